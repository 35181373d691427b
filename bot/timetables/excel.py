"""Excel workbooks as grids; formulas are never worked out, macros never looked at."""

import io
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Doubt
from bot.timetables.grid import EMPTY, Cell, Grid, Opened, Raw, Row, clean, still_standing

MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 100
_MOST_MERGED: Final = 50_000
"""Cells covered by merged ranges; a range over a whole sheet covers seventeen thousand million."""
_MOST_SHEETS: Final = 60

_Seen = dict[tuple[int, int], Cell]


def open_workbook(name: str, content: bytes) -> Opened:
    """Return the sheets that a person sees on opening the workbook; hidden ones are named as left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of features that it leaves out; we only read cells
        workbook = load_workbook(io.BytesIO(content), data_only=True, rich_text=True, keep_links=False)
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    for sheet in workbook.worksheets[:_MOST_SHEETS]:
        at = f"Sheet '{clean(sheet.title)}'"
        if sheet.sheet_state != "visible":
            doubts.append(
                Doubt(at=at, text=sheet.title, question="Left out: the sheet is hidden. Is that right?")
            )
            continue
        grid, more = _sheet(name, sheet, at)
        grids.append(grid)
        doubts += more
    return Opened(tuple(grids), tuple(doubts))


def _sheet(name: str, sheet: Worksheet, at: str) -> tuple[Grid, list[Doubt]]:
    doubts: list[Doubt] = []
    seen: _Seen = {}
    for cell in _written(sheet):
        if cell.row > MOST_ROWS or cell.column > MOST_COLUMNS:
            raise NotATimetable(
                f"'{name}' is too large: something stands in {at} {cell.coordinate}. Send the timetable alone."
            )
        text, struck, gone = _words(cell)
        place = f"{at} {cell.coordinate}"
        if gone and text:
            doubts.append(
                Doubt(at=place, text=gone, question="Left out: these words are struck through. Is that right?")
            )
        seen[cell.row, cell.column] = Cell(text or gone, place, _raw(cell.value), struck)
    hidden = _take_out_hidden(sheet, seen)
    if hidden:
        doubts.append(Doubt(at=at, text=hidden, question="Left out: these rows are hidden. Is that right?"))
    _spread(sheet, seen)
    return Grid(at, tuple(_rows(seen)), clean(sheet.title)), doubts


def _written(sheet: Worksheet) -> Iterable[ExcelCell]:
    """Return the cells that hold something; `iter_rows` would visit every empty one up to XFD1048576."""
    cells = sheet._cells.values()  # noqa: SLF001 - the reason is above
    return [cell for cell in cells if cell.value is not None]


def _words(cell: ExcelCell) -> tuple[str, bool, str]:
    """Return the words of a cell, whether all are struck through, and those that are."""
    value = cell.value
    struck = bool(cell.font.strike)
    if isinstance(value, CellRichText):
        runs = [(str(run), bool(run.font.strike) if isinstance(run, TextBlock) else struck) for run in value]
        kept, gone = still_standing(runs)
        return kept, not kept, gone
    text = clean(_told(value))
    return text, struck, ""


def _told(value: object) -> str:
    """Return a value as a person would see it, near enough to quote."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() != time() else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def _raw(value: object) -> Raw:
    if isinstance(value, bool):
        return None
    return value if isinstance(value, int | float | date | time | timedelta) else None


def _take_out_hidden(sheet: Worksheet, seen: _Seen) -> str:
    """Take out the hidden rows, and return some of their words."""
    hidden = {i for i, row in sheet.row_dimensions.items() if row.hidden}
    gone = sorted(place for place in seen if place[0] in hidden)
    return "; ".join(seen.pop(place).text for place in gone)[:200]


def _spread(sheet: Worksheet, seen: _Seen) -> None:
    """Let a merged cell stand at each of its places."""
    budget = _MOST_MERGED
    for merged in sheet.merged_cells.ranges:
        top, left = merged.min_row or 0, merged.min_col or 0
        bottom, right = min(merged.max_row or 0, MOST_ROWS), min(merged.max_col or 0, MOST_COLUMNS)
        budget -= max(0, bottom - top + 1) * max(0, right - left + 1)
        cell = seen.get((top, left))
        if cell and budget > 0:
            seen.update(
                {(row, column): cell for row in range(top, bottom + 1) for column in range(left, right + 1)}
            )


def _rows(seen: _Seen) -> Iterator[Row]:
    width = max((column for _, column in seen), default=0)
    first = min((column for _, column in seen), default=1)
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in seen.items():
        by_row.setdefault(row, {})[column] = cell
    for row in range(1, max(by_row, default=0) + 1):
        cells = by_row.get(row, {})
        yield tuple(cells.get(column, EMPTY) for column in range(first, width + 1)) if cells else ()
