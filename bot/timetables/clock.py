"""What a time of day may mean where no half of the day is written: reviews are held by day."""

from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from bot.domain.timetable import Asks

DAY: Final = 24 * 60
NO_END: Final = "The end is not after the start. When does it end?"
_AFTERNOON: Final = range(1, 6)
"""Hours at which nobody meets by night."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a session starts and ends; `question` is set where that was not certain, `asks` for what."""

    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    question: str = ""
    suggested: str = ""
    asks: Asks = Asks.NOTHING

    def ended(self) -> "Times":
        """Return the same with the end that follows from the length, where only that was given."""
        if self.start is None or self.end is not None or self.minutes is None:
            return self
        return replace(self, end=wall(minute_of(self.start) + self.minutes))

    def asked(self, question: str, asks: Asks) -> "Times":
        """Return the same with a question about the start or the end, to which what was read is suggested."""
        read = self.start if asks is Asks.START else self.end
        return replace(self, question=question, suggested=f"{read:%H:%M}" if read else "", asks=asks)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as written; `half` is a or p, or empty where none is given."""

    hour: int
    minute: int
    half: str
    padded: bool

    @property
    def options(self) -> list[int]:
        """The minutes of the day that it may mean, the likeliest first."""
        hour, minute = self.hour, self.minute
        if hour > 12 or (hour == 0 and not self.half):  # noqa: PLR2004 - the 24-hour clock
            return [hour * 60 + minute]
        if self.half:
            return [(hour % 12 + (12 if self.half == "p" else 0)) * 60 + minute]
        if hour == 12:  # noqa: PLR2004 - noon
            return [hour * 60 + minute]
        early, late = hour * 60 + minute, (hour + 12) * 60 + minute
        if self.padded:
            return [early] if hour not in _AFTERNOON else [late, early]
        return [late, early] if hour < 7 else [early, late]  # noqa: PLR2004 - 7 is breakfast, 6.30 the evening


def from_start(clock: Clock, *, after: time | None) -> Times:
    """Return a start alone; `after` is the start of the line above."""
    start = _starts(clock, after)[0]
    if clock.padded and not clock.half and clock.hour in _AFTERNOON:
        return in_the_afternoon(start)
    return Times(start=wall(start))


def from_to(first: Clock, last: Clock, *, after: time | None) -> Times:
    """Return a start and an end, the two that lie nearest to one another."""
    starts = _starts(first, after)
    pairs = [(s, e) for s in starts for e in last.options if e > s]
    if not pairs:
        return Times(start=wall(starts[0]), question=NO_END, asks=Asks.END)
    start, end = min(pairs, key=lambda pair: (pair[1] - pair[0], starts.index(pair[0])))
    return Times(start=wall(start), end=wall(end))


def in_the_afternoon(start: int) -> Times:
    """Return a start that was written as if it were in the night."""
    told = f"{start // 60:02}:{start % 60:02}"
    return Times(start=wall(start)).asked(f"Was {told}, in the afternoon, meant?", Asks.START)


def minute_of(value: time) -> int:
    """Return the minute of the day."""
    return value.hour * 60 + value.minute


def wall(minutes: int) -> time | None:
    """Return the time at a minute of the day, or None where it is on another day."""
    return time(minutes // 60, minutes % 60) if 0 <= minutes < DAY else None


def _starts(clock: Clock, after: time | None) -> list[int]:
    options = clock.options
    evening = after is not None and after.hour >= 16  # noqa: PLR2004 - then 7 is dinner, not breakfast
    return options[::-1] if evening and clock.hour in (7, 8) and not clock.padded else options
