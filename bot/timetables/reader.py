"""Walks through a file's grids row by row and gathers their sessions."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.timetables.columns import (
    Columns,
    continues_heading,
    from_headings,
    is_heading,
    side_by_side,
    with_true_title,
)
from bot.timetables.course import Course
from bot.timetables.days import find_day
from bot.timetables.framing import names_a_day
from bot.timetables.front_matter import is_front_matter
from bot.timetables.gathered import STRUCK, Gathered
from bot.timetables.grid import Cell, Grid, Row, distinct, in_full
from bot.timetables.lines import Lines, read_line
from bot.timetables.tables import Table
from bot.timetables.unheaded import inferred
from bot.timetables.upright import upright
from bot.timetables.wording import one_of

_DATE_OF: Final = one_of("dates? | day | when | visit | review")
_QUOTED: Final = 6
_ALONE: Final = 1
_MOST_HEADINGS: Final = 5
"""Rows of headings that belong together."""
_LONGEST_QUOTE: Final = 80


class Reader:
    """Reads one file's grids in their order; the day and the columns go on from one to the next."""

    def __init__(self, gathered: Gathered, *, known: frozenset[str]) -> None:
        self._gathered = gathered
        self._course = Course(gathered, known)
        self._lines = Lines(self._course)
        self._table: Table | None = None
        self._rows: list[Row] = []
        self._headings: frozenset[int] = frozenset()

    def read(self, grid: Grid) -> None:
        """Gather the sessions of a grid, and what in it is none."""
        for rows in side_by_side(upright(grid.rows)):
            self._read(replace(grid, rows=rows))

    def _read(self, grid: Grid) -> None:
        before = len(self._gathered.sessions)
        self._open(grid)
        above: Row = ()
        headed: list[Row] = []
        for number, row in enumerate(grid.rows):
            headed = self._headed(number, row, above, headed)
            if _begins(above) and is_front_matter(row):
                self._skip(row)
            elif not headed:
                self._row(row, above)
            above = row
        self._lines.put_by()
        self._close(grid, nothing=len(self._gathered.sessions) == before)

    def _open(self, grid: Grid) -> None:
        self._course.new_grid()
        if grid.title:
            found = find_day(grid.title)
            self._course.day = found[0] if found else None
        self._headings = frozenset(n for n, row in enumerate(grid.rows) if is_heading(row))
        others = (row for n, row in enumerate(grid.rows) if n not in self._headings)
        self._rows = [row for row in others if len(distinct(row)) > _ALONE]
        beside = any(_begins(above) and is_front_matter(row) for above, row in pairwise(((), *grid.rows)))
        if beside or self._headings:
            self._table = None
        elif not self._goes_on(grid):
            self._read_by(inferred(grid.rows))

    def _goes_on(self, grid: Grid) -> bool:
        """Whether a table without headings goes on from the one before it, over the page."""
        width = max((len(row) for row in grid.rows), default=0)
        return self._table is not None and width > _ALONE and len(self._table.columns.headings) == width

    def _read_by(self, columns: Columns | None) -> None:
        self._table = Table(self._course, columns, self._lines) if columns else None

    def _headed(self, number: int, row: Row, above: Row, headed: list[Row]) -> list[Row]:
        """Return the rows of headings that end with this one, or nothing where it is a row of another kind."""
        if 0 < len(headed) < _MOST_HEADINGS and continues_heading(row, above):
            headed = [*headed, row]
        elif number in self._headings:
            self._lines.put_by()
            headed = [row]
        else:
            return []
        columns = from_headings(headed)
        self._read_by(with_true_title(columns, self._rows))
        return headed

    def _skip(self, row: Row) -> None:
        """Begin a table that holds no sessions; the next headings end it."""
        self._lines.put_by()
        self._table = None
        self._course.left += distinct(row)

    def _row(self, row: Row, above: Row) -> None:
        cells = distinct(row)
        if not cells:
            return
        if all(cell.struck for cell in cells):
            self._gathered.doubt(cells[0].at, in_full(cells), STRUCK)
        elif len({cell.text for cell in cells}) == _ALONE and not self._in_a_lane(cells[0], row):
            self._lines.read(cells[0])
        elif self._table is None:
            self._outside(cells)
        else:
            self._lines.put_by()
            self._table.read(row, above)

    def _outside(self, cells: tuple[Cell, ...]) -> None:
        """Read a row outside any table: a session that starts with its times, a date, or a remark."""
        first, *others = cells
        if read_line(first.text, after=self._course.above).title:
            self._lines.read(first)
            self._course.left += others
            return
        self._course.left += cells
        dated = names_a_day(others[0].text) if _DATE_OF.search(first.text) else None
        if dated and self._course.day is None:
            self._course.new_day(dated)

    def _in_a_lane(self, cell: Cell, row: Row) -> bool:
        """Whether a cell alone in its row belongs to one lane, where days stand side by side."""
        lanes = self._table.columns.lanes if self._table else ()
        return row.count(cell) == _ALONE and any(n.column < len(row) and row[n.column] is cell for n in lanes)

    def _close(self, grid: Grid, *, nothing: bool) -> None:
        left = list(dict.fromkeys(self._course.left))
        if left and nothing:
            self._gathered.doubt(grid.at, _quoted(left), "Left out: no session was found here. Is that right?")
        elif left:
            self._gathered.doubt(left[0].at, _quoted(left), "Not taken into any session. Is that right?")


def _begins(above: Row) -> bool:
    """Whether a row may be the first of a table: no row of several cells is above it."""
    return len(distinct(above)) <= _ALONE


def _quoted(cells: list[Cell]) -> str:
    """Return the first cells and the number of the others."""
    more = len(cells) - _QUOTED
    return "; ".join(_cut(cell.text) for cell in cells[:_QUOTED]) + (f" (and {more} more)" if more > 0 else "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "\u2026"
