"""What the method would say of the days of a timetable: what each must have, and which are not the review's."""

from datetime import date, timedelta

import pytest

from bot.domain.linter import lint
from bot.domain.session import SessionKind
from tests.builders import FIRST_DAY, a_review
from tests.domain.days import TEAM, WEDNESDAY, a_day, at, said, without


@pytest.mark.parametrize(
    ("missing", "caution"),
    [
        ("Scene setting", ("R20", "There is no scene setting on the first day, Tuesday 9 June.")),
        (
            "Team last",
            (
                "R18",
                "There is only one peer team session on Tuesday 9 June. The method asks for 2 or more a day.",
            ),
        ),
        ("Final feedback", ("R21", "There is no final feedback on the last day, Tuesday 9 June.")),
    ],
)
def test_what_a_day_lacks_is_named(missing: str, caution: tuple[str, str]) -> None:
    assert said(without(missing)) == [caution]


def test_each_day_needs_a_catch_up_save_that_the_last_may_have_the_final_feedback_for_it() -> None:
    first = without("Catch-up", "Final feedback")
    last = [s for s in a_day(WEDNESDAY) if s.title not in {"Catch-up", "Scene setting"}]

    assert said((*first, *last)) == [("R19", "There is no catch-up with the client on Tuesday 9 June.")]


def test_team_sessions_of_several_streams_at_one_time_are_one() -> None:
    of_a_stream = at("08:45", "Pair 2 first", SessionKind.TEAM_SESSION, minutes=30, stream="Pair 2")

    rules = [rule for rule, _ in said((*without("Team last"), of_a_stream))]

    assert rules == ["R18"]


def test_the_evening_before_is_not_a_day_of_the_review() -> None:
    eve = at("19:00", "First team meeting", SessionKind.TEAM_SESSION, day=FIRST_DAY - timedelta(days=1))

    assert said((eve, *a_day())) == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 6, 8), "Monday 8 June is before the review's first day, Tuesday 9 June."),
        (date(2026, 6, 12), "Friday 12 June is after the review's last day, Thursday 11 June."),
        (date(2026, 6, 13), "Saturday 13 June 2026 is at the weekend. Is the date right?"),
    ],
)
def test_a_day_outside_the_review_is_named(day: date, sentence: str) -> None:
    assert ("R1", sentence) in said(a_day(day))


def test_the_last_day_of_a_review_just_set_up_is_for_the_timetable_to_say() -> None:
    just_set_up = a_review(last_day=FIRST_DAY)

    assert [text for rule, text in said(a_day(WEDNESDAY), review=just_set_up) if rule == "R1"] == []


def test_more_days_than_the_method_takes_are_too_many() -> None:
    days = [FIRST_DAY + timedelta(days=n) for n in range(4)]
    review = a_review(last_day=days[-1])

    found = said([s for day in days for s in a_day(day)], review=review)

    assert found == [("R1", "The timetable has 4 days. This kind of review takes 1 to 3 days.")]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            date(2027, 3, 28),
            "“Early”: there is no 01:30 on Sunday 28 March, when the clocks go forward. It would be 02:30.",
        ),
        (
            date(2026, 10, 25),
            "“Early”: 01:30 comes twice on Sunday 25 October, when the clocks go back. Which is meant?",
        ),
    ],
)
def test_a_time_that_the_clocks_skip_or_show_twice_is_named(day: date, sentence: str) -> None:
    review = a_review(first_day=day, last_day=day)

    assert ("R1", sentence) in said((at("01:30", "Early", day=day, review=review),), review=review)


def test_the_zone_of_the_review_says_when_the_clocks_change() -> None:
    day = date(2026, 10, 25)
    review = a_review(first_day=day, last_day=day, zone="Asia/Tokyo")

    found = said((at("01:30", "Early", day=day, review=review),), review=review)

    assert [text for _, text in found if "clocks" in text] == []


def test_a_day_whose_date_is_not_known_is_called_what_the_file_calls_it() -> None:
    found = lint(
        without("Catch-up", "Final feedback"), review=a_review(), people=TEAM, called={FIRST_DAY: "Day 1"}
    )

    assert [(c.at, c.text) for c in found] == [
        ("Day 1", "There is no catch-up with the client on “Day 1”."),
        ("Day 1", "There is no final feedback on the last day, “Day 1”."),
    ]
