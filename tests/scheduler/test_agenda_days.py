"""The whole agenda as a table, to the minute on the client's wall, whatever the clock does there."""

import time as clock
from collections.abc import Iterator, Sequence
from datetime import UTC, date, time, timedelta

import pytest

from bot.domain.ids import PersonId
from bot.domain.method import Quiet
from bot.domain.review import Review
from bot.domain.session import Pair, Session, SessionKind
from scheduler.agenda.whole import agenda
from tests.builders import a_method, a_session, a_team
from tests.scheduler.agenda_table import (
    a_day,
    a_review_of,
    days_between,
    held,
    on_the_wall,
    table,
)

EVERY_DAY = """\
07:30 day sheet: cora, leo, ana, ben
08:45 briefing: ana, ben
09:50 capture: ana, ben
10:30 nudge: ana, ben
13:15 digest: the channel
13:30 digest brought up to date: the channel
13:30 triangulate: leo
16:30 catch-up: cora
17:15 catch-up reminder: cora
18:00 catch-up escalation: leo
18:00 not reached: cora""".splitlines()
BEFORE_FEEDBACK = "15:00 final feedback: cora"
SURPRISES = "17:00 surprises: cora"
LONDON, AUCKLAND, TOKYO = "Europe/London", "Pacific/Auckland", "Asia/Tokyo"


def through(review: Review) -> list[str]:
    """Return what each day brings: on the last one the feedback too, on the one before a warning."""
    lines = []
    for day in days_between(review.first_day, review.last_day):
        more = {review.last_day: [BEFORE_FEEDBACK], review.last_day - timedelta(days=1): [SURPRISES]}
        lines += [f"{day:%a %d %b} {line}" for line in sorted(EVERY_DAY + more.get(day, []), key=_at)]
    return lines


def _at(line: str) -> str:
    return line[:5]


@pytest.mark.parametrize(
    ("zone", "first", "last", "shifts"),
    [
        (LONDON, date(2027, 3, 25), date(2027, 3, 29), 1),
        (LONDON, date(2026, 10, 23), date(2026, 10, 26), -1),
        (AUCKLAND, date(2027, 4, 2), date(2027, 4, 5), -1),
        (AUCKLAND, date(2026, 9, 25), date(2026, 9, 28), 1),
        (AUCKLAND, date(2027, 3, 25), date(2027, 3, 29), 0),
        (TOKYO, date(2027, 3, 25), date(2027, 3, 29), 0),
        (TOKYO, date(2026, 10, 23), date(2026, 10, 26), 0),
    ],
)
def test_every_day_is_the_same_on_the_clients_wall_across_a_clock_change(
    zone: str, first: date, last: date, shifts: int
) -> None:
    review = a_review_of(first, last, zone=zone)
    sessions = [s for day in days_between(first, last) for s in a_day(review, day)]

    lines = table(review, sessions)

    began, ended = review.at(first, time(12)), review.at(last, time(12))
    shift = (ended.utcoffset() or timedelta()) - (began.utcoffset() or timedelta())
    during = [line for line in lines if line[4:10] in {f"{day:%d %b}" for day in days_between(first, last)}]
    assert (during, shift) == (through(review), timedelta(hours=shifts))


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the server somewhere else than the client and the team."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "America/New_York")
        clock.tzset()
        yield
    clock.tzset()


@pytest.mark.usefixtures("in_new_york")
def test_where_the_server_stands_changes_nothing() -> None:
    first, last = date(2026, 9, 25), date(2026, 9, 28)
    review = a_review_of(first, last, zone=AUCKLAND)
    sessions = [s for day in days_between(first, last) for s in a_day(review, day)]

    lines = table(review, sessions)

    assert lines[4 : 4 + len(through(review))] == through(review)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_what_goes_with_a_session_in_the_night_of_a_clock_change_keeps_its_distance_from_it(day: date) -> None:
    review = a_review_of(day, day)
    watch = a_session(starts=review.at(day, time(0, 40)).astimezone(UTC), kind=SessionKind.VISIT)
    watch = watch.model_copy(update={"ends": watch.starts + timedelta(hours=2)})

    errands = agenda(review, sessions=[watch], people=a_team())

    due = {e.task.purpose: e.due for e in errands}
    assert due["briefing"] == watch.starts - timedelta(minutes=15)
    assert due["capture"] == watch.ends
    assert on_the_wall(due["nudge"], review)[-5:] == "07:00"
    assert len({(e.task.purpose, on_the_wall(e.due, review), e.key) for e in errands}) == len(errands)


