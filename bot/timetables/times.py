"""Times of day as clients write them: 9.30 - 10.15am, 1000-1030, 3–4 pm, 12 noon, 1.30pm for 45 minutes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Final

from bot.timetables.grid import Raw

DAY: Final = 24 * 60
_SPREADSHEET_DAYS: Final = range(30_000, 70_000)
"""Serial numbers of the days from 1982 to 2091: a larger or smaller number is not a date."""


def _clock(n: int) -> str:
    hour = rf"(?P<h{n}>\d{{1,2}})(?:\s?[:.;]\s?(?P<m{n}>[0-5]\d)(?::[0-5]\d)?(?!\d)|(?P<c{n}>[0-5]\d)(?!\d))?"
    half = rf"(?:\s*(?P<x{n}>a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon\b|midday\b|midnight\b))?"
    return rf"(?:{hour}{half}(?:\s*h(?:ou)?rs?\b)?|(?P<w{n}>noon|midday|midnight)\b)"


_BEFORE: Final = r"(?<![\d.:/£#\w])"
_AFTER: Final = r"(?![\d%]|[.:/]\d)"
_DASH: Final = r"\s*(?:[-\u2010-\u2015\u2212~\u2192>]+|\bto\b|\buntil\b|\btill?\b|\band\b)\s*"
_RANGE: Final = re.compile(_BEFORE + _clock(1) + _DASH + _clock(2) + _AFTER, re.IGNORECASE)
_NO_DASH: Final = re.compile(
    _BEFORE + r"(?P<h1>\d{1,2})[:.](?P<m1>[0-5]\d)\s+(?P<h2>\d{1,2})[:.](?P<m2>[0-5]\d)" + _AFTER
)
_ONE: Final = re.compile(_BEFORE + _clock(1) + _AFTER, re.IGNORECASE)
_YEARS: Final = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")
_ZONE: Final = re.compile(r"\b(?:bst|gmt|utc|uk time|uk)\b", re.IGNORECASE)
_AROUND: Final = re.compile(
    r"(?:from|for|start(?:s|ing)?|between|approx(?:imately)?|around|about|circa|onwards|ca?|at|prompt|hrs|tbc"
    r"|prov(?:isional)?|\W)+",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    r"(?<![\d.:])\b(?P<n>\d{1,3}(?:\.\d)?)\s*-?\s*(?P<u>minutes?|mins?|hours?|hrs?)\b"
    r"(?:\s*(?:and\s*)?(?P<m>\d{1,2})\s*(?:minutes?|mins?)\b)?"
    r"|\b(?:(?P<half>half an hour)|(?P<ninety>(?:an|one) and a half hours|(?:an|one) hour and a half)"
    r"|(?P<hour>(?:an|one) hour)|(?P<two>two hours))\b",
    re.IGNORECASE,
)
_CENTURIES: Final = ("19", "20")
_LONG_FIRST: Final = re.compile(rf"(?:for |\()?(?:{_LONG.pattern})(?:\s*approx\w*)?", re.IGNORECASE)
_JOINTS: Final = " \t)].:;,|-\u2013\u2014"
_UNSETTLED: Final = re.compile(
    r"\b(?:tbc|tba|tbd|to be (?:confirmed|agreed|arranged|advised))\b|^\W*\?+\W*$", re.IGNORECASE
)
_RUNS_TO: Final = re.compile(
    r"\b(?:(?:over)?runs? to|until|till|(?:ends?|finish(?:es|ing)?) at)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Times:
    """When a session starts and ends; `question` is set where that was not certain."""

    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    question: str = ""
    suggested: str = ""

    def ended(self) -> "Times":
        """Return the same with the end that follows from the length, where only that was given."""
        if self.start is None or self.end is not None or self.minutes is None:
            return self
        return replace(self, end=_wall(_minute(self.start) + self.minutes))


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    half: str
    padded: bool


def is_unsettled(text: str) -> bool:
    """Whether somebody has still to confirm it."""
    return bool(_UNSETTLED.search(text))


def minutes_in(text: str) -> int | None:
    """Return the length that a text names, in minutes."""
    found = _LONG.search(text)
    if not found:
        return None
    for name, minutes in (("half", 30), ("ninety", 90), ("hour", 60), ("two", 120)):
        if found[name]:
            return minutes
    of_an_hour = found["u"].lower().startswith("h")
    whole = round(float(found["n"]) * (60 if of_an_hour else 1)) + int(found["m"] or 0)
    return whole if 0 < whole < DAY else None


def without_length(text: str) -> str:
    """Return a text without the length it names."""
    return _LONG.sub("", text)


def read_value(value: Raw) -> Times | None:
    """Read what a spreadsheet keeps as a time: a time, a date with a time, a span since midnight, a number."""
    if isinstance(value, datetime):
        return _kept(value.time()) if value.time() != time() else None
    if isinstance(value, time):
        return _kept(value)
    if isinstance(value, timedelta):
        return _kept(_wall(round(value.total_seconds() / 60)))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value))
    return None


@lru_cache(maxsize=4_096)
def read_cell(text: str, *, after: time | None = None, bare: bool = False) -> Times | None:
    """Read a cell that holds times and nothing else; `bare` allows an hour alone, `after` is the time above."""
    if len(text) > 80:  # noqa: PLR2004 - characters: no time needs more
        return None
    words = _ZONE.sub(" ", text.replace("\n", " "))
    length = minutes_in(words)
    words = without_length(words)
    ranged = _RANGE.search(words) or _NO_DASH.search(words)
    if ranged:
        return _whole(words, ranged, length, after)
    one = _ONE.search(words)
    if not one or not (bare or _is_plain(one, 1) or length):
        return None
    return _whole(words, one, length, after)


def read_fraction(text: str) -> Times | None:
    """Read the fraction of a day that an export leaves as text: 0.375 is nine o'clock."""
    return _number(float(text)) if re.fullmatch(r"0\.\d{3,17}", text) else None


