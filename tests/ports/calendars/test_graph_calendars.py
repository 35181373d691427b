"""What Microsoft Graph is asked to follow a calendar, and what its failures mean."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import clock
from bot.graph.door import GraphMeetings, GraphSettings
from bot.ports.failing import Refused, Unavailable
from bot.ports.meetings import Entry
from tests.graph.wall import Json
from tests.graph_over_http import opened
from tests.graph_stand_in import Answers, Garbles, GraphStandIn
from tests.ports.meetings.wanted import NINE, wanted

ORGANISER = "reviews@host.example"
DAY = timedelta(days=1)


async def test_a_look_asks_for_pages_in_utc_with_ids_that_last_and_filters_nothing(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    for number in range(5):
        await over_http.open(wanted(f"s{number}"))

    seen = await over_http.look(ORGANISER, since=NINE - DAY, until=NINE + DAY)

    asked = graph.asked("GET", about="/calendarView/delta()")
    preferences = [set(request["headers"]["prefer"].split(", ")) for request in asked]
    assert (len(asked), len(seen.entries), ["filter" in each["url"] for each in asked]) == (3, 5, [False] * 3)
    assert preferences == [{'IdType="ImmutableId"', 'outlook.timezone="UTC"', "odata.maxpagesize=50"}] * 3


async def test_times_are_moments_in_utc_in_summer_too(graph: GraphStandIn, over_http: GraphMeetings) -> None:
    ten_in_july = datetime(2026, 7, 3, 9, 0, tzinfo=UTC)
    made = await over_http.open(wanted(starts=ten_in_july))

    seen = await over_http.look(ORGANISER, since=ten_in_july - DAY, until=ten_in_july + DAY)

    assert graph.entries[made.event]["start"]["dateTime"] == "2026-07-03T10:00:00"
    assert [(entry.starts, entry.starts.tzinfo) for entry in seen.entries if entry.starts] == [
        (ten_in_july, UTC)
    ]


async def test_a_meeting_cancelled_in_outlook_counts_as_gone_though_it_can_still_be_seen(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    made = await over_http.open(wanted())
    graph.cancel_by_hand(made.event)

    seen = await over_http.look(ORGANISER, since=NINE - DAY, until=NINE + DAY)
    asked = await over_http.entry(ORGANISER, made.event)

    assert (seen.entries, asked) == ((Entry(event=made.event),), Entry(event=made.event))


async def test_a_missing_mailbox_does_not_mean_that_its_meetings_are_gone(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    graph.will(Answers(404, code="ErrorInvalidUser"))

    with pytest.raises(Refused, match="no calendar for the organiser"):
        await over_http.entry(ORGANISER, "AAkALg")


@pytest.mark.parametrize("fault", [Garbles(), Answers(500)], ids=str)
async def test_a_look_that_fails_is_for_later(
    graph: GraphStandIn, over_http: GraphMeetings, fault: Garbles | Answers
) -> None:
    graph.will(fault)

    with pytest.raises(Unavailable):
        await over_http.look(ORGANISER, since=NINE, until=NINE + DAY)


async def test_microsoft_is_asked_to_announce_changes_with_a_secret_and_not_for_longer_than_it_does(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    subscribed = await over_http.subscribe(ORGANISER, secret="only-we-know", until=clock.now() + 30 * DAY)

    (request,) = graph.asked("POST", about="/subscriptions")
    body: Json = {name: value for name, value in request["body"].items() if name[0] != "@"}
    until = datetime.fromisoformat(body.pop("expirationDateTime"))
    assert body == {
        "changeType": "created,updated,deleted",
        "clientState": "only-we-know",
        "notificationUrl": "https://bot.example/api/calendar/changes",
        "lifecycleNotificationUrl": "https://bot.example/api/calendar/lifecycle",
        "resource": f"users/{ORGANISER}/events",
    }
    assert timedelta(minutes=4200) < until - clock.now() < timedelta(minutes=4230)
    assert subscribed.until == until


async def test_a_bot_without_a_public_address_asks_for_no_announcements(graph: GraphStandIn) -> None:
    async with opened(graph, notification_url="") as unreachable:
        with pytest.raises(Refused, match="no public address"):
            await unreachable.subscribe(ORGANISER, secret="s", until=NINE)

    assert graph.exchanges == []


async def test_an_address_that_microsoft_cannot_reach_is_one_for_a_human(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    graph.will(Answers(400, code="ValidationError"))

    with pytest.raises(Refused, match="CF_PUBLIC_URL can be reached"):
        await over_http.subscribe(ORGANISER, secret="s", until=NINE)


@pytest.mark.parametrize("url", ["http://bot.example", "bot.example", "https://bot.example/?a=b"])
def test_only_an_https_address_can_be_told_of_changes(url: str) -> None:
    with pytest.raises(ValueError, match="begins with https://"):
        GraphSettings(base_url="http://127.0.0.1:1/v1.0", notification_url=url)
