"""Days as clients write them: Day 1 – Tuesday 14 September, 14/09/2021, Tue 14th, w/c 13 September."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.timetables.grid import Raw
from bot.timetables.wording import holds

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
LONGEST_HEADING: Final = 120

_WEEKDAY: Final = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nes|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR: Final = r"(?:(?:,?\s+|-)(?P<year>20\d\d(?!\d)|'?[23]\d(?![\d.:/]|\s?[-\u2013]|\s?[ap]m)))?"
_NUMBER: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_NTH: Final = r"(?:day\s*(?P<nth>\d{1,2}|one|two|three|four|five|six)\b)"
_JOIN: Final = r"[\s,:;(\u2013\u2014/|-]*"

_DATED: Final = tuple(
    re.compile(rf"(?<![\w/.])(?:{_WEEKDAY}{_JOIN}(?:the\s+)?)?" + rest, re.IGNORECASE)
    for rest in (
        r"(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:T(?=\d)|\b)",
        r"(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>20\d\d|\d\d)(?![\d.:])",
        rf"{_NUMBER}\s*(?:of\s+)?[-\s]?{MONTH}{_YEAR}",
        rf"{MONTH}\s+{_NUMBER}(?![.:]\d|\s?[ap]m){_YEAR}",
    )
)
_SHORT: Final = (
    re.compile(rf"\b{_WEEKDAY}\s+(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})\b", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY},?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY},?\s+(?P<day>\d{{1,2}})$", re.IGNORECASE),
)
_LONE: Final = (
    re.compile(r"^(?P<day>\d{1,2})/(?P<month>\d{1,2})$"),
    re.compile(r"^(?P<day>\d{1,2})(?:st|nd|rd|th)$", re.IGNORECASE),
)
_WITH_NUMBERS: Final = (*_DATED, *_SHORT, *_LONE)
_WEEKDAY_ONLY: Final = re.compile(rf"\b{_WEEKDAY}(?![\w'\u2019])", re.IGNORECASE)
_DAY_NTH: Final = re.compile(rf"\b{_NTH}", re.IGNORECASE)
COMMENCING: Final = re.compile(r"\b(?:w/?c|w/b|week (?:commencing|beginning)|week of)\b", re.IGNORECASE)
_IN_NUMBERS: Final = re.compile(r"\d([/.-])\d{1,2}\1\d")
_DIGIT: Final = re.compile(r"\d")


class Order(StrEnum):
    """Whether a date in numbers has its day first, its month first, or may have either."""

    NONE = "none"
    BRITISH = "british"
    AMERICAN = "american"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as the file names it; `nth` is the 1 of Day 1, `commencing` marks the Monday of a week."""

    label: str
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    nth: int | None = None
    commencing: bool = False
    order: Order = Order.NONE

    @property
    def full(self) -> date | None:
        """The date, where day, month and year are all given and make one."""
        return on(self.year, self.month, self.day)

    def with_more(self, other: "Day") -> "Day":
        """Return what two cells say together: a Day column and a Date column."""
        return Day(
            label=f"{self.label} {other.label}".strip(),
            weekday=self.weekday if self.weekday is not None else other.weekday,
            day=self.day or other.day,
            month=self.month or other.month,
            year=self.year or other.year,
            nth=self.nth or other.nth,
            commencing=self.commencing or other.commencing,
            order=self.order if self.day else other.order,
        )

    @property
    def in_american(self) -> "Day":
        """The same with the month first, where either order is possible."""
        return replace(self, day=self.month, month=self.day) if self.order is Order.EITHER else self

    @property
    def proves_american(self) -> bool:
        """Whether no other order is possible: there is no month 14, or only so the weekday is right."""
        other = self.in_american.full if self.order is Order.EITHER else None
        matches = self.weekday is not None and other is not None and other.weekday() == self.weekday
        return self.order is Order.AMERICAN or (
            matches and self.full is not None and self.full.weekday() != self.weekday
        )


