"""Times on cards are in words, on the clock on the client's wall, with its zone."""

from datetime import UTC, date, datetime, time

import pytest

from cards.when import clock, dated, day, moment, span

MORNING = datetime(2026, 10, 13, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "Tuesday 13 October, 9.30am to 10.15am (UK time, BST)"),
        ("Europe/Dublin", "Tuesday 13 October, 9.30am to 10.15am (Dublin time, IST)"),
        ("America/New_York", "Tuesday 13 October, 4.30am to 5.15am (New York time, EDT)"),
        ("Europe/Istanbul", "Tuesday 13 October, 11.30am to 12.15pm (Istanbul time, UTC+3)"),
        ("Asia/Kathmandu", "Tuesday 13 October, 2.15pm to 3pm (Kathmandu time, UTC+5:45)"),
        ("UTC", "Tuesday 13 October, 8.30am to 9.15am (UTC)"),
    ],
)
def test_a_span_is_on_the_clients_wall_with_its_zone(zone: str, words: str) -> None:
    ends = MORNING.replace(hour=9, minute=15)

    assert span(MORNING, ends, zone) == words


def test_after_the_clocks_go_back_the_zone_says_so() -> None:
    after = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)

    assert moment(after, "Europe/London") == "Monday 26 October, 9am (UK time, GMT)"


def test_a_span_over_midnight_names_both_days() -> None:
    late, later = datetime(2026, 10, 13, 21, 0, tzinfo=UTC), datetime(2026, 10, 13, 23, 30, tzinfo=UTC)

    words = span(late, later, "Europe/London")

    assert words == "Tuesday 13 October, 10pm to Wednesday 14 October, 12.30am (UK time, BST)"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0), "midnight"),
        (time(0, 5), "12.05am"),
        (time(12), "midday"),
        (time(12, 30), "12.30pm"),
        (time(16), "4pm"),
    ],
)
def test_a_time_of_day_is_as_people_say_it(at: time, words: str) -> None:
    assert clock(at) == words


def test_a_day_is_said_with_its_weekday_or_with_its_year() -> None:
    assert (day(date(2026, 6, 9)), dated(date(2026, 6, 9))) == ("Tuesday 9 June", "9 June 2026")
