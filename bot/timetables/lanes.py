"""A row with a session in each lane: a column for each pair, room or day."""

from dataclasses import dataclass, field
from typing import Final

from bot.timetables.clock import Times
from bot.timetables.columns import Columns, Lane
from bot.timetables.course import Course, own_times
from bot.timetables.days import Day
from bot.timetables.gathered import CANCELLED, REMARK, STRUCK, Line
from bot.timetables.grid import EMPTY, Cell, Row
from bot.timetables.headings import Role
from bot.timetables.lines import Lines
from bot.timetables.people import ALL, are_initials, read_peers
from bot.timetables.titles import cancelled, is_note, read_words
from bot.timetables.wording import only

_MARK: Final = only(r"x | \u2713 | \u2714 | \u2022 | \* | y | yes")
_ALONE: Final = 1


@dataclass(slots=True)
class Lanes:
    """Reads the lanes of one table; a merged cell is one session for all that it covers."""

    course: Course
    columns: Columns
    lines: Lines
    _spans: dict[Cell, int] = field(default_factory=dict)
    _row: Row = ()

    def marked(self, row: Row) -> tuple[str, ...]:
        """Return the peers of a row whose lanes only mark who goes, or nobody where they hold sessions."""
        cells = [(lane, cell) for lane in self.columns.lanes if (cell := _at(row, lane.column))]
        if not all(_MARK.fullmatch(cell.text) or are_initials(cell.text) for _, cell in cells):
            return ()
        return tuple(
            peer for lane, c in cells for peer in (read_peers(c.text) if are_initials(c.text) else lane.peers)
        )

    def read(self, row: Row, above: Row, times: Times | None) -> None:
        """Take the session in each lane of a row; one merged with the row above runs on."""
        self._row = row
        held: dict[Cell, list[Lane]] = {}
        if title := self.columns.first(row, Role.TITLE):
            held[title] = []
        for lane in self.columns.lanes:
            if cell := _at(row, lane.column):
                held.setdefault(cell, []).append(lane)
        for cell, lanes in held.items():
            if not any(_at(above, lane.column) is cell for lane in lanes):
                self._take(cell, lanes, times)
            elif cell in self._spans and times:
                self.course.gathered.lengthen(self._spans[cell], times.end)

    def _take(self, cell: Cell, lanes: list[Lane], times: Times | None) -> None:
        if cell.struck:
            self.course.gathered.leave(cell, STRUCK)
        elif cancelled(cell.text):
            self.course.gathered.leave(cell, CANCELLED)
        elif is_note(cell.text):
            self.course.gathered.leave(cell, REMARK)
        elif times is None:
            self._with_its_own_times(cell, lanes)
        else:
            self._at_the_row(cell, lanes, times)

    def _with_its_own_times(self, cell: Cell, lanes: list[Lane]) -> None:
        """Read a cell of a row without times, whose lines hold their own."""
        kept = self.course.day
        self.course.day = _day_of(lanes) or kept
        self.lines.read(cell)
        self.lines.put_by()
        self.course.day = kept

    def _at_the_row(self, cell: Cell, lanes: list[Lane], times: Times) -> None:
        words = read_words(cell.text, known=self.course.known, own_times=True)
        if not (words.runs_to or words.times or words.minutes):
            self._spans[cell] = len(self.course.gathered.sessions)
        self.course.take(
            Line(
                cell,
                words,
                own_times(times, words),
                _day_of(lanes) or self.course.day,
                peers=words.peers or self._peers_of(lanes),
                place=words.place or self._place_of(lanes),
                stream=lanes[0].stream if len(lanes) == _ALONE else "",
            )
        )

    def _place_of(self, lanes: list[Lane]) -> str:
        """Return where a lane's session is: the cell beside it, the lane's own room, or the row's place."""
        places = [i for i, role in self.columns.roles.items() if role is Role.PLACE]
        if len(lanes) != _ALONE:
            return self.columns.text(self._row, Role.PLACE).replace("\n", ", ") if len(places) == _ALONE else ""
        lane = lanes[0]
        later = [n.column for n in self.columns.lanes if n.column > lane.column]
        beside = [i for i in places if len(places) == _ALONE or lane.column < i < min(later, default=i + 1)]
        said = next((cell.text for i in beside if (cell := _at(self._row, i))), "")
        return said.replace("\n", ", ") or lane.place

    def _peers_of(self, lanes: list[Lane]) -> tuple[str, ...]:
        """Return the peers of some lanes; what spans all of them is for everybody."""
        beside = [lane for lane in self.columns.lanes if lane.day == lanes[0].day] if lanes else []
        if len(lanes) == len(beside) > _ALONE:
            return (ALL,)
        return tuple(dict.fromkeys(peer for lane in lanes for peer in lane.peers))


def _day_of(lanes: list[Lane]) -> Day | None:
    """Return the one day that some lanes are on."""
    return lanes[0].day if len({lane.day for lane in lanes}) == _ALONE else None


def _at(row: Row, i: int) -> Cell:
    return row[i] if i < len(row) else EMPTY
