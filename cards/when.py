"""Times in words, always with the zone of the clock on the client's wall (R1)."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_UK: Final = frozenset({"Europe/London", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey", "GB"})
_NOON: Final = 12


def day(on: date) -> str:
    """Return a day without its year: Tuesday 13 October."""
    return f"{on:%A} {on.day} {on:%B}"


def dated(on: date) -> str:
    """Return a day with its year and without its weekday: 13 October 2026."""
    return f"{on.day} {on:%B} {on.year}"


def clock(at: time) -> str:
    """Return a time of day: 9.30am, 2pm, midday."""
    if at.minute == 0 and at.hour % _NOON == 0:
        return "midday" if at.hour else "midnight"
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{at.hour % _NOON or _NOON}{minutes}{'am' if at.hour < _NOON else 'pm'}"


def zone_words(zone: str, at: datetime) -> str:
    """Return the zone as people say it, with its abbreviation on that day: UK time, BST."""
    there = at.astimezone(ZoneInfo(zone))
    short = there.tzname() or ""
    if short.startswith(("+", "-")):
        short = _offset(there.utcoffset() or timedelta())
    if zone in {"UTC", "Etc/UTC"}:
        return "UTC"
    place = "UK" if zone in _UK else zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{place} time, {short}"


def hours(starts: datetime, ends: datetime, zone: str) -> str:
    """Return the hours alone, for lists under a day and zone: 9.30am to 10.15am."""
    wall = ZoneInfo(zone)
    start, end = starts.astimezone(wall), ends.astimezone(wall)
    after = "" if start.date() == end.date() else f"{day(end)}, "
    return f"{clock(start.time())} to {after}{clock(end.time())}"


def span(starts: datetime, ends: datetime, zone: str) -> str:
    """Return from when to when: Tuesday 13 October, 9.30am to 10.15am (UK time, BST)."""
    first = starts.astimezone(ZoneInfo(zone))
    return f"{day(first)}, {hours(starts, ends, zone)} ({zone_words(zone, starts)})"


def moment(at: datetime, zone: str) -> str:
    """Return one moment: Tuesday 13 October, 4.30pm (UK time, BST)."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{day(there)}, {clock(there.time())} ({zone_words(zone, at)})"


def _offset(ahead: timedelta) -> str:
    minutes = int(ahead.total_seconds()) // 60
    hour, minute = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hour}" + (f":{minute:02}" if minute else "")
