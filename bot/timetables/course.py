"""How far the reading of a file has come: the day, the time above, and what found no place."""

from dataclasses import dataclass, field, replace
from datetime import time

from bot.timetables.clock import Times
from bot.timetables.days import Day
from bot.timetables.gathered import Gathered, Line
from bot.timetables.grid import Cell
from bot.timetables.titles import Words


@dataclass(slots=True)
class Course:
    """What goes on from row to row; `known` are the peers' initials, `above` the start of the row above."""

    gathered: Gathered
    known: frozenset[str]
    day: Day | None = None
    above: time | None = None
    last: Times | None = None
    left: list[Cell] = field(default_factory=list)

    def take(self, line: Line) -> None:
        """Add a session."""
        self.gathered.take(line)
        self.left += [replace(line.cell, text=text) for text in line.words.left]
        self.last = line.times
        self.above = line.times.start or self.above

    def new_day(self, day: Day) -> None:
        """Go on with a day; its times begin anew."""
        fresh = self.last is None
        if day != self.day:
            self.above, self.last = None, None
        self.day = _together(self.day, day) if fresh and self.day else day

    def new_grid(self) -> None:
        """Go on with a sheet or table; the day stays until another is named."""
        self.above, self.last = None, None
        self.left = []


def _together(above: Day, below: Day) -> Day:
    """Return what two headings of the same day say: 'Tuesday 14 October' and, below it, 'Day 1'."""
    one_date = (above.day is None) != (below.day is None)
    same_number = None in (above.nth, below.nth) or above.nth == below.nth
    same_weekday = None in (above.weekday, below.weekday) or above.weekday == below.weekday
    return above.with_more(below) if one_date and same_number and same_weekday else below


def own_times(times: Times, words: Words) -> Times:
    """Let a session's own words about its times outweigh those of its row."""
    if words.times:
        return words.times
    if words.runs_to and times.start and words.runs_to > times.start:
        return replace(times, end=words.runs_to)
    if words.minutes:
        return replace(times, minutes=words.minutes, end=None).ended()
    return times
