"""Days as clients write them, and which dates they are."""

from datetime import date

import pytest

from bot.timetables.anchors import Anchors, Dated
from bot.timetables.days import find_day, read_heading

TUESDAY = date(2021, 9, 14)


def dated(written: str, anchors: Anchors) -> Dated:
    found = find_day(written)
    assert found is not None
    return anchors.date_of(found[0])


@pytest.mark.parametrize(
    "written",
    [
        "Day 1 \u2013 Tuesday 14 September",
        "14/09/2021",
        "14/9/21",
        "14 Sep",
        "Tue 14th",
        "Tuesday 14th of September 2021",
        "September 14, 2021",
        "2021-09-14",
        "14-Sep-21",
        "Tues 14 Sept",
        "Tuesday",
    ],
)
def test_a_day_is_dated_by_what_else_is_known(written: str) -> None:
    assert dated(written, Anchors(first_day=TUESDAY)) == Dated(TUESDAY)


def test_a_missing_year_comes_from_the_other_dates_of_the_file() -> None:
    assert dated("Wed 15 Sept", Anchors(stated=(TUESDAY,))) == Dated(date(2021, 9, 15))


def test_new_year_does_not_send_january_a_year_back() -> None:
    assert dated("6 January", Anchors(first_day=date(2026, 12, 30))) == Dated(date(2027, 1, 6))


def test_a_weekday_that_does_not_match_its_date_is_a_doubt_and_not_a_guess() -> None:
    found = dated("Tuesday 15 September 2021", Anchors())

    assert found == Dated(
        None, "15 September 2021 is a Wednesday, not a Tuesday. Which day is meant?", "2021-09-15"
    )


def test_a_year_that_is_nowhere_is_asked_for() -> None:
    found = dated("Tuesday 14 September", Anchors())

    assert (found.date, found.question.split(".")[0]) == (None, "The year or month is not given")


def test_day_two_is_dated_only_when_the_first_day_is_known() -> None:
    assert dated("Day 2", Anchors()).date is None
    assert dated("Day 2", Anchors(first_day=TUESDAY)) == Dated(date(2021, 9, 15))


def test_the_days_of_a_review_leave_out_the_weekend() -> None:
    assert dated("Day 2", Anchors(first_day=date(2026, 10, 16))) == Dated(date(2026, 10, 19))


def test_a_day_that_does_not_exist_is_a_doubt() -> None:
    assert dated("31/09/2021", Anchors()).date is None


@pytest.mark.parametrize(
    "line",
    [
        "9.30 - 10.30",
        "Tuesday 9.30 - 10.30",
        "May Smith",
        "Sunday lunch club visit",
        "w/c 13 September",
        "Thursday\u2019s group",
    ],
)
def test_a_line_with_other_words_is_no_heading_of_a_day(line: str) -> None:
    assert read_heading(line) is None
