"""What a Teams meeting of a review allows, as far as Microsoft lets the bot say so (R69)."""

import logging

import pytest

from bot.graph.door import GraphMeetings
from bot.ports.failing import Unavailable
from tests.graph.faults import LETS_PASS
from tests.graph_stand_in import Answers, GraphStandIn
from tests.ports.meetings.wanted import wanted

WISHED = {
    "lobbyBypassSettings": {"scope": "invited", "isDialInBypassEnabled": False},
    "allowedLobbyAdmitters": "organizerAndCoOrganizersAndPresenters",
    "allowedPresenters": "everyone",
    "recordAutomatically": False,
    "allowRecording": False,
    "allowTranscription": False,
}


def given(graph: GraphStandIn) -> list[object]:
    """Return the options of all meetings, without what the SDK says of types."""
    plain = [dict(options) for options in graph.meetings.options.values()]
    for options in plain:
        options["lobbyBypassSettings"].pop("@odata.type", None)
    return list(plain)


async def test_nobody_walks_in_uninvited_and_nothing_is_recorded(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted())

    assert given(graph) == [WISHED]


async def test_a_join_link_that_names_its_organiser_saves_asking_who_that_is(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    made = await over_http.open(wanted("s0"))
    context = f"%7b%22Tid%22%3a%22t%22%2c%22Oid%22%3a%22{graph.meetings.id_of('reviews@host.example')}%22%7d"
    graph.links[made.event] = f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0?context={context}"
    before = len(graph.exchanges)

    await over_http.open(wanted("s0"))

    asked = [exchange["request"]["method"] for exchange in graph.exchanges[before:]]
    assert (asked, len(given(graph))) == (["GET", "GET", "PATCH"], 2)


async def test_a_meeting_stands_where_the_bot_may_not_set_its_options_and_the_next_one_does_not_ask_again(
    graph: GraphStandIn, over_http: GraphMeetings, caplog: pytest.LogCaptureFixture
) -> None:
    graph.meetings.forbidden = True
    caplog.set_level(logging.WARNING)

    made = [await over_http.open(wanted(f"s{number}")) for number in range(3)]

    left = [record.getMessage() for record in caplog.records]
    asked = graph.asked("GET", about="/onlineMeetings")
    assert (len({one.join_url for one in made}), len(asked), left) == (3, 1, ["meeting.options_left"])


async def test_a_meeting_stands_where_its_online_meeting_is_not_found(
    graph: GraphStandIn, over_http: GraphMeetings, caplog: pytest.LogCaptureFixture
) -> None:
    graph.meetings.unknown = True
    caplog.set_level(logging.WARNING)

    made = await over_http.open(wanted())

    left = [record.getMessage() for record in caplog.records]
    assert (made.join_url != "", left) == (True, ["meeting.options_left"])


async def test_options_that_cannot_be_set_just_now_are_set_at_the_next_go_on_the_same_meeting(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    graph.will(LETS_PASS, LETS_PASS, LETS_PASS, LETS_PASS, Answers(500))
    with pytest.raises(Unavailable):
        await over_http.open(wanted())

    await over_http.open(wanted())

    assert (len(graph.entries), given(graph)) == (1, [WISHED])


async def test_a_meeting_is_not_held_up_for_ever_by_its_options(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted())
    for _ in range(2):
        graph.will(LETS_PASS, LETS_PASS, Answers(500))
        with pytest.raises(Unavailable):
            await over_http.open(wanted())

    graph.will(LETS_PASS, LETS_PASS, Answers(500))
    made = await over_http.open(wanted())

    assert made.join_url != ""
