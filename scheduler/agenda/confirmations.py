"""When people are reminded to confirm that they destroyed their notes, and when nobody waits any more (R67)."""

from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.review import Review
from scheduler.agenda import wall
from scheduler.agenda.working_days import deadline, working_day_from

TO_CONFIRM: Final = 14
"""Days within which each is asked to confirm."""

_CHASED_AFTER: Final = (5, 10)
"""Working days after the review ended: once in the second week, and once before the time is over."""


def moments_to_chase(review: Review, ended: datetime) -> tuple[datetime, datetime]:
    """Return the mornings of working days on which whoever has not confirmed is reminded."""
    day = review.day_of(ended)
    first, second = (_working_days_after(review, day, days) for days in _CHASED_AFTER)
    return wall.at(review, first, wall.MORNING), wall.at(review, second, wall.MORNING)


def last_moment(review: Review, ended: datetime) -> datetime:
    """Return when the certificate becomes final: at the end of a working day, after the second reminder."""
    day = review.day_of(ended)
    after = _working_days_after(review, day, _CHASED_AFTER[1] + 1)
    return wall.at(review, max(deadline(review, day, TO_CONFIRM), after), wall.END_OF_DAY)


def _working_days_after(review: Review, day: date, days: int) -> date:
    for _ in range(days):
        day = working_day_from(review, day + timedelta(days=1))
    return day
