"""Lines of plain text, and rows with a single cell: '- Tue 14 Sept, 9.30-10.15: Chief Executive'."""

import re
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from bot.timetables.clock import Times
from bot.timetables.course import Course, own_times
from bot.timetables.days import Day, find_day, read_heading
from bot.timetables.framing import names_a_day
from bot.timetables.gathered import ALONE, CANCELLED, Line
from bot.timetables.grid import Cell
from bot.timetables.headings import Role, role_of
from bot.timetables.times import find_leading, find_range, read_cell
from bot.timetables.titles import cancelled, read_words
from bot.timetables.wording import one_of

_BULLET: Final = re.compile(r"^(?:[-*\u2022>\u2023\u25cf#]+\s+|\d{1,2}[.)]\s+(?=\S))+")
_MEAL: Final = re.compile(r"(breakfast|lunch|dinner|coffee|tea|break)\W*\s(?=\d)", re.IGNORECASE)
_JOINTS: Final = " \t,;:@()|*_-\u2013\u2014"
_BEFORE_A_RANGE: Final = ",;:@(|\u2013\u2014-"
_BEHIND_A_RANGE: Final = ",;:)|\u2013\u2014-."
_OPENING: Final = one_of(
    """reception | access | between | from | at | by | until | before | after | calls? | ring"""
)
"""Words that tie the times at the end of a line to its sentence."""
_NO_SESSION: Final = one_of(
    r"""opens? | opening | hours | parking | car park | available | availability | contact | deadline | version
    | updated | tel | phone | dial | \d{3,5} \d{3,4}"""
)
"""Words that say of the times beside them that they are no session's, and a telephone number."""
_OF_THE_WHOLE: Final = (Role.TIME, Role.END, Role.LENGTH, Role.DATE, Role.DAY)
"""Headings of a line that says when the whole visit is."""
_FEW: Final = 8
"""Words of a line that ends in its times."""
_LONGEST: Final = 400
_LONGEST_LINE: Final = 160


@dataclass(frozen=True, slots=True)
class Said:
    """What one line says: perhaps a day, perhaps times, perhaps the title of a session."""

    times: Times | None = None
    title: str = ""
    day: Day | None = None


class Lines:
    """Reads lines one after the other; times alone on a line wait for the title on the next."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._waiting: tuple[Times, Cell] | None = None

    def read(self, cell: Cell) -> None:
        """Read a cell that stands alone in its row; several lines with times are as many sessions."""
        lines = [line for line in cell.text.split("\n") if line.strip()]
        if len(lines) > 1 and any(find_leading(_BULLET.sub("", line)) for line in lines):
            for number, line in enumerate(lines, start=1):
                self._line(replace(cell, text=line, at=f"{cell.at}, line {number} of it"))
        else:
            self._line(cell)

    def put_by(self) -> None:
        """Say of a time for which no session followed that it stands alone."""
        if self._waiting:
            self._course.gathered.leave(self._waiting[1], ALONE)
            self._waiting = None

    def _line(self, cell: Cell) -> None:
        said = read_line(cell.text, after=self._course.above)
        if said.times and not said.title and (joined := self._with_its_end(cell)):
            self._waiting = joined
        elif said.times:
            self.put_by()
            self._course.day = said.day or self._course.day
            if said.title:
                self._take(cell, said.times, said.title)
            else:
                self._waiting = (said.times, cell)
        elif day := read_heading(cell.text):
            self.put_by()
            self._course.new_day(day)
        elif self._waiting:
            times, self._waiting = self._waiting[0], None
            self._take(cell, times, cell.text)
        else:
            self._remark(cell)

    def _with_its_end(self, cell: Cell) -> tuple[Times, Cell] | None:
        """Return a start that stands alone on its line together with the end on the next."""
        if self._waiting is None or self._waiting[0].end:
            return None
        above = self._waiting[1]
        text = f"{above.text.strip().rstrip(_JOINTS)} - {cell.text.strip().lstrip(_JOINTS)}"
        times = read_cell(text, after=self._course.above)
        return (times, replace(above, text=text)) if times and times.end else None

    def _remark(self, cell: Cell) -> None:
        self._course.left.append(cell)
        if self._course.day is None and (day := names_a_day(cell.text)):
            self._course.new_day(day)

    def _take(self, cell: Cell, times: Times, title: str) -> None:
        words = read_words(title, known=self._course.known)
        if cancelled(title):
            self._course.gathered.leave(cell, CANCELLED)
        else:
            self._course.take(Line(cell, words, own_times(times, words), self._course.day, peers=words.peers))


def read_line(text: str, *, after: time | None) -> Said:
    """Read a line that starts with its times, or has its one range of times set off from the rest."""
    line = _BULLET.sub("", text[:_LONGEST].replace("\t", " ").strip()).strip("*_ ")
    day, rest = _leading_day(line)
    rest = rest.lstrip(_JOINTS) if day else rest
    if (meal := _MEAL.match(rest)) and (found := find_leading(rest[meal.end() :], after=after)):
        return Said(found[0], ": ".join(part for part in (meal[1], found[1].strip(_JOINTS)) if part), day)
    if found := find_leading(rest, after=after):
        times, title = found
        return Said(times, title.strip(_JOINTS.replace(")", "")), day)
    if ranged := _set_off(rest, after):
        return Said(ranged[0], ranged[1], day)
    return Said()


def _leading_day(line: str) -> tuple[Day | None, str]:
    found = find_day(line)
    if found is None or found[1][0] > 0:
        return None, line
    return found[0], line[found[1][1] :]


def _set_off(line: str, after: time | None) -> tuple[Times, str] | None:
    """Find the range of 'Chief Executive, 9.30-10.15, JT/RM'; a range inside a sentence is not one."""
    found = find_range(line, after=after) if len(line) <= _LONGEST_LINE else None
    if found is None:
        return None
    times, (start, end) = found
    before, behind = line[:start].rstrip(), line[end:].lstrip()
    at_the_end = not behind and len(before.split()) <= _FEW and not _OPENING.search(before)
    set_off = before[-1:] in _BEFORE_A_RANGE and (not behind or behind[0] in _BEHIND_A_RANGE)
    whole = role_of(before.rstrip(_JOINTS)) in _OF_THE_WHOLE or _NO_SESSION.search(before)
    if not before or whole or not (set_off or at_the_end):
        return None
    parts = (before.rstrip(_JOINTS.replace(")", "")), behind.lstrip(_JOINTS + "."))
    return times, ", ".join(part for part in parts if part)
