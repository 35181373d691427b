"""How fast Microsoft is asked: within its limits, and with nobody held up by who must wait."""

from datetime import timedelta

import pytest

from bot.graph.door import GraphMeetings
from bot.graph.pacing import Pace, Slots
from bot.ports.failing import Unavailable
from tests.graph_over_http import opened
from tests.graph_stand_in import Answers, GraphStandIn
from tests.ports.meetings.wanted import wanted

MINUTE = timedelta(minutes=1)


def test_thirty_go_at_once_and_each_of_the_others_gets_a_slot_of_its_own() -> None:
    slots = Slots(30, within=MINUTE)

    waits = [slots.wait(f"s{number}", now=0.0) for number in range(65)]

    assert waits == [0.0] * 30 + [60.0] * 30 + [120.0] * 5


def test_who_comes_back_finds_the_slot_kept_and_nobody_gets_in_before() -> None:
    slots = Slots(2, within=MINUTE)
    waits = [slots.wait(name, now=0.0) for name in ("a", "b", "c", "d")]

    early, new, due = slots.wait("c", now=10.0), slots.wait("e", now=59.0), slots.wait("c", now=60.0)

    assert (waits, early, new, due) == ([0.0, 0.0, 60.0, 60.0], 50.0, 61.0, 0.0)


def test_however_late_they_come_back_no_minute_sees_more_than_its_limit() -> None:
    slots = Slots(2, within=MINUTE)
    for name in ("a", "b", "c", "d", "e", "f"):
        slots.wait(name, now=0.0)

    late = [slots.wait(name, now=115.0) for name in ("c", "d")]
    in_time = [slots.wait(name, now=120.0) for name in ("e", "f")]

    assert (late, in_time) == ([0.0, 0.0], [55.0, 55.0])


def test_a_slot_that_nobody_comes_back_for_is_given_up() -> None:
    slots = Slots(1, within=MINUTE)
    slots.wait("a", now=0.0)
    slots.wait("b", now=0.0)

    assert slots.wait("c", now=120.0) == 0.0


def test_ten_thousand_requests_in_ten_minutes_are_the_most() -> None:
    pace = Pace(invitations_a_minute=30)

    waits = [pace.wait(f"r{number}", sends=False, now=1.0) for number in range(10_001)]

    assert (sum(waits[:-1]), waits[-1]) == (0.0, 600.0)


async def test_an_invitation_too_many_in_a_minute_waits_while_other_errands_go_on(graph: GraphStandIn) -> None:
    async with opened(graph, invitations_a_minute=2) as paced:
        for session in ("s1", "s2"):
            await paced.open(wanted(session))

        with pytest.raises(Unavailable) as later:
            await paced.open(wanted("s3"))
        await paced.open(wanted("s4", attendees=()))
        await paced.open(wanted("s1"))

    assert later.value.retry_after is not None
    assert timedelta(seconds=30) < later.value.retry_after <= MINUTE
    assert len(graph.entries) == 3


async def test_while_microsoft_asks_us_to_wait_nothing_else_is_asked_of_that_mailbox(
    graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    graph.will(Answers(429, code="ApplicationThrottled", retry_after="60"))
    with pytest.raises(Unavailable):
        await over_http.open(wanted())

    with pytest.raises(Unavailable) as later:
        await over_http.cancel("AAkALg", organiser="Reviews@host.example", comment="It is off.")
    await over_http.open(wanted("s2", organiser="others@host.example"))

    assert later.value.retry_after is not None
    assert timedelta(seconds=30) < later.value.retry_after <= MINUTE
    assert ["reviews" in each["request"]["url"].lower() for each in graph.exchanges].count(True) == 1
