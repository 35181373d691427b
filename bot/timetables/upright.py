"""Tables that lie on their side, set upright: times across the top, days or pairs down the side."""

import re
from itertools import zip_longest
from typing import Final

from bot.timetables.grid import EMPTY, Cell, Row, distinct
from bot.timetables.times import read_cell, read_value

_ENOUGH: Final = 2
_DIGIT: Final = re.compile(r"\d|noon|midday", re.IGNORECASE)
"""Stands in every time; quicker to look for than a time."""


def upright(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows with each session's time at their start, whichever way the table lies."""
    for n, row in enumerate(rows):
        if not _are_times(row):
            continue
        below = _below(rows[n + 1 :])
        if len(below) >= _ENOUGH:
            corner = Cell("Time", row[0].at or row[1].at)
            turned = zip_longest((corner, *row[1:]), *below, fillvalue=EMPTY)
            return (*rows[:n], *turned, (), *upright(rows[n + 1 + len(below) :]))
    return rows


def is_time(cell: Cell) -> bool:
    """Whether a cell holds a time and nothing else."""
    if cell.value is None or isinstance(cell.value, int):
        return bool(cell) and read_cell(cell.text) is not None
    return read_value(cell.value) is not None


def _are_times(row: Row) -> bool:
    if any(cell.text and not _DIGIT.search(cell.text) for cell in row[1:]):
        return False
    cells = distinct(row[1:])
    return len(cells) >= _ENOUGH and not is_time(row[0]) and all(is_time(cell) for cell in cells)


def _below(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows under times, as far as each has a name at its start and no time."""
    found: list[Row] = []
    for row in rows:
        if not row or not row[0] or any(is_time(cell) for cell in distinct(row)):
            break
        found.append(row)
    return tuple(found)
