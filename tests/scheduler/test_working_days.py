"""What is due in days is due on a day on which people work, where the client is."""

from datetime import date

import pytest

from bot.domain.review import Review
from scheduler.agenda.working_days import country_of, is_working_day
from tests.scheduler.agenda_table import a_day, a_review_of, table


def due_of(review: Review, *purposes: str) -> list[str]:
    """Return when things are due for a review of one day."""
    lines = table(review, a_day(review, review.first_day))
    return [line[:16] for line in lines if any(f" {purpose}:" in line for purpose in purposes)]


def test_of_a_draft_that_would_be_due_at_christmas_people_are_reminded_while_they_work() -> None:
    review = a_review_of(date(2026, 12, 18), date(2026, 12, 18))

    assert due_of(review, "report reminder", "sign-off") == [
        "Wed 23 Dec 09:00",
        "Wed 13 Jan 09:00",
        "Fri 29 Jan 09:00",
    ]


@pytest.mark.parametrize(("country", "due"), [("", "Tue 05 Jan 09:00"), ("GB-SCT", "Wed 06 Jan 09:00")])
def test_bank_holidays_are_those_of_the_reviews_own_country(country: str, due: str) -> None:
    review = a_review_of(date(2026, 12, 28), date(2026, 12, 28)).model_copy(update={"country": country})

    assert due_of(review, "report overdue")[0] == due


def test_who_is_reached_is_seen_once_where_easter_lies_before_the_review() -> None:
    review = a_review_of(date(2027, 3, 30), date(2027, 3, 30))

    assert due_of(review, "hello", "who is reached") == ["Thu 25 Mar 13:00", "Thu 25 Mar 16:00"]


def test_a_review_that_begins_on_a_monday_says_hello_on_the_friday_before() -> None:
    review = a_review_of(date(2026, 6, 8), date(2026, 6, 8))

    assert due_of(review, "hello") == ["Wed 03 Jun 13:00", "Fri 05 Jun 13:00"]


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "GB-ENG"),
        ("Europe/Belfast", "GB-NIR"),
        ("Pacific/Auckland", "NZ"),
        ("Asia/Tokyo", "JP"),
        ("UTC", ""),
    ],
)
def test_a_zone_tells_the_country_where_the_review_does_not(zone: str, country: str) -> None:
    assert country_of(a_review_of(date(2027, 3, 30), date(2027, 3, 30), zone=zone)) == country


def test_where_no_bank_holidays_are_known_the_weekend_is_kept() -> None:
    review = a_review_of(date(2027, 3, 30), date(2027, 3, 30)).model_copy(update={"country": "AQ"})

    days = [date(2027, 3, day) for day in (26, 27, 28, 29)]
    assert [is_working_day(review, day) for day in days] == [True, False, False, True]
