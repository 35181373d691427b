"""How long a session takes, as clients write it: (45 minutes approx), 1 hr 30 mins, half an hour."""

import re
from typing import Final

from bot.timetables.clock import DAY
from bot.timetables.wording import holds

_LONG: Final = re.compile(
    r"(?<![\d.:])\b(?P<n>\d{1,3}(?:\.\d)?)\s*-?\s*(?P<u>minutes?|mins?|hours?|hrs?)\b\.?"
    r"(?:\s*(?:and\s*)?(?P<m>\d{1,2})\s*(?:minutes?|mins?)\b)?"
    r"|\b(?:(?P<half>half an hour)|(?P<ninety>(?:an|one) and a half hours|(?:an|one) hour and a half)"
    r"|(?P<hour>(?:an|one) hour)|(?P<two>two hours))\b",
    re.IGNORECASE,
)
_AT_THE_START: Final = re.compile(rf"(?:for |\()?(?:{_LONG.pattern})(?:\s*approx\w*)?", re.IGNORECASE)
_AT_THE_END: Final = re.compile(
    rf"\s*[,;:(\u2013-]\s*(?:for |approx\.? |c\.? ?)?(?:{_LONG.pattern})(?:\s*approx\w*)?\)?$", re.IGNORECASE
)
_WORDS: Final = (("half", 30), ("ninety", 90), ("hour", 60), ("two", 120))


def minutes_in(text: str) -> int | None:
    """Return the length that a text names, in minutes."""
    found = _LONG.search(text) if _may_be_long(text) else None
    return _minutes(found) if found else None


def without_length(text: str) -> str:
    """Return a text without the length it names."""
    return _LONG.sub("", text) if _may_be_long(text) else text


def without_last_length(text: str) -> str:
    """Return a title without the length that stands at its end: 'Focus group, 90 mins'."""
    found = _AT_THE_END.search(text) if _may_be_long(text) else None
    return text[: found.start()] if found and found.start() else text


def leading_length(text: str) -> tuple[int | None, str] | None:
    """Return the length at the start of a text, and the words that follow it."""
    found = _AT_THE_START.match(text)
    return (_minutes(found), text[found.end() :]) if found else None


def _may_be_long(text: str) -> bool:
    """Whether a text may name a length; quicker than to look for it."""
    return holds(text, "min", "hour", "hr")


def _minutes(found: re.Match[str]) -> int | None:
    for name, minutes in _WORDS:
        if found[name]:
            return minutes
    of_an_hour = found["u"].lower().startswith("h")
    whole = round(float(found["n"]) * (60 if of_an_hour else 1)) + int(found["m"] or 0)
    return whole if 0 < whole < DAY else None
