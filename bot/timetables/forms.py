"""Sessions written as forms: 'Meeting: Chief Executive' and, on the next line, 'Time: 9.30-10.15'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from bot.timetables.grid import Cell, Grid, Row, distinct
from bot.timetables.headings import Role, role_of
from bot.timetables.times import find_range
from bot.timetables.upright import is_time

_LABEL: Final = re.compile(r"\W*([A-Za-z][^:\n]{1,40}?)\s*:\s+(\S[^\n]*)")
_TITLES: Final = (Role.TITLE, Role.WHO, Role.POST)
_LABELLED: Final = 2
"""Cells of a row that is a heading and what it says."""
_ENOUGH: Final = 2


@dataclass(slots=True)
class _Form:
    """Lines that belong together, by what their headings say; `rows` are the lines as they stand."""

    said: dict[Role, tuple[Cell, Cell]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    @property
    def is_session(self) -> bool:
        """Whether it has a title and a time."""
        said = [self.said[role][1] for role in (Role.TIME, Role.DATE) if role in self.said]
        timed = any(is_time(cell) or find_range(cell.text) for cell in said)
        return timed and any(role in self.said for role in _TITLES)

    def as_table(self) -> tuple[Row, ...]:
        """Return it as headings and one row below them."""
        pairs = tuple(self.said.values())
        return (tuple(label for label, _ in pairs), tuple(value for _, value in pairs), ())


def forms_as_tables(grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Return grids with forms as tables; a single form is the heading of the whole file, and stays."""
    parts = [(grid, tuple(_parts(grid.rows))) for grid in grids]
    forms = sum(isinstance(part, _Form) and part.is_session for _, found in parts for part in found)
    if forms < _ENOUGH:
        return grids
    return tuple(replace(grid, rows=tuple(_rows(found))) for grid, found in parts)


def _rows(parts: tuple[Row | _Form, ...]) -> Iterator[Row]:
    for part in parts:
        if not isinstance(part, _Form):
            yield part
        elif part.is_session:
            yield from part.as_table()
        else:
            yield from part.rows


def _parts(rows: tuple[Row, ...]) -> Iterator[Row | _Form]:
    """Return the rows of a grid, those of each form together."""
    form = _Form()
    for row in rows:
        labelled = _labelled(row)
        if form.rows and (labelled is None or labelled[0] in form.said):
            yield form
            form = _Form()
        if labelled is None:
            yield row
        else:
            form.said[labelled[0]] = labelled[1:]
            form.rows.append(row)
    if form.rows:
        yield form


def _labelled(row: Row) -> tuple[Role, Cell, Cell] | None:
    cells = distinct(row)
    if len(cells) == 1 and len(row) == 1 and (found := _LABEL.fullmatch(cells[0].text)):
        pair = tuple(replace(cells[0], text=text) for text in found.groups())
    elif len(cells) == _LABELLED and row[0]:
        pair = cells
    else:
        return None
    role = role_of(pair[0].text)
    return (role, pair[0], pair[1]) if role else None