def on(year: int | None, month: int | None, day: int | None) -> date | None:
    """Return the date, or None where there is no such day or a part is not known."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4_096)
def day_of(value: Raw) -> Day | None:
    """Return the day that a spreadsheet keeps as a date."""
    if not isinstance(value, date):
        return None
    plain = value.date() if isinstance(value, datetime) else value
    return Day(
        f"{WEEKDAYS[plain.weekday()][:3]} {plain.day} {plain:%b}", None, plain.day, plain.month, plain.year
    )


@lru_cache(maxsize=4_096)
def find_day(text: str) -> tuple[Day, tuple[int, int]] | None:
    """Find the first day named anywhere in a text, and where it stands."""
    nth = _DAY_NTH.search(text)
    for pattern in _WITH_NUMBERS if _DIGIT.search(text) else ():
        for dated in pattern.finditer(text):
            if (day := _read(dated, text)) is not None:
                return _joined(day, dated.span(), nth, text)
    bare = _WEEKDAY_ONLY.search(text)
    found = [m for m in (nth, bare) if m]
    if not found:
        return None
    start, end = min(m.start() for m in found), max(m.end() for m in found)
    weekday, number = _weekday(bare["weekday"]) if bare else None, _nth(nth["nth"]) if nth else None
    return Day(text[start:end].strip(), weekday=weekday, nth=number), (start, end)


def may_be_dated(text: str) -> bool:
    """Whether a text may hold a day and a month; quicker than to look for them."""
    return holds(text, *MONTHS) or _IN_NUMBERS.search(text) is not None


def days_in(text: str) -> list[Day]:
    """Return every day of a text that has at least a day and a month."""
    if not may_be_dated(text):
        return []
    return [
        day for pattern in _DATED for found in pattern.finditer(text) if (day := _read(found, text)) is not None
    ]


def read_heading(text: str) -> Day | None:
    """Read a line that names a day and little else; None where it is some other line."""
    line = text.strip(" \t\n*#_-\u2022=:").replace("\n", " ")
    if not line or len(line) > LONGEST_HEADING:
        return None
    found = find_day(line)
    if found is None or COMMENCING.search(line):
        return None
    day, (start, end) = found
    rest = line[end:].strip(" *_)")
    leads = start == 0 or not re.search(
        r"\w{2}", re.sub(r"(?i)\b(?:programme|timetable|agenda|schedule|for|the)\b", "", line[:start])
    )
    bare = day.day is None
    plain = not rest or rest[0] in ":;,.-\u2013\u2014(|/" or not bare
    return day if leads and plain and not (bare and len(rest) > 60) else None  # noqa: PLR2004 - characters of a venue


def month_of(text: str) -> int:
    """Return the month of a name or a number."""
    return int(text) if text.isdigit() else MONTHS.index(text[:3].lower()) + 1


def _joined(
    day: Day, span: tuple[int, int], nth: re.Match[str] | None, text: str
) -> tuple[Day, tuple[int, int]]:
    if nth is None:
        return day, span
    start, end = min(span[0], nth.start()), max(span[1], nth.end())
    number = Day("", nth=_nth(nth["nth"]))
    together = day.with_more(number)
    whole = replace(day, label=text[start:end].strip(), weekday=together.weekday, nth=number.nth)
    return whole, (start, end)


def _read(found: re.Match[str], text: str) -> Day | None:
    group = found.groupdict()
    month = month_of(group["month"]) if group.get("month") else None
    year = int(group["year"].strip("'")) if group.get("year") else None
    day = int(group["day"])
    order = _order(found.group(), day, month)
    if order is Order.AMERICAN and month is not None:
        day, month = month, day
    if not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):  # noqa: PLR2004 - days and months
        return None
    if year is not None and year < 100:  # noqa: PLR2004 - two digits
        year += 2000
    weekday = _weekday(group["weekday"]) if group.get("weekday") else None
    before = text[max(0, found.start() - 25) : found.start()]
    commencing = bool(COMMENCING.search(before))
    return Day(found.group().strip(), weekday, day, month, year, commencing=commencing, order=order)


def _order(text: str, day: int, month: int | None) -> Order:
    """Return the order of a date in numbers with strokes; no other is written by Americans."""
    if "/" not in text or month is None or not re.search(r"\d/\d", text):
        return Order.NONE
    if month > 12:  # noqa: PLR2004 - months
        return Order.AMERICAN
    return Order.BRITISH if day > 12 or day == month else Order.EITHER  # noqa: PLR2004 - months


def _nth(text: str) -> int:
    return int(text) if text.isdigit() else _ORDINALS[text.lower()]


def _weekday(text: str) -> int:
    return _WEEKDAYS.index(text[:3].lower())
