"""When people are reminded to confirm, and until when they are waited for: on working days (R67)."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.review import Review
from bot.domain.session import SessionKind
from scheduler.agenda.confirmations import last_moment, moments_to_chase
from scheduler.agenda.retention import at_the_limit, kept_until
from tests.builders import a_review, a_session


def on_the_wall(review: Review, moment: datetime) -> str:
    """Return a moment as the client's wall shows it."""
    return f"{moment.astimezone(review.wall):%a %d %b %H:%M}"


def test_reminders_over_christmas_wait_for_days_on_which_people_work() -> None:
    review = a_review()
    ended = datetime(2026, 12, 21, 15, tzinfo=UTC)

    told = [*moments_to_chase(review, ended), last_moment(review, ended)]

    assert [on_the_wall(review, m) for m in told] == [
        "Wed 30 Dec 09:00",
        "Thu 07 Jan 09:00",
        "Fri 08 Jan 23:59",
    ]


def test_scotland_waits_for_its_own_bank_holidays() -> None:
    review = a_review(country="GB-SCT")

    chases = moments_to_chase(review, datetime(2026, 12, 21, 15, tzinfo=UTC))

    assert [on_the_wall(review, m) for m in chases] == ["Wed 30 Dec 09:00", "Fri 08 Jan 09:00"]


def test_across_a_change_of_the_clocks_the_wall_is_kept() -> None:
    review = a_review()
    ended = datetime(2026, 3, 20, 12, tzinfo=UTC)

    chases = moments_to_chase(review, ended)

    assert [on_the_wall(review, m) for m in chases] == ["Fri 27 Mar 09:00", "Tue 07 Apr 09:00"]
    assert chases[1] == datetime(2026, 4, 7, 8, tzinfo=UTC)


def test_notes_are_kept_until_a_working_day_180_days_after_the_last_session() -> None:
    review = a_review()
    last = a_session(starts=review.at(date(2026, 6, 28), time(9)))

    check_in = a_session(kind=SessionKind.CHECK_IN, starts=review.at(date(2026, 10, 5), time(9)))

    ends = kept_until(review, (last, check_in))

    assert (ends, ends - date(2026, 6, 28)) == (date(2026, 12, 29), timedelta(days=184))
    warned = [
        (c.make().model_dump().get("days"), on_the_wall(review, c.due)) for c in at_the_limit(review, (last,))
    ]
    assert warned == [(14, "Tue 15 Dec 09:00"), (1, "Thu 24 Dec 09:00"), (None, "Tue 29 Dec 09:00")]
