"""Excel workbooks as grids; formulas are never worked out, macros never looked at."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from lxml.etree import LxmlError

from bot.domain.timetable import Doubt
from bot.timetables.grid import EMPTY, Cell, Grid, Opened, Raw, Row, clean, still_standing
from bot.timetables.sheets import MOST_COLUMNS, Area, Contents, Written, read_sheet
from bot.timetables.workbook import Runs, read_book

_MOST_MERGED: Final = 50_000
"""Cells covered by merged ranges; a range over a whole sheet covers seventeen thousand million."""
_MOST_SHEETS: Final = 60
_MOST_NAMED: Final = 6

_HIDDEN_SHEET: Final = "Left out: the sheet is hidden. Is that right?"
_HIDDEN_ROWS: Final = "Left out: these rows are hidden. Is that right?"
_STRUCK: Final = "Left out: these words are struck through. Is that right?"
_TOO_MANY: Final = "Left out: the workbook has too many sheets. Is that right?"
_STRAYS: Final = "Left out: it stands far from everything else. Is that right?"
_UNKNOWN: Final = "Left out: a formula whose value is not in the file. What does it say?"
_MERGED: Final = "Too many cells are merged. Is what was read right?"

_Seen = defaultdict[int, dict[int, Cell]]
"""Cells by row and column."""


def open_workbook(name: str, content: bytes) -> Opened:
    """Return the sheets that a person sees on opening the workbook; hidden ones are named as left out."""
    try:
        return _opened(name, content)
    except LxmlError as fault:
        raise ValueError(name) from fault


def _opened(name: str, content: bytes) -> Opened:
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = read_book(archive)
        for number, sheet in enumerate(book.sheets):
            at = f"Sheet '{clean(sheet.title)}'"
            if sheet.hidden or number >= _MOST_SHEETS:
                why = _HIDDEN_SHEET if sheet.hidden else _TOO_MANY
                doubts.append(Doubt(at=at, text=sheet.title, question=why))
                continue
            contents = read_sheet(archive.read(sheet.part), book, name=name)
            grid, more = _grid(contents, at, clean(sheet.title))
            grids.append(grid)
            doubts += more
    return Opened(tuple(grids), tuple(doubts))


def _grid(contents: Contents, at: str, title: str) -> tuple[Grid, list[Doubt]]:
    doubts: list[Doubt] = []
    seen: _Seen = defaultdict(dict)
    for cell in contents.cells:
        place = f"{at} {cell.name}"
        if isinstance(cell.value, str):
            seen[cell.row][cell.column] = Cell(clean(cell.value), place, None, cell.struck)
            continue
        text, struck, gone = _words(cell)
        if gone and text:
            doubts.append(Doubt(at=place, text=gone, question=_STRUCK))
        seen[cell.row][cell.column] = Cell(text or gone, place, _raw(cell.value), struck)
    if hidden := _take_out_hidden(contents.hidden, seen):
        doubts.append(Doubt(at=at, text=hidden, question=_HIDDEN_ROWS))
    if not _spread(contents.merged, seen):
        doubts.append(Doubt(at=at, text=title, question=_MERGED))
    for names, question in ((contents.strays, _STRAYS), (contents.unknown, _UNKNOWN)):
        if names:
            doubts.append(Doubt(at=f"{at} {names[0]}", text=_listed(names), question=question))
    return Grid(at, tuple(_rows(seen)), title), doubts


def _words(cell: Written) -> tuple[str, bool, str]:
    """Return the words of a cell, whether all are struck through, and those that are."""
    value = cell.value
    if isinstance(value, tuple):
        kept, gone = still_standing([(text, cell.struck if own is None else own) for text, own in value])
        return kept, not kept, gone
    return _told(value), cell.struck, ""


@lru_cache(maxsize=4_096, typed=True)
def _told(value: Raw) -> str:
    """Return a value as a person would see it, near enough to quote."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() != time() else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return clean(str(value))


def _raw(value: Raw | Runs) -> Raw:
    return value if isinstance(value, int | float | date | time | timedelta) else None


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" (and {more} more)" if more > 0 else "")


def _take_out_hidden(hidden: set[int], seen: _Seen) -> str:
    """Take out the hidden rows, and return some of their words."""
    gone = [seen.pop(row) for row in sorted(hidden & seen.keys())]
    return "; ".join(row[column].text for row in gone for column in sorted(row))[:200]


def _spread(merged: list[Area], seen: _Seen) -> bool:
    """Let a merged cell stand at each of its places, down to the last row; False where they are too many."""
    budget = _MOST_MERGED
    last = max(seen, default=0)
    for left, top, right, bottom in merged:
        rows, columns = range(top, min(bottom, last) + 1), range(left, min(right, MOST_COLUMNS) + 1)
        if not rows or not columns:
            continue
        budget -= len(rows) * len(columns)
        if budget < 0:
            return False
        cell = seen[top].get(left)
        for row in rows:
            if cell:
                seen[row].update(dict.fromkeys(columns, cell))
            else:
                seen[row] = {column: c for column, c in seen[row].items() if column not in columns}
    return True


def _rows(seen: _Seen) -> Iterator[Row]:
    written = {row: cells for row, cells in seen.items() if cells}
    width = max(map(max, written.values()), default=0)
    first = min(map(min, written.values()), default=1)
    for row in range(1, max(written, default=0) + 1):
        cells = written.get(row)
        yield tuple([cells.get(column, EMPTY) for column in range(first, width + 1)]) if cells else ()
