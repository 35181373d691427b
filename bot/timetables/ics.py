"""Calendar files as a grid: one event a row, at the times of the calendar's own zone."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Doubt
from bot.timetables.grid import EMPTY, Cell, Grid, Opened, Row, clean
from bot.timetables.repeats import days_moved, days_taken_out, later_days

_HEADINGS: Final = ("Date", "Start", "End", "Session", "Who", "Where", "Status", "Description")
_MOST_EVENTS: Final = 5_000
_LONGEST_NAME: Final = 60
"""Characters of an event's title by which a person finds it."""


def open_calendar(name: str, content: bytes) -> Opened:
    """Return the events of a calendar in the order of their start; repeats and whole days are doubts."""
    calendar = Calendar.from_ical(content)
    if not isinstance(calendar, Calendar):
        raise NotATimetable(f"'{name}' is not a calendar.")
    events = calendar.events[:_MOST_EVENTS]
    zone = _zone(calendar, events)
    moved = days_moved(events)
    doubts: list[Doubt] = []
    timed: list[tuple[datetime, Row]] = []
    for number, event in enumerate(events, start=1):
        title = clean(str(event.get("SUMMARY", "")))
        at = f"event {number} ({title[:_LONGEST_NAME]})" if title else f"event {number}"
        start = _moment(event, "DTSTART", zone)
        if start is None:
            doubts.append(Doubt(at=at, text=title, question="Left out: it has no time of day. Is that right?"))
            continue
        end = _end(event, start, zone)
        for day in _days(event, start, at, moved.get(str(event.get("UID", "")), set()), doubts):
            shift = day - start.date()
            timed.append((start + shift, _row(event, at, start + shift, end + shift if end else None)))
    if zone is None and any(_is_utc(event) for event in events):
        question = "It gives its times in UTC. Are they right for your clock?"
        doubts.append(Doubt(at="the calendar", text=name, question=question))
    heading = tuple(Cell(text, "headings") for text in _HEADINGS)
    rows = [row for _, row in sorted(timed, key=lambda pair: pair[0])]
    return Opened((Grid("the calendar", (heading, *rows)),), tuple(doubts))


def _days(event: Event, start: datetime, at: str, moved: set[date], doubts: list[Doubt]) -> Iterator[date]:
    """Return the days of an event, more than one where it repeats; the repeats are told as a doubt."""
    if event.get("RECURRENCE-ID") is not None or event.get("RRULE") is None:
        yield start.date()
        return
    value = getattr(event.get("DTSTART"), "dt", start)
    later = later_days(event, value if isinstance(value, datetime) else start)
    out = moved | days_taken_out(event)
    days = [day for day in (start.date(), *(later or ())) if day not in out]
    question = (
        "It repeats; only the first is taken. Is that right?"
        if later is None
        else f"It repeats; each of its {len(days)} times is taken. Is that right?"
    )
    doubts.append(Doubt(at=at, text=clean(str(event.get("SUMMARY", ""))), question=question))
    yield from days


def _row(event: Event, at: str, start: datetime, end: datetime | None) -> Row:
    who = "; ".join(_names(event))
    values = (
        Cell(f"{start:%d/%m/%Y}", at, start.date()),
        Cell(f"{start:%H:%M}", at, start.time()),
        Cell(f"{end:%H:%M}", at, end.time()) if end else EMPTY,
    )
    words = (
        event.get("SUMMARY", ""),
        who,
        *(event.get(key, "") for key in ("LOCATION", "STATUS", "DESCRIPTION")),
    )
    return (*values, *(Cell(text, at) if (text := clean(str(word))) else EMPTY for word in words))


def _names(event: Event) -> list[str]:
    attendees = event.get("ATTENDEE", [])
    listed = attendees if isinstance(attendees, list) else [attendees]
    return [str(a.params["CN"]) for a in listed if hasattr(a, "params") and "CN" in a.params]


def _end(event: Event, start: datetime, zone: tzinfo | None) -> datetime | None:
    end = _moment(event, "DTEND", zone)
    length = getattr(event.get("DURATION"), "dt", None)
    if end is None and isinstance(length, timedelta):
        end = start + length
    return end if end and end.date() == start.date() else None


def _moment(event: Event, key: str, zone: tzinfo | None) -> datetime | None:
    """Return the time on the calendar's wall, or None where it names only a day."""
    value = getattr(event.get(key), "dt", None)
    if not isinstance(value, datetime):
        return None
    return (value.astimezone(zone) if zone and value.tzinfo else value).replace(tzinfo=None)


def _is_utc(event: Event) -> bool:
    value: date | None = getattr(event.get("DTSTART"), "dt", None)
    return (
        isinstance(value, datetime)
        and value.tzinfo is not None
        and value.utcoffset() == timedelta()
        and value.tzinfo in (UTC, ZoneInfo("UTC"))
    )


def _zone(calendar: Calendar, events: list[Event]) -> tzinfo | None:
    """Return the calendar's own zone: the one it states, else the one that most of its events are in."""
    try:
        return ZoneInfo(str(calendar.get("X-WR-TIMEZONE", "")))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    zones = {
        str(value.tzinfo): value.tzinfo
        for event in events
        if isinstance(value := getattr(event.get("DTSTART"), "dt", None), datetime)
        and value.tzinfo
        and not _is_utc(event)
    }
    used = Counter(str(getattr(getattr(e.get("DTSTART"), "dt", None), "tzinfo", None)) for e in events)
    return max(zones.items(), key=lambda named: used[named[0]], default=("", None))[1]
