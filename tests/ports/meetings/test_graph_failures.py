"""What becomes of a meeting when Microsoft Graph fails: later, or for a human, and never twice."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot import clock
from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from bot.ports.failing import Refused, Unavailable
from tests.graph.faults import LETS_PASS
from tests.graph_over_http import opened
from tests.graph_stand_in import PRIVATE, Answers, Fault, Garbles, GraphStandIn, HangsOn, HangsUp, ShowsPage
from tests.ports.meetings.wanted import wanted

PASSING: tuple[Fault, ...] = (
    Answers(429, code="ApplicationThrottled", retry_after="7"),
    Answers(500),
    Answers(502, code="BadGateway"),
    Answers(503, code="ServiceUnavailable"),
    Answers(504, code="GatewayTimeout"),
    ShowsPage(502),
    ShowsPage(200),
    HangsUp(),
    Garbles(),
)

AFTER_EFFECT: tuple[Fault, ...] = (Answers(503, after_effect=True), HangsUp(after_effect=True))

LASTING = (
    Answers(400, code="ErrorInvalidRequest"),
    Answers(401, code="InvalidAuthenticationToken"),
    Answers(403, code="ErrorAccessDenied"),
    Answers(404, code="ErrorInvalidUser"),
    Answers(409, code="ErrorIrresolvableConflict"),
    ShowsPage(403),
)


def says_nothing_of_microsofts(failure: BaseException) -> bool:
    sentence = str(failure)
    return PRIVATE not in sentence and "host.example" not in sentence and sentence.endswith(".")


@pytest.mark.parametrize("fault", PASSING, ids=str)
async def test_a_passing_fault_means_later_and_the_sdk_does_not_try_again_by_itself(
    graph: GraphStandIn, over_http: GraphMeetings, fault: Fault
) -> None:
    graph.will(fault)

    with pytest.raises(Unavailable) as failed:
        await over_http.open(wanted())

    assert (says_nothing_of_microsofts(failed.value), len(graph.exchanges)) == (True, 1)


@pytest.mark.parametrize("fault", LASTING, ids=str)
async def test_a_lasting_fault_is_one_for_a_human(
    graph: GraphStandIn, over_http: GraphMeetings, fault: Fault
) -> None:
    graph.will(fault)

    with pytest.raises(Refused) as failed:
        await over_http.open(wanted())

    assert (says_nothing_of_microsofts(failed.value), len(graph.exchanges)) == (True, 1)


async def test_a_create_that_microsoft_put_off_is_sent_once_and_can_be_asked_for_again_by_another_runner(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    await over_http.open(wanted("s0"))
    graph.will(LETS_PASS, Answers(429, code="ApplicationThrottled", retry_after="7"))
    with pytest.raises(Unavailable):
        await over_http.open(wanted())
    creates = len(graph.asked("POST"))

    async with opened(graph) as another:
        await another.open(wanted())

    assert (creates, len(graph.entries)) == (2, 2)


@pytest.mark.parametrize("fault", AFTER_EFFECT, ids=str)
async def test_a_create_that_failed_after_it_took_effect_makes_no_second_meeting(
    graph: GraphStandIn, over_http: GraphMeetings, fault: Fault
) -> None:
    made = await over_http.open(wanted("s0"))
    graph.will(Answers(503), fault)
    with pytest.raises(Unavailable):
        await over_http.open(wanted())
    with pytest.raises(Unavailable):
        await over_http.move(made.event, wanted("s0"))

    await over_http.open(wanted())

    assert len(graph.entries) == 2


async def test_a_meeting_made_by_a_request_whose_answer_was_lost_is_found_again(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    first = await over_http.open(wanted())
    graph._by_transaction.clear()  # Graph promises nothing about how long it remembers a transaction

    again = await over_http.open(wanted())

    assert (again, len(graph.entries)) == (first, 1)


async def test_microsofts_wait_in_seconds_is_kept(graph: GraphStandIn, over_http: GraphMeetings) -> None:
    graph.will(Answers(429, code="ApplicationThrottled", retry_after="7"))

    with pytest.raises(Unavailable) as later:
        await over_http.open(wanted())

    assert later.value.retry_after == timedelta(seconds=7)


async def test_microsofts_wait_until_a_date_is_kept(graph: GraphStandIn, over_http: GraphMeetings) -> None:
    until = clock.now() + timedelta(minutes=10)
    graph.will(Answers(503, retry_after=format_datetime(until, usegmt=True)))

    with pytest.raises(Unavailable) as later:
        await over_http.open(wanted())

    assert later.value.retry_after is not None
    assert timedelta(minutes=9) < later.value.retry_after <= timedelta(minutes=10)


@pytest.mark.parametrize("said", ["soon", "-5", ""])
async def test_a_wait_that_makes_no_sense_is_left_to_the_runner(
    graph: GraphStandIn, over_http: GraphMeetings, said: str
) -> None:
    graph.will(Answers(503, retry_after=said))

    with pytest.raises(Unavailable) as later:
        await over_http.open(wanted())

    assert later.value.retry_after is None


async def test_a_date_that_has_passed_means_at_once(graph: GraphStandIn, over_http: GraphMeetings) -> None:
    graph.will(Answers(503, retry_after=format_datetime(datetime(2020, 1, 1, tzinfo=UTC), usegmt=True)))

    with pytest.raises(Unavailable) as later:
        await over_http.open(wanted())

    assert later.value.retry_after == timedelta(0)


async def test_an_answer_that_never_comes_means_later(graph: GraphStandIn) -> None:
    graph.will(HangsOn())

    async with opened(graph, deadline=timedelta(milliseconds=200)) as impatient:
        with pytest.raises(Unavailable):
            await impatient.open(wanted())


async def test_a_graph_that_is_not_there_means_later() -> None:
    nowhere = graph_meetings(GraphSettings(base_url="http://127.0.0.1:9/v1.0"))

    with pytest.raises(Unavailable):
        await nowhere.open(wanted())

    await nowhere.close()


async def test_a_link_that_comes_a_moment_later_is_waited_for(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    graph.links_come_late = True

    made = await over_http.open(wanted())

    assert made.join_url.startswith("https://teams.microsoft.com/meet/")


async def test_an_organiser_without_teams_is_one_for_a_human(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    graph.without_links = True

    with pytest.raises(Refused, match="licence for Teams"):
        await over_http.open(wanted())


async def test_a_zone_that_outlook_does_not_know_is_refused_before_anything_is_sent(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    with pytest.raises(Refused, match="time zone Mars/Olympus"):
        await over_http.open(wanted(zone="Mars/Olympus"))

    assert graph.exchanges == []


async def test_a_review_without_an_organiser_is_one_for_a_human(over_http: GraphMeetings) -> None:
    with pytest.raises(Refused, match="has no organiser"):
        await over_http.open(wanted(organiser=""))