def test_a_reminder_that_would_come_at_night_comes_in_the_morning_and_never_twice_a_day() -> None:
    first, last = date(2026, 6, 9), date(2026, 6, 11)
    review = a_review_of(first, last)
    late = held(review, first, time(19), "focus group", kind=SessionKind.FOCUS_GROUP)
    sessions = [late, held(review, date(2026, 6, 10), time(9), "second"), held(review, last, time(14), "third")]

    nudges = [line for line in table(review, sessions) if "nudge" in line]

    assert nudges == [
        "Wed 10 Jun 07:00 nudge: ana, ben",
        "Thu 11 Jun 07:00 nudge: ana, ben",
        "Fri 12 Jun 07:00 nudge: ana, ben",
    ]


def test_a_day_that_begins_before_the_quiet_hours_end_is_told_of_all_the_same() -> None:
    day = date(2026, 6, 9)
    review = a_review_of(day, day)

    lines = table(review, [held(review, day, time(7, 15), "early shift")])

    assert lines[4:7] == [
        "Tue 09 Jun 06:15 day sheet: ana, ben",
        "Tue 09 Jun 07:00 briefing: ana, ben",
        "Tue 09 Jun 08:05 capture: ana, ben",
    ]


def test_a_method_may_have_no_quiet_hours() -> None:
    day = date(2026, 6, 9)
    method = a_method(quiet=Quiet(begins=time(0), ends=time(0)))
    review = a_review_of(day, day).model_copy(update={"method": method})

    lines = table(review, [held(review, day, time(19), "focus group")])

    assert [line for line in lines if "nudge" in line] == ["Tue 09 Jun 20:30 nudge: ana, ben"]


def test_each_of_several_lead_peers_is_told_of_an_evening_that_is_not_approved() -> None:
    day = date(2026, 6, 9)
    review = a_review_of(day, day)
    second = a_team()[1].model_copy(update={"id": PersonId("lou"), "initials": "LU"})

    errands = agenda(review, sessions=a_day(review, day), people=(*a_team(), second))

    told = [e.key for e in errands if e.task.purpose == "catch-up escalation"]
    assert told == [f"{review.id}/catch-up escalation/{day}/{who}" for who in ("leo", "lou")]


def test_the_warning_of_surprises_comes_on_the_last_evening_before_the_final_feedback() -> None:
    first, last = date(2026, 6, 9), date(2026, 6, 11)
    review = a_review_of(first, last)
    final = held(review, last, time(15), "final", kind=SessionKind.FINAL_FEEDBACK, pair=None)
    sessions = [*a_day(review, first), *a_day(review, date(2026, 6, 10)), final]

    lines = table(review, sessions)

    assert [line for line in lines if "surprises" in line or "final" in line] == [
        "Wed 10 Jun 17:00 surprises: cora",
        "Thu 11 Jun 13:30 final feedback: cora",
    ]


def evenings_of(review: Review, sessions: Sequence[Session]) -> list[str]:
    return [line for line in table(review, sessions) if "catch-up" in line]


def test_once_the_final_feedback_is_agreed_its_day_asks_for_no_messages_and_the_day_before_still_does() -> None:
    first, last = date(2026, 6, 9), date(2026, 6, 10)
    review = a_review_of(first, last).model_copy(update={"board_frozen": True})

    lines = evenings_of(review, [*a_day(review, first), *a_day(review, last)])

    assert lines == [
        "Tue 09 Jun 16:30 catch-up: cora",
        "Tue 09 Jun 17:15 catch-up reminder: cora",
        "Tue 09 Jun 18:00 catch-up escalation: leo",
    ]


def test_while_the_final_feedback_is_given_nobody_is_reminded_of_the_evenings_messages() -> None:
    day = date(2026, 6, 9)
    review = a_review_of(day, day)
    final = held(review, day, time(15), "final", kind=SessionKind.FINAL_FEEDBACK, pair=None)
    off = final.model_copy(update={"cancelled": True})

    assert evenings_of(review, [*a_day(review, day), final]) == ["Tue 09 Jun 14:30 catch-up: cora"]
    assert [line[11:16] for line in evenings_of(review, [*a_day(review, day), off])] == [
        "16:30", "17:15", "18:00",
    ]  # fmt: skip


def test_a_review_of_one_day_has_no_evening_on_which_to_warn() -> None:
    day = date(2026, 6, 9)
    review = a_review_of(day, day)

    assert [line for line in table(review, a_day(review, day)) if "surprises" in line] == []


def test_what_each_of_a_pair_is_sent_goes_with_whoever_is_in_it() -> None:
    day = date(2026, 6, 9)
    review = a_review_of(day, day)
    alone = Pair(lead=PersonId("leo"), notes=PersonId("leo"))

    lines = table(review, [held(review, day, time(9), "interview", pair=alone)])

    assert [line for line in lines if "briefing" in line or "capture" in line] == [
        "Tue 09 Jun 08:45 briefing: leo",
        "Tue 09 Jun 09:50 capture: leo",
    ]
