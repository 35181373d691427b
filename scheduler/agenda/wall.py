"""Moments on the client's wall, as moments in UTC: those can be compared and added to across a clock change."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.review import Review

MORNING: Final = time(9)
END_OF_DAY: Final = time(23, 59)
_REMEMBERED: Final = 4096
"""Moments: many people are sent something at the same one."""

_TO_READ: Final = 2
"""Hours after the quiet ones in which what came in the morning may still be sent."""


def at(review: Review, day: date, wall_time: time) -> datetime:
    """Return when the client's wall shows that day and time."""
    return _at(review.wall, day, wall_time)


@lru_cache(maxsize=_REMEMBERED)
def _at(zone: ZoneInfo, day: date, wall_time: time) -> datetime:
    return datetime.combine(day, wall_time, zone).astimezone(UTC)


def day_after(day: date) -> date:
    """Return the next day."""
    return day + timedelta(days=1)


def morning_after(review: Review, day: date) -> datetime:
    """Return nine o'clock on the next morning, or two hours after quiet hours that last longer than usual."""
    ends = review.method.quiet.ends
    late = ends.replace(hour=min(ends.hour + _TO_READ, 23))
    return at(review, day_after(day), max(MORNING, late))


def awake_at(review: Review, moment: datetime) -> datetime:
    """Return the moment itself, or where it is in the quiet hours, when they end."""
    quiet = review.method.quiet
    wall = _on(review.wall, moment)
    if not quiet.holds(wall.time()):
        return moment
    over = quiet.begins > quiet.ends and wall.time() >= quiet.begins
    day = day_after(wall.date()) if over else wall.date()
    return at(review, day, quiet.ends)


def day_of(review: Review, moment: datetime) -> date:
    """Return the day on the client's wall."""
    return _on(review.wall, moment).date()


@lru_cache(maxsize=_REMEMBERED)
def _on(zone: ZoneInfo, moment: datetime) -> datetime:
    return moment.astimezone(zone)
