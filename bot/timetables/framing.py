"""What the lines around a timetable say of its dates: w/c 13 September, 4-6 March 2026, a year."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from bot.timetables.days import COMMENCING, MONTH, MONTHS, Day, days_in, find_day, month_of, on

_TH: Final = r"(?:st|nd|rd|th)?"
_AND: Final = r"\s*(?:[-\u2013&,]|\bto\b|\band\b|\buntil\b)[\s,]*"
_NAMED: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+)?"
_SPANS: Final = tuple(
    re.compile(written, re.IGNORECASE)
    for written in (
        (
            rf"(?<![\d.:/])(?P<first>\d{{1,2}}){_TH}(?:\s+(?P<before>[a-z]{{3,9}}))?"
            rf"(?:{_AND}{_NAMED}\d{{1,2}}{_TH})?"
            rf"{_AND}{_NAMED}(?P<last>\d{{1,2}}){_TH}\s+(?:of\s+)?{MONTH},?\s+(?P<year>20\d\d)"
        ),
        rf"{MONTH}\s+(?P<first>\d{{1,2}}){_TH}{_AND}(?P<last>\d{{1,2}}){_TH},?\s+(?P<year>20\d\d)(?P<before>)",
    )
)
_LONGEST_SPAN: Final = 10
"""Days of a review."""
_EDITION: Final = re.compile(
    r"\b(?:version|v\d|draft|issued|updated|as at|dated|deadline|due|circulated|revised|last)\b", re.IGNORECASE
)
_MONTH_YEAR: Final = re.compile(rf"{MONTH}\s+(?P<year>20\d\d)", re.IGNORECASE)
_ANY_YEAR: Final = re.compile(r"(?<!\d)(20[1-5]\d)(?!\d)")


def is_edition(text: str) -> bool:
    """Whether a line dates the file itself, not the sessions: 'v0.7, issued 3 September'."""
    return bool(_EDITION.search(text))


def names_a_day(text: str) -> Day | None:
    """Return the one dated day that a title line names, such as 'Programme for Tuesday 14 September'."""
    if is_edition(text) or COMMENCING.search(text) or span_in(text):
        return None
    found = find_day(text)
    return found[0] if found and found[0].day and len(days_in(text)) <= 1 else None


@lru_cache(maxsize=4_096)
def span_in(text: str) -> tuple[date, date] | None:
    """Return the first and last day of '4-6 March 2026' or 'October 5-7, 2025', where both are named."""
    found = next((m for pattern in _SPANS if (m := pattern.search(text))), None)
    if found is None:
        return None
    year, month = int(found["year"]), month_of(found["month"])
    before = (found["before"] or "")[:3].lower()
    last = on(year, month, int(found["last"]))
    first = on(year, month_of(before) if before in MONTHS else month, int(found["first"]))
    if first is None or last is None or not 0 < (last - first).days < _LONGEST_SPAN:
        return None
    return first, last


def week_commencing(text: str) -> date | None:
    """Return the day after 'w/c', where the text gives all of it."""
    said = COMMENCING.search(text)
    days = days_in(text[said.end() :]) if said else []
    return days[0].full if days else None


def hint_of_year(text: str) -> date | None:
    """Return a day near which the file's dates lie: a month with its year, or the middle of a lone year."""
    if found := _MONTH_YEAR.search(text):
        return on(int(found["year"]), month_of(found["month"]), 15)
    years = set(_ANY_YEAR.findall(text))
    return date(int(years.pop()), 7, 1) if len(years) == 1 else None
