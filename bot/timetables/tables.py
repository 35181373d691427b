"""The rows of a table: one session a row, or one in each lane."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.timetable import Asks
from bot.timetables.clock import Times
from bot.timetables.columns import Columns
from bot.timetables.course import Course, own_times
from bot.timetables.days import Day, read_heading
from bot.timetables.gathered import ALONE, CANCELLED, STRUCK, Line
from bot.timetables.grid import EMPTY, Cell, Row, distinct, in_full
from bot.timetables.headings import Role
from bot.timetables.lanes import Lanes
from bot.timetables.lines import Lines
from bot.timetables.people import read_peers, read_people
from bot.timetables.rows import When, date_unread, read_when
from bot.timetables.times import is_unsettled, read_cell
from bot.timetables.titles import cancelled, read_words
from bot.timetables.wording import one_of

_ROUGHLY: Final = one_of("morning | afternoon | evening | am | pm | all day | time")
_NOT_IN_LANES: Final = (Role.WHO, Role.POST, Role.KIND, Role.PEERS, Role.NOTE_TAKER, Role.STATUS, Role.LENGTH)
_LONGEST_TIME: Final = 40
_LONGEST_MARK: Final = 20
"""Characters of a remark that is nothing but 'cancelled'."""


@dataclass(slots=True)
class Table:
    """Reads the rows of one table, whose columns are known."""

    course: Course
    columns: Columns
    lines: Lines
    _lanes: Lanes = field(init=False)

    def __post_init__(self) -> None:
        self._lanes = Lanes(self.course, self.columns, self.lines)

    def read(self, row: Row, above: Row) -> None:
        """Read one row with more than one cell; `above` is the row before it."""
        columns, course = self.columns, self.course
        when = read_when(row, columns, above=course.day, after=course.above)
        dated = columns.has(Role.DATE) or columns.has(Role.DAY)
        if when.day and (dated or when.day.full or course.day is None):
            course.new_day(when.day)
        unread = date_unread(row, columns)
        if unread:
            self._on_an_open_day(unread, row, above)
            return
        self._read(row, above, when)

    def _on_an_open_day(self, unread: Cell, row: Row, above: Row) -> None:
        """Read a row whose date says nothing: its session has no day, and what follows neither."""
        course = self.course
        day, before = course.day, len(course.gathered.sessions)
        course.day = Day(unread.text[:_LONGEST_TIME])
        self._read(row, above, read_when(row, self.columns, above=None, after=course.above))
        if len(course.gathered.sessions) == before:
            course.day = day
            course.gathered.leave(unread, "Which day is this?")

    def _read(self, row: Row, above: Row, when: When) -> None:
        columns, course = self.columns, self.course
        time_cell = columns.first(row, Role.TIME)
        day = None if when.times or columns.text(row, Role.TITLE) else read_heading(time_cell.text)
        if day:
            course.new_day(day)
            course.left += [cell for cell in distinct(row) if cell is not time_cell]
        elif columns.lanes:
            self._in_lanes(row, above, when.times)
        else:
            self._one(row, when.times)

    def _in_lanes(self, row: Row, above: Row, times: Times | None) -> None:
        if times is None and is_unsettled(self.columns.text(row, Role.TIME)):
            times = Times()
        title = self.columns.first(row, Role.TITLE)
        peers = self._lanes.marked(row) if title and times else ()
        if times and peers:
            self.course.take(replace(self._with_the_rest(row, title, times), peers=peers))
        else:
            self._lanes.read(row, above, times)
        aside = (Role.REMARK, *(() if peers else _NOT_IN_LANES))
        self.course.left += self.columns.cells(row, *aside) + self.columns.unknown(row)

    def _one(self, row: Row, times: Times | None) -> None:
        """Take a row that holds one session, or say why it does not."""
        columns, gathered = self.columns, self.course.gathered
        title = columns.first(row, Role.TITLE) or next(
            iter(columns.cells(row, Role.WHO, Role.KIND, Role.POST)), EMPTY
        )
        if times is None and title and (swapped := read_cell(title.text, after=self.course.above)):
            times, title = swapped, columns.first(row, Role.TIME)
        found = times or self._untimed(row, title)
        if times and not title:
            gathered.doubt(columns.first(row, Role.TIME).at, in_full(distinct(row)), ALONE)
        elif found is None or not title:
            self.course.left += distinct(row)
        elif title.struck:
            gathered.doubt(title.at, in_full(distinct(row)), STRUCK)
        elif self._cancelled(row, title):
            gathered.doubt(title.at, in_full(distinct(row)), CANCELLED)
        else:
            spare = (*columns.cells(row, Role.REMARK), *columns.unknown(row))
            numbered = (c for c in columns.cells(row, Role.NUMBER) if " " in c.text)
            self.course.left += (*spare, *numbered)
            self.course.take(self._with_the_rest(row, title, found))
            self._ask_who(row, title)

    def _ask_who(self, row: Row, title: Cell) -> None:
        """Ask for the people and the peers whom a row leaves open."""
        gathered = self.course.gathered
        if any(_is_open(cell) for cell in self.columns.cells(row, Role.PEERS, Role.NOTE_TAKER)):
            gathered.ask(len(gathered.sessions) - 1, title.text, "Nobody is named yet. Who goes?", Asks.PEER)
        for cell in self.columns.cells(row, Role.WHO, Role.POST):
            if cell is not title and _is_open(cell):
                gathered.doubt(cell.at, f"{title.text}: {cell.text}", "Nobody is named yet. Who is met?")

    def _cancelled(self, row: Row, title: Cell) -> bool:
        said = f"{title.text} {self.columns.text(row, Role.STATUS)}"
        marks = [
            c.text for c in self.columns.cells(row, Role.REMARK, Role.TIME) if len(c.text) <= _LONGEST_MARK
        ]
        return any(cancelled(text) for text in (said, *marks))

    def _with_the_rest(self, row: Row, title: Cell, times: Times) -> Line:
        """Return the session of a row with what its other columns say."""
        columns = self.columns
        words = read_words(title.text, known=self.course.known)
        who, place, said = (
            [c.text for c in columns.cells(row, *roles) if c is not title]
            for roles in ((Role.WHO, Role.POST), (Role.PLACE,), (Role.KIND,))
        )
        notes = "".join(f"\nNotes: {c.text}" for c in columns.cells(row, Role.NOTE_TAKER))
        return Line(
            title,
            words,
            own_times(times, words) if times.end is None else times,
            self.course.day,
            people=tuple(person for text in who for person in read_people(text)),
            peers=read_peers(columns.text(row, Role.PEERS) + notes) or words.peers,
            place=" ".join(place).replace("\n", ", "),
            said=" ".join(said),
            status=columns.text(row, Role.STATUS),
        )

    def _untimed(self, row: Row, title: Cell) -> Times | None:
        """Return times for a row without any: none yet, the same as above, or None where it is no session."""
        columns, last = self.columns, self.course.last
        if said := columns.text(row, Role.TIME):
            rough = bool(_ROUGHLY.search(said) or re.search(r"[\d?]", said)) and len(said) <= _LONGEST_TIME
            return Times() if is_unsettled(said) or rough else None
        beside = columns.cells(row, Role.WHO, Role.PEERS, Role.NOTE_TAKER, Role.PLACE)
        if not columns.headings or not title or not any(c is not title for c in beside):
            return None
        if columns.cells(row, Role.DATE) or last is None:
            return Times()
        told = f"{last.start:%H:%M}" if last.start else ""
        question = "No time is given. Is it at the same time as the line above?"
        return replace(last, question=question, suggested=told, asks=Asks.START)


def _is_open(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST_MARK and is_unsettled(cell.text)
