"""Rules about the days: what each must have, and whether it is one of the review's (R1, R18-R21)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.caution import WHOLE, Caution, Timetable
from bot.domain.session import Session, SessionKind

_SATURDAY: Final = 5


def scene_setting(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a first day that does not set the scene (R20)."""
    for day in list(timetable.days)[:1]:
        if not _any(timetable.days[day], SessionKind.SCENE_SETTING):
            text = f"There is no scene setting on the first day, {timetable.day(day)}."
            yield Caution(rule="R20", at=timetable.at(day), text=text)


def catch_ups(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a day without a catch-up; on the last day the final feedback does as well (R19)."""
    last = max(timetable.days, default=None)
    for day, sessions in timetable.days.items():
        doubled = day == last and _any(sessions, SessionKind.FINAL_FEEDBACK)
        if not doubled and not _any(sessions, SessionKind.CATCH_UP):
            text = f"There is no catch-up with the client on {timetable.day(day)}."
            yield Caution(rule="R19", at=timetable.at(day), text=text)


def team_sessions(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a day with too few team sessions; those of several streams at one time are one (R18)."""
    least = timetable.method.pace.team_sessions
    for day, sessions in timetable.days.items():
        found = len({s.starts for s in sessions if s.kind is SessionKind.TEAM_SESSION})
        if found < least:
            what = "only one peer team session" if found == 1 else f"{found or 'no'} peer team sessions"
            text = (
                f"There {'is' if found == 1 else 'are'} {what} on {timetable.day(day)}. "
                f"The method asks for {least} or more a day."
            )
            yield Caution(rule="R18", at=timetable.at(day), text=text)


def final_feedback(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a last day without the final feedback (R21)."""
    for day in list(timetable.days)[-1:]:
        if not _any(timetable.days[day], SessionKind.FINAL_FEEDBACK):
            text = f"There is no final feedback on the last day, {timetable.day(day)}."
            yield Caution(rule="R21", at=timetable.at(day), text=text)


def outside_the_review(timetable: Timetable) -> Iterator[Caution]:
    """Warn of days before or after the review, at a weekend, or beyond what the method takes (R1)."""
    for day in timetable.days:
        if day not in timetable.called:
            yield from _outside(day, timetable)
    if len(timetable.days) > ceil(timetable.method.days[1]) + timetable.method.follow_up:
        text = (
            f"The timetable has {len(timetable.days)} days. This kind of review takes {timetable.method.lasts}."
        )
        yield Caution(rule="R1", at=WHOLE, text=text)


def clock_changes(timetable: Timetable) -> Iterator[Caution]:
    """Warn of times that the clock on the client's wall skips, or shows twice (R1)."""
    for session in timetable.sessions:
        for moment in (session.starts, session.ends):
            happens = _clock_change(moment, timetable)
            if happens:
                yield Caution(rule="R1", at=session.at, text=f"“{session.title}”: {happens}")
                break


def _outside(day: date, timetable: Timetable) -> Iterator[Caution]:
    review, named = timetable.review, timetable.day(day)
    if day < review.first_day:
        text = f"{named} is before the review's first day, {timetable.day(review.first_day)}."
        yield Caution(rule="R1", at=named, text=text)
    # A review that is only just set up has its first day alone; the timetable brings the last.
    if review.first_day < review.last_day < day:
        text = f"{named} is after the review's last day, {timetable.day(review.last_day)}."
        yield Caution(rule="R1", at=named, text=text)
    if day.weekday() >= _SATURDAY:
        yield Caution(rule="R1", at=named, text=f"{named} {day.year} is at the weekend. Is the date right?")


def _clock_change(moment: datetime, timetable: Timetable) -> str:
    """Return what is odd about a time, or nothing; one already turned into UTC has been through the gap."""
    wall = timetable.review.wall
    shown = moment if moment.tzinfo == wall else moment.astimezone(wall)
    if not _clocks_change(shown.date(), wall):
        return ""
    before, after = shown.replace(fold=0).utcoffset(), shown.replace(fold=1).utcoffset()
    if before is None or after is None or before == after:
        return ""
    day, clock = timetable.day(shown.date()), f"{shown:%H:%M}"
    if before < after:
        real = moment.astimezone(UTC).astimezone(wall)
        return f"there is no {clock} on {day}, when the clocks go forward. It would be {real:%H:%M}."
    return f"{clock} comes twice on {day}, when the clocks go back. Which is meant?"


@lru_cache(maxsize=1_024)
def _clocks_change(day: date, wall: ZoneInfo) -> bool:
    """Whether a day ends with another distance from UTC than it began with."""
    begins = datetime.combine(day, time.min, wall)
    return begins.utcoffset() != (begins + timedelta(days=1)).utcoffset()


def _any(sessions: tuple[Session, ...], kind: SessionKind) -> bool:
    return any(session.kind is kind for session in sessions)
