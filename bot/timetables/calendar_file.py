"""The timetable as a calendar file, which our own reader reads back as the same sessions (RFC 5545)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.usecases.hand_out_calendar import Diary, DiaryEntry
from cards.phrases import calendar_file as say

_YEAR: Final = timedelta(days=366)
"""How far around the review the zone's clock changes are written down."""

_MAKER: Final = "-//Critical Friend//Timetable//EN"


def calendar_file(diary: Diary) -> bytes:
    """Return the file, its times on the clock of the client's wall."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say.NAME.format(called=diary.called.capitalize(), client=diary.client))
    calendar.add("x-wr-timezone", diary.zone)
    for entry in diary.entries:
        calendar.add_component(_event(entry, diary))
    days = [entry.starts.date() for entry in diary.entries] or [diary.at.date()]
    calendar.add_missing_timezones(first_date=min(days) - _YEAR, last_date=max(days) + _YEAR)
    return bytes(calendar.to_ical())


def _event(entry: DiaryEntry, diary: Diary) -> Event:
    wall = ZoneInfo(diary.zone)
    event = Event()
    event.add("uid", f"{entry.session}@critical-friend")
    event.add("sequence", diary.version)
    event.add("dtstamp", diary.at)
    event.add("dtstart", entry.starts.astimezone(wall))
    event.add("dtend", entry.ends.astimezone(wall))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    event.add("categories", [entry.kind.value])
    if where := _where(entry):
        event.add("location", where)
    if entry.join_url:
        event.add("url", entry.join_url)
    if about := "\n".join(_about(entry)):
        event.add("description", about)
    return event


def _where(entry: DiaryEntry) -> str:
    """Return the place, and for a hybrid session that one can join from afar."""
    online = entry.join_url and "teams" not in entry.place.casefold()
    return ", ".join(filter(None, (entry.place, say.ONLINE if online else "")))


def _about(entry: DiaryEntry) -> Iterator[str]:
    if entry.leads and entry.leads == entry.notes:
        yield say.BOTH.format(initials=entry.leads)
    elif entry.leads:
        yield f"{say.LEADS.format(initials=entry.leads)} {say.NOTES.format(initials=entry.notes)}"
    if entry.join_url:
        yield say.JOIN.format(url=entry.join_url)
