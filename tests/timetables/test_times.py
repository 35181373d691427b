"""Times of day as clients write them."""

from datetime import datetime, time, timedelta

import pytest

from bot.domain.timetable import Asks
from bot.timetables.clock import Times
from bot.timetables.grid import Raw
from bot.timetables.lengths import minutes_in
from bot.timetables.times import find_leading, find_range, read_cell, read_value


def span(times: Times | None) -> str | None:
    if times is None or times.start is None:
        return None
    return f"{times.start:%H:%M}" + (f"-{times.end:%H:%M}" if times.end else "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9.30 - 10.15am", "09:30-10:15"),
        ("1000-1030", "10:00-10:30"),
        ("3\u20134 pm", "15:00-16:00"),
        ("12.00 noon", "12:00"),
        ("12 noon \u2013 12.45", "12:00-12:45"),
        ("1.30pm for 45 minutes", "13:30-14:15"),
        ("9.45 (45 minutes approx)", "09:45-10:30"),
        ("9:00am-9:30am BST", "09:00-09:30"),
        ("11.00 11.45", "11:00-11:45"),
        ("11.45\n\u2013\n12.30", "11:45-12:30"),
        ("12.15 \u2013 1.00", "12:15-13:00"),
        ("11 \u2013 1pm", "11:00-13:00"),
        ("11.30am \u2013 12.15pm", "11:30-12:15"),
        ("9:00 a.m. \u2013 9:30 a.m.", "09:00-09:30"),
        ("2:00 p.m.  \u2013 2:45 p.m.", "14:00-14:45"),
        ("15.30 hrs - 16.30 hrs", "15:30-16:30"),
        ("between 9.30 and 10.15", "09:30-10:15"),
        ("11.00 to 12.00", "11:00-12:00"),
        ("1.30", "13:30"),
        ("5pm", "17:00"),
        ("09:00:00", "09:00"),
    ],
)
def test_a_cell_of_times_means_what_a_person_would_take_it_for(written: str, meant: str) -> None:
    read = read_cell(written)

    assert span(read) == meant


@pytest.mark.parametrize(
    "written", ["10 people", "tbc", "100 Auburn Ave", "Chief Executive", "2021", "", "25.00"]
)
def test_what_is_no_time_is_not_read_as_one(written: str) -> None:
    assert read_cell(written) is None


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (time(9, 0), "09:00"),
        (0.375, "09:00"),
        (44453.375, "09:00"),
        (datetime(2021, 9, 14, 14, 45), "14:45"),  # noqa: DTZ001 - a spreadsheet's times have no zone
        (timedelta(hours=9, minutes=30), "09:30"),
        (9.3, "09:30"),
        (10.15, "10:15"),
        (14, "14:00"),
        (1430, "14:30"),
    ],
)
def test_a_spreadsheet_may_keep_a_time_in_any_of_its_ways(value: Raw, meant: str) -> None:
    assert span(read_value(value)) == meant


def test_half_past_one_typed_into_a_spreadsheet_is_the_afternoon_but_asked_about() -> None:
    read = read_value(time(1, 30))

    assert read == Times(
        start=time(13, 30),
        question="Was 13:30, in the afternoon, meant?",
        suggested="13:30",
        asks=Asks.START,
    )


def test_an_end_before_the_start_is_asked_about() -> None:
    read = read_cell("11.30am - 10.30am")

    question = "The end is not after the start. When does it end?"
    assert read == Times(start=time(11, 30), question=question, asks=Asks.END)


def test_a_time_marked_tbc_is_kept_and_asked_about() -> None:
    read = read_cell("10.30-11.15 (tbc)")

    assert read is not None
    assert (span(read), read.question) == (
        "10:30-11:15",
        "The time is marked as not yet confirmed. Is it right?",
    )


def test_after_the_afternoon_seven_is_in_the_evening() -> None:
    assert span(read_cell("7.30", after=time(17, 0))) == "19:30"
    assert span(read_cell("7.30")) == "07:30"


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("45 minutes", 45),
        ("1 hour", 60),
        ("1 hr 30 mins", 90),
        ("1.5 hours", 90),
        ("half an hour", 30),
        ("x6", None),
    ],
)
def test_a_length_is_read_in_minutes(written: str, minutes: int | None) -> None:
    assert minutes_in(written) == minutes


def test_an_agenda_with_many_times_has_no_one_range() -> None:
    assert find_range("9.00-9.10 welcome, 9.10-9.20 aims") is None


def test_a_line_starts_with_its_times() -> None:
    found = find_leading("9.45\u201310.30: Chief Executive")

    assert found == (Times(start=time(9, 45), end=time(10, 30)), "Chief Executive")
