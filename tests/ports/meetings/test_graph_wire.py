"""What Microsoft Graph is asked, word for word."""

import asyncio

from bot.graph.door import GraphMeetings
from tests.graph_contract import breaches, require_contract
from tests.graph_stand_in import GraphStandIn
from tests.ports.meetings.wanted import NINE, wanted


async def test_all_that_is_asked_and_answered_keeps_graphs_contract(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    require_contract()
    made = await over_http.open(wanted())
    await over_http.open(wanted())
    await over_http.move(made.event, wanted(starts=NINE.replace(hour=14)))
    await over_http.cancel(made.event, organiser="reviews@host.example", comment="It is off.")
    await over_http.cancel(made.event, organiser="reviews@host.example", comment="It is off.")

    assert breaches(graph.exchanges) == []


async def test_a_new_meeting_is_a_teams_meeting_on_the_clients_wall_clock(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted(starts=NINE.replace(month=7)))

    (create,) = graph.asked("POST")
    body = create["body"]
    assert (body["isOnlineMeeting"], body["onlineMeetingProvider"]) == (True, "teamsForBusiness")
    assert (body["start"]["dateTime"], body["start"]["timeZone"]) == (
        "2026-07-03T10:00:00",
        "GMT Standard Time",
    )


async def test_those_invited_do_not_see_one_another_and_need_not_answer(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted())

    (create,) = graph.asked("POST")
    wished = ("hideAttendees", "responseRequested", "allowNewTimeProposals")
    assert {name: create["body"][name] for name in wished} == {
        "hideAttendees": True,
        "responseRequested": False,
        "allowNewTimeProposals": False,
    }


async def test_the_invitation_says_nothing_about_the_session(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted(subject="Finance leads"))

    (create,) = graph.asked("POST")
    assert create["body"]["body"]["content"] == (
        "Please join this session in Teams with the link in this invitation. It is not recorded or transcribed."
    )


async def test_the_same_session_always_carries_the_same_transaction(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted())
    graph.entries.clear()

    await over_http.open(wanted())

    first, second = graph.asked("POST")
    assert first["body"]["transactionId"] == second["body"]["transactionId"]


async def test_a_move_sends_nothing_but_times_subject_and_people(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    made = await over_http.open(wanted())

    await over_http.move(made.event, wanted(starts=NINE.replace(hour=14)))

    (patch,) = graph.asked("PATCH")
    assert {name for name in patch["body"] if name[0] != "@"} == {"subject", "start", "end", "attendees"}


async def test_every_request_asks_for_ids_that_last(graph: GraphStandIn, over_http: GraphMeetings) -> None:
    made = await over_http.open(wanted())
    await over_http.move(made.event, wanted())
    await over_http.cancel(made.event, organiser="reviews@host.example", comment="It is off.")

    preferences = [exchange["request"]["headers"]["prefer"] for exchange in graph.exchanges]
    assert ['IdType="ImmutableId"' in each for each in preferences] == [True] * len(graph.exchanges)


async def test_every_request_about_times_asks_for_them_in_the_clients_zone(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    made = await over_http.open(wanted())
    await over_http.move(made.event, wanted())

    asked = graph.asked("GET") + graph.asked("POST") + graph.asked("PATCH")
    preferences = [request["headers"]["prefer"] for request in asked]
    assert ['outlook.timezone="GMT Standard Time"' in each for each in preferences] == [True] * 3


async def test_a_stand_in_is_never_shown_a_token(graph: GraphStandIn, over_http: GraphMeetings) -> None:
    await over_http.open(wanted())

    shown = ["authorization" in exchange["request"]["headers"] for exchange in graph.exchanges]
    assert shown == [False] * len(graph.exchanges)


async def test_a_whole_timetable_is_asked_for_four_requests_at_a_time(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted("s0"))
    graph.turnstile = asyncio.Barrier(4)  # nobody is answered until four have asked

    await asyncio.gather(*(over_http.open(wanted(f"s{number}")) for number in range(1, 21)))

    assert (len(graph.entries), graph.most_at_once) == (21, 4)
