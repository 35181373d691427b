"""Times of day as clients write them: 9.30 - 10.15am, 1000-1030, 3–4 pm, 12 noon, 1.30pm for 45 minutes."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.timetable import Asks
from bot.timetables.clock import DAY, Clock, Times, from_start, from_to, in_the_afternoon, minute_of, wall
from bot.timetables.grid import Raw
from bot.timetables.lengths import leading_length, minutes_in, without_length
from bot.timetables.wording import holds

ARRIVAL: Final = "People arrive before it starts. Is this the start?"
UNCONFIRMED: Final = "The time is marked as not yet confirmed. Is it right?"
_SPREADSHEET_DAYS: Final = range(30_000, 70_000)
"""Serial numbers of the days from 1982 to 2091: a larger or smaller number is not a date."""


def _clock(n: int) -> str:
    hour = (
        rf"(?P<h{n}>\d{{1,2}})(?:(?:\s?[:.;]\s?|h)(?P<m{n}>[0-5]\d)(?::[0-5]\d)?(?!\d)"
        rf"|(?P<c{n}>[0-5]\d)(?!\d))?"
    )
    half = rf"(?:\s*(?P<x{n}>[ap]\.?\s?m(?:\b\.?|(?=(?-i:[A-Z])))|noon\b|midday\b|midnight\b))?"
    return rf"(?:{hour}{half}(?:\s*(?P<z{n}>h(?:(?:ou)?rs?)?)\b)?|(?P<w{n}>noon|midday|midnight)\b)"


_BEFORE: Final = r"(?<![\d.:/£#\w])"
_AFTER: Final = r"(?![\d%]|[.:/]\d)"
_DASH: Final = r"\s*(?:[-\u2010-\u2015\u2212~\u2192>]+|\bto\b|\buntil\b|\btill?\b|\band\b)\s*"
_RANGE: Final = re.compile(_BEFORE + _clock(1) + _DASH + _clock(2) + _AFTER, re.IGNORECASE)
_LOST_DASH: Final = tuple(
    re.compile(_BEFORE + written + _AFTER)
    for written in (
        r"(?P<h1>\d{1,2})[:.](?P<m1>[0-5]\d)\s+(?P<h2>\d{1,2})[:.](?P<m2>[0-5]\d)",
        r"(?P<h1>[01]\d|2[0-3])(?P<c1>[0-5]\d)\s+(?P<h2>[01]\d|2[0-3])(?P<c2>[0-5]\d)",
    )
)
_ONE: Final = re.compile(_BEFORE + _clock(1) + _AFTER, re.IGNORECASE)
_ARRIVE: Final = re.compile(
    _BEFORE + _clock(1) + r"\s*,?\s*for\s+(?=" + _clock(2) + _AFTER + ")", re.IGNORECASE
)
_PREFIX: Final = re.compile(r"(?:from|between|approx(?:imately)?\.?|around|circa|c\.)\s+(?=\d)", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\W*(?:until|till?|up to|ends?(?: at)?|finish(?:es)?(?: at)?)\s+", re.IGNORECASE)
_ONWARDS: Final = re.compile(r"(?:onwards|start|prompt|sharp|approx\.?)(?:[\s,:)\u2013-]+|$)", re.IGNORECASE)
_A_REAL_HOUR: Final = 6
"""The least number that is an hour of the day, and not a length, before an h alone."""
_YEARS: Final = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")
_ZONE: Final = re.compile(r"\b(?:bst|gmt|utc|uk time|uk)\b", re.IGNORECASE)
_AROUND: Final = re.compile(
    r"(?:from|for|start(?:s|ing)?|between|approx(?:imately)?|around|about|circa|onwards|ca?|at|prompt|hrs|tbc"
    r"|prov(?:isional)?|\W)+",
    re.IGNORECASE,
)
_CENTURIES: Final = ("19", "20")
_JOINTS: Final = " \t)].:;,|-\u2013\u2014"
_UNSETTLED: Final = re.compile(
    r"\b(?:tbc|tba|tbd|to be (?:confirmed|agreed|arranged|advised))\b|^\W*\?+\W*$", re.IGNORECASE
)
_RUNS_TO: Final = re.compile(
    r"\b(?:(?:over)?runs? to|until|till|(?:ends?|finish(?:es|ing)?) at)\s+", re.IGNORECASE
)


def is_unsettled(text: str) -> bool:
    """Whether somebody has still to confirm it."""
    return holds(text, "tb", "to be", "?") and bool(_UNSETTLED.search(text))


def read_value(value: Raw) -> Times | None:
    """Read what a spreadsheet keeps as a time: a time, a date with a time, a span since midnight, a number."""
    if isinstance(value, datetime):
        return _kept(value.time()) if value.time() != time() else None
    if isinstance(value, time):
        return _kept(value)
    if isinstance(value, timedelta):
        return _kept(wall(round(value.total_seconds() / 60)))
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
    words, arrives = _without_arrival(words)
    if until := _UNTIL.match(words):
        return _only_end(words[until.end() :])
    ranged = _RANGE.search(words) or next((m for lost in _LOST_DASH if (m := lost.search(words))), None)
    if ranged:
        return _whole(words, ranged, length, after)
    one = _ONE.search(words)
    if not one or not (bare or _is_plain(one, 1) or length):
        return None
    found = _whole(words, one, length, after)
    return found.asked(ARRIVAL, Asks.START) if found and arrives else found


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
    words, arrives = _without_arrival(_ZONE.sub(" ", text))
    words = _PREFIX.sub("", words, count=1) if _PREFIX.match(words) and not words.endswith(".") else words
    for pattern in (_RANGE, *_LOST_DASH, _ONE):
        found = pattern.match(words)
        if found and (_is_range(found) if pattern is not _ONE else _is_plain(found, 1)):
            times = _read(found, after)
            rest = _ONWARDS.sub("", words[found.end() :].lstrip(_JOINTS))
            if times and times.end is None and (length := leading_length(rest)):
                times = replace(times, minutes=length[0]).ended()
                rest = length[1].lstrip(_JOINTS)
            if times and arrives:
                times = times.asked(ARRIVAL, Asks.START)
            return (times, rest) if times else None
    return None


def find_end(text: str) -> time | None:
    """Return the time after 'runs to' or 'until', where a text says when something ends."""
    said = _RUNS_TO.search(text) if holds(text, "run", "til", "end", "finish") else None
    found = _ONE.match(text, said.end()) if said else None
    times = _read(found, None) if found and _is_plain(found, 1) else None
    return times.start if times else None


def _without_arrival(words: str) -> tuple[str, bool]:
    """Take the arrival out of '9am for 9.30', which starts at half past nine."""
    found = _ARRIVE.search(words)
    if found is None or not (_is_plain(found, 1) and _is_plain(found, 2)):
        return words, False
    return words[: found.start()] + words[found.end() :], True


def _only_end(words: str) -> Times | None:
    found = _ONE.match(words)
    if found is None or not _is_plain(found, 1) or words[found.end() :].strip(_JOINTS):
        return None
    times = _read(found, None)
    return Times(end=times.start) if times else None


def _whole(words: str, found: re.Match[str], length: int | None, after: time | None) -> Times | None:
    around = words[: found.start()] + " " + words[found.end() :]
    if around.strip() and not _AROUND.fullmatch(around.strip()):
        return None
    times = _read(found, after)
    if times is None:
        return None
    if "?" in around or is_unsettled(around):
        times = times.asked(UNCONFIRMED, Asks.START)
    return replace(times, minutes=length).ended() if times.end is None else times


def _is_plain(found: re.Match[str], n: int) -> bool:
    """Whether one time is surely a time: minutes, a half of the day, or four digits that are no year."""
    group = found.groupdict()
    four = group.get(f"c{n}") and len(found[f"h{n}"]) == 2 and found[f"h{n}"] not in _CENTURIES  # noqa: PLR2004
    hours = group.get(f"z{n}") and int(found[f"h{n}"]) >= _A_REAL_HOUR
    return bool(group.get(f"m{n}") or group.get(f"x{n}") or group.get(f"w{n}") or four or hours)


def _is_range(found: re.Match[str]) -> bool:
    return (_is_plain(found, 1) or _is_plain(found, 2)) and not _YEARS.search(found.group())


def _named(found: re.Match[str], n: int) -> Clock | None:
    group = found.groupdict()
    if word := group.get(f"w{n}"):
        return Clock(0 if word.lower() == "midnight" else 12, 0, "", padded=True)
    hour, half = group[f"h{n}"], (group.get(f"x{n}") or "").lower()
    minute = int(group.get(f"m{n}") or group.get(f"c{n}") or 0)
    if int(hour) >= 24:  # noqa: PLR2004 - hours in a day
        return None
    if half in ("noon", "midday"):
        half = "p"
    elif half == "midnight":
        half = "a"
    return Clock(int(hour), minute, half[:1], padded=hour.startswith("0"))


def _read(found: re.Match[str], after: time | None) -> Times | None:
    first = _named(found, 1)
    if first is None:
        return None
    if found.re is _ONE:
        return from_start(first, after=after)
    last = _named(found, 2)
    return from_to(first, last, after=after) if last else None


def _kept(value: time | None) -> Times | None:
    if value is None:
        return None
    if 1 <= value.hour < 6:  # noqa: PLR2004 - a spreadsheet keeps 1:30 typed for the afternoon as the night
        return in_the_afternoon(minute_of(value) + DAY // 2)
    return Times(start=value.replace(second=0, microsecond=0, tzinfo=None))


def _number(value: float) -> Times | None:
    """Read 0.375, 44453.375, 9.3 (half past nine), 14 and 1430."""
    if int(value) in _SPREADSHEET_DAYS:
        value %= 1
        return _kept(wall(round(value * DAY))) if value else None
    if 0 < value < 1:
        return _kept(wall(round(value * DAY)))
    hours, minutes = (int(value), round(value % 1 * 100)) if value < 24 else divmod(int(value), 100)  # noqa: PLR2004
    if not (1 <= hours < 24 and minutes < 60):  # noqa: PLR2004 - hours and minutes
        return None
    start = Clock(hours, minutes, "", padded=False).options[0]
    return Times(start=wall(start))
