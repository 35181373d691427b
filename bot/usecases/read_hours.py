"""Read when the team of one review catches up, and when nobody is written to, into its own method (R24)."""

import re
from datetime import time, timedelta
from typing import Final

from bot.domain.errors import Incomplete
from bot.domain.method import Method, Quiet

_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?")
_SPAN: Final = re.compile(r"(?:from )?(\S+?)(?:\s*(?:to|until|-|–)\s*)(\S+)")
_NONE: Final = frozenset({"none", "no"})
_LONGEST_NIGHT: Final = timedelta(hours=14)
"""The longest that quiet hours may last, so that a day is left to write in; our own limit."""

_ENOUGH: Final = timedelta(hours=1)
"""What is left after a catch-up to agree what system leads are told that evening; our own limit."""


def with_hours(method: Method, *, catch_up: str, quiet: str) -> Method:
    """Return a method with these hours, each as it was where nothing is typed; raises `Incomplete`."""
    at = _time(catch_up) if catch_up.strip() else method.catch_up_at
    hours = _quiet(quiet) if quiet.strip() else method.quiet
    changed = method.model_copy(update={"catch_up_at": at, "quiet": hours})
    if changed != method and method.captures:
        _refuse_at_night(at, hours)
    return changed


def written_time(at: time) -> str:
    """Return a time of day as it would be typed."""
    return f"{at:%H:%M}"


def written_quiet(quiet: Quiet) -> str:
    """Return quiet hours as they would be typed."""
    if quiet.begins == quiet.ends:
        return "none"
    return f"{quiet.begins:%H:%M} to {quiet.ends:%H:%M}"


def _time(words: str) -> time:
    read = _TIME.fullmatch(words.strip())
    if read is None:
        raise Incomplete("Write a time of day as hours and minutes, for example 16:30.")
    return time(int(read.group(1)), int(read.group(2)))


def _quiet(words: str) -> Quiet:
    said = " ".join(words.casefold().split())
    if said in _NONE:
        return Quiet(begins=Quiet().ends, ends=Quiet().ends)
    read = _SPAN.fullmatch(said)
    if read is None:
        raise Incomplete("Write the quiet hours as two times, for example 20:00 to 07:00, or write none.")
    quiet = Quiet(begins=_time(read.group(1)), ends=_time(read.group(2)))
    if _from(quiet.begins, quiet.ends) > _LONGEST_NIGHT:
        raise Incomplete("The quiet hours last more than 14 hours. Leave more of the day to write in.")
    return quiet


def _refuse_at_night(at: time, quiet: Quiet) -> None:
    if quiet.begins != quiet.ends and (quiet.holds(at) or _from(at, quiet.begins) < _ENOUGH):
        raise Incomplete("The catch-up is in the quiet hours or less than an hour before. Change one of them.")


def _from(begins: time, ends: time) -> timedelta:
    """Return how long it is from one time of day to the next time that the wall shows the other."""
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return timedelta(minutes=minutes) % timedelta(days=1)
