"""The days on which a calendar's event comes again: by simple rules, and for two months at most."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Event, vRecur

_LONGEST: Final = 60
"""Days over which a repeated event is followed; no review lasts longer."""
_KNOWN: Final = {"FREQ", "COUNT", "UNTIL", "INTERVAL", "BYDAY", "WKST"}
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK: Final = 7


def later_days(event: Event, start: datetime) -> tuple[date, ...] | None:
    """Return the days after the first on which an event comes again; None where its rule is not a plain one."""
    written = event["RRULE"]
    if not isinstance(written, vRecur):
        return None
    rule = {str(key).upper(): list(value) for key, value in written.items()}
    every = int(rule.get("INTERVAL", [1])[0])
    last, number = _last(rule, start), int(rule.get("COUNT", [0])[0])
    weekly = rule.get("FREQ") == ["WEEKLY"]
    if not (weekly or rule.get("FREQ") == ["DAILY"]) or not set(rule) <= _KNOWN or every < 1:
        return None
    if not (number or last):
        return None
    named = [_WEEKDAYS.index(str(day)) for day in rule.get("BYDAY", []) if str(day) in _WEEKDAYS]
    wanted = set(named) or ({start.weekday()} if weekly else set(range(_WEEK)))
    found = [
        start.date() + timedelta(days=n)
        for n in range(1, _LONGEST)
        if _turn(n, start, weekly=weekly) % every == 0 and (start.weekday() + n) % _WEEK in wanted
    ]
    kept = [day for day in found if last is None or day <= last]
    return tuple(kept[: number - 1] if number else kept)


def days_taken_out(event: Event) -> frozenset[date]:
    """Return the days that an event's own exceptions leave out."""
    listed = event.get("EXDATE", [])
    return frozenset(
        moment.dt.date() if isinstance(moment.dt, datetime) else moment.dt
        for dates in (listed if isinstance(listed, list) else [listed])
        for moment in dates.dts
    )


def days_moved(events: Iterable[Event]) -> dict[str, set[date]]:
    """Return, for each event's UID, the days whose repetition stands in the calendar as an event of its own."""
    moved: dict[str, set[date]] = {}
    for event in events:
        value = getattr(event.get("RECURRENCE-ID"), "dt", None)
        if isinstance(value, date):
            day = value.date() if isinstance(value, datetime) else value
            moved.setdefault(str(event.get("UID", "")), set()).add(day)
    return moved


def _turn(days: int, start: datetime, *, weekly: bool) -> int:
    return (start.weekday() + days) // _WEEK if weekly else days


def _last(rule: dict[str, list[object]], start: datetime) -> date | None:
    until = next(iter(rule.get("UNTIL", [])), None)
    if isinstance(until, datetime):
        return (until.astimezone(start.tzinfo) if until.tzinfo and start.tzinfo else until).date()
    return until if isinstance(until, date) else None