def find_range(text: str, *, after: time | None = None) -> tuple[Times, tuple[int, int]] | None:
    """Find the one range of times in free text, and where it stands; None if there is not exactly one."""
    found = [m for m in _RANGE.finditer(text) if _is_range(m)]
    if len(found) != 1:
        return None
    times = _read(found[0], after)
    return (times, found[0].span()) if times else None


def find_leading(text: str, *, after: time | None = None) -> tuple[Times, str] | None:
    """Read the times at the start of a line, and return them with the words that follow."""
    words = _ZONE.sub(" ", text)
    for pattern in (_RANGE, _NO_DASH, _ONE):
        found = pattern.match(words)
        if found and (_is_range(found) if pattern is not _ONE else _is_plain(found, 1)):
            times = _read(found, after)
            rest = words[found.end() :].lstrip(_JOINTS)
            length = _LONG_FIRST.match(rest) if times and times.end is None else None
            if times and length:
                times = replace(times, minutes=minutes_in(length.group())).ended()
                rest = rest[length.end() :].lstrip(_JOINTS)
            return (times, rest) if times else None
    return None


def find_end(text: str) -> time | None:
    """Return the time after 'runs to' or 'until', where a text says when something ends."""
    said = _RUNS_TO.search(text)
    found = _ONE.match(text, said.end()) if said else None
    times = _read(found, None) if found and _is_plain(found, 1) else None
    return times.start if times else None


def _whole(words: str, found: re.Match[str], length: int | None, after: time | None) -> Times | None:
    around = words[: found.start()] + " " + words[found.end() :]
    if around.strip() and not _AROUND.fullmatch(around.strip()):
        return None
    times = _read(found, after)
    if times is None:
        return None
    if "?" in around or is_unsettled(around):
        times = replace(times, question="The time is marked as not yet confirmed. Is it right?")
    return replace(times, minutes=length).ended() if times.end is None else times


def _is_plain(found: re.Match[str], n: int) -> bool:
    """Whether one time is surely a time: minutes, a half of the day, or four digits that are no year."""
    group = found.groupdict()
    four = group.get(f"c{n}") and len(found[f"h{n}"]) == 2 and found[f"h{n}"] not in _CENTURIES  # noqa: PLR2004
    return bool(group.get(f"m{n}") or group.get(f"x{n}") or group.get(f"w{n}") or four)


