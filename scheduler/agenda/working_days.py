"""The working days of a review's country: the only home of `holidays`."""

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from bot.domain.review import Review
from scheduler.agenda.wall import day_after

if TYPE_CHECKING:
    from holidays import HolidayBase

_PARTS: Final = {"Europe/London": "GB-ENG", "Europe/Belfast": "GB-NIR"}
"""Zones of countries whose parts have bank holidays of their own; the review's `country` says otherwise."""

_WEEKEND: Final = frozenset({5, 6})

_REMEMBERED: Final = 4096
"""Days: the agenda of each review asks for the same ones again and again."""


async def load_holidays() -> None:
    """Load what knows bank holidays at all beside the event loop, before it is known whose are wanted."""
    await asyncio.to_thread(knows_holidays_of, "GB")


async def load_working_days(review: Review) -> None:
    """Load what knows the bank holidays beside the event loop, which it would hold for a moment."""
    await asyncio.to_thread(is_working_day, review, review.first_day)


def is_working_day(review: Review, day: date) -> bool:
    """Return whether people work on a day, where the client is."""
    return _is_working_day(country_of(review), day)


def working_day_from(review: Review, day: date) -> date:
    """Return that day, or the next one on which people work."""
    while not is_working_day(review, day):
        day = day_after(day)
    return day


def working_day_before(review: Review, day: date) -> date:
    """Return the last day before that one on which people work."""
    day -= timedelta(days=1)
    while not is_working_day(review, day):
        day -= timedelta(days=1)
    return day


def deadline(review: Review, last: date, days: int) -> date:
    """Return the working day by which something is due so many days after the last day of a review."""
    return working_day_from(review, last + timedelta(days=days))


def country_of(review: Review) -> str:
    """Return the review's country, and its part where it has one: GB-SCT; else the one that its zone is in."""
    return review.country or _PARTS.get(review.zone) or _countries().get(review.zone, "")


def knows_holidays_of(country: str) -> bool:
    """Say whether the bank holidays of a country, or of a part of it, are known."""
    return _calendar(country) is not None


@lru_cache(maxsize=_REMEMBERED)
def _is_working_day(country: str, day: date) -> bool:
    known = _calendar(country)
    return day.weekday() not in _WEEKEND if known is None else bool(known.is_working_day(day))


@cache
def _countries() -> Mapping[str, str]:
    """Return the country of each zone, as the time zone database knows it."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {zone: country for country, _, zone, *_ in rows}


@cache
def _calendar(country: str) -> "HolidayBase | None":
    """Return what knows the bank holidays there; None where nothing does."""
    import holidays  # noqa: PLC0415 - heavy; whoever serves begins without it

    code, _, part = country.partition("-")
    try:
        return holidays.country_holidays(code, subdiv=part or None)
    except NotImplementedError:
        return None