def _is_range(found: re.Match[str]) -> bool:
    return (_is_plain(found, 1) or _is_plain(found, 2)) and not _YEARS.search(found.group())


def _named(found: re.Match[str], n: int) -> _Clock | None:
    group = found.groupdict()
    if word := group.get(f"w{n}"):
        return _Clock(0 if word.lower() == "midnight" else 12, 0, "", padded=True)
    hour, half = group[f"h{n}"], (group.get(f"x{n}") or "").lower()
    minute = int(group.get(f"m{n}") or group.get(f"c{n}") or 0)
    if int(hour) >= 24:  # noqa: PLR2004 - hours in a day
        return None
    if half in ("noon", "midday"):
        half = "p"
    elif half == "midnight":
        half = "a"
    return _Clock(int(hour), minute, half[:1], padded=hour.startswith("0"))


def _options(clock: _Clock) -> list[int]:
    """Return the minutes of the day that a time may mean, the likeliest first: reviews are held by day."""
    hour, minute = clock.hour, clock.minute
    if hour > 12 or (hour == 0 and not clock.half):  # noqa: PLR2004 - the 24-hour clock
        return [hour * 60 + minute]
    if clock.half:
        return [(hour % 12 + (12 if clock.half == "p" else 0)) * 60 + minute]
    if hour == 12:  # noqa: PLR2004 - noon
        return [hour * 60 + minute]
    early, late = hour * 60 + minute, (hour + 12) * 60 + minute
    if clock.padded:
        return [early] if hour >= 6 else [late, early]  # noqa: PLR2004 - nobody meets before six
    return [late, early] if hour < 7 else [early, late]  # noqa: PLR2004 - 7 is breakfast, 6.30 the evening


def _read(found: re.Match[str], after: time | None) -> Times | None:
    first = _named(found, 1)
    if first is None:
        return None
    has_end = found.re is not _ONE
    last = _named(found, 2) if has_end else None
    starts = _options(first)
    if after and after.hour >= 16 and first.hour in (7, 8) and not first.padded:  # noqa: PLR2004 - dinner, not breakfast
        starts = starts[::-1]
    if not has_end:
        return _single(starts[0], first)
    if last is None:
        return None
    pairs = [(s, e) for s in starts for e in _options(last) if e > s]
    if not pairs:
        return Times(start=_wall(starts[0]), question="The end is not after the start. When does it end?")
    start, end = min(pairs, key=lambda pair: (pair[1] - pair[0], starts.index(pair[0])))
    return Times(start=_wall(start), end=_wall(end))


def _single(start: int, clock: _Clock) -> Times:
    if clock.padded and not clock.half and 1 <= clock.hour < 6:  # noqa: PLR2004 - 01:30 in the night
        return _afternoon(start)
    return Times(start=_wall(start))


def _afternoon(start: int) -> Times:
    told = f"{start // 60:02}:{start % 60:02}"
    return Times(start=_wall(start), question=f"Was {told}, in the afternoon, meant?", suggested=told)


def _kept(value: time | None) -> Times | None:
    if value is None:
        return None
    if 1 <= value.hour < 6:  # noqa: PLR2004 - a spreadsheet keeps 1:30 typed for the afternoon as the night
        return _afternoon(_minute(value) + DAY // 2)
    return Times(start=value.replace(second=0, microsecond=0, tzinfo=None))


def _number(value: float) -> Times | None:
    """Read 0.375, 44453.375, 9.3 (half past nine), 14 and 1430."""
    if int(value) in _SPREADSHEET_DAYS:
        value %= 1
        return _kept(_wall(round(value * DAY))) if value else None
    if 0 < value < 1:
        return _kept(_wall(round(value * DAY)))
    hours, minutes = (int(value), round(value % 1 * 100)) if value < 24 else divmod(int(value), 100)  # noqa: PLR2004
    if not (1 <= hours < 24 and minutes < 60):  # noqa: PLR2004 - hours and minutes
        return None
    start = _options(_Clock(hours, minutes, "", padded=False))[0]
    return Times(start=_wall(start))


def _minute(value: time) -> int:
    return value.hour * 60 + value.minute


def _wall(minutes: int) -> time | None:
    return time(minutes // 60, minutes % 60) if 0 <= minutes < DAY else None
