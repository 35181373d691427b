"""The cells of one sheet of an Excel workbook, taken row by row so that memory stays bounded."""

import io
import math
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601

from bot.domain.errors import NotATimetable
from bot.timetables.grid import Raw
from bot.timetables.workbook import Book, Reading, Runs, Style, kind_of_part, words_of

MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 100
_MOST_CELLS: Final = 100_000
_MOST_WRITTEN: Final = 50_000
"""Rows, with those that only have a look."""
_MOST_STRAYS: Final = 20
"""Cells far from all others that are left out by name; a sheet with more is no timetable."""
_OFF: Final = ("0", "false")
_DIGITS: Final = "0123456789"
_PLAIN: Final = Style()

Area = tuple[int, int, int, int]
"""The first column and row of a merged range, and its last column and row."""


@dataclass(slots=True)
class Written:
    """A cell in which something stands."""

    row: int
    column: int
    name: str
    value: Raw | Runs
    struck: bool


@dataclass(slots=True)
class Contents:
    """What a sheet holds; `strays` stand far from all others, `unknown` hold formulas without their values."""

    cells: list[Written] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_sheet(content: bytes, book: Book, *, name: str) -> Contents:
    """Return what a sheet holds; raises `NotATimetable` where that is far too much for `name` to be one."""
    found = Contents()
    last = written = 0
    parts = etree.iterparse(
        io.BytesIO(content),
        tag=("{*}row", "{*}mergeCell"),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    for _, part in parts:
        if kind_of_part(part) == "row":
            written += 1
            last = int(float(part.get("r", last + 1)))
            _take_row(part, last, book, found)
        elif reference := part.get("ref", ""):
            left, top, right, bottom = range_boundaries(reference)
            found.merged.append((left or 1, top or 1, right or MOST_COLUMNS, bottom or MOST_ROWS))
        if written > _MOST_WRITTEN or len(found.strays) > _MOST_STRAYS or len(found.cells) > _MOST_CELLS:
            raise NotATimetable(f"'{name}' is too large. Send the timetable alone.")
        part.clear()
        while part.getprevious() is not None:
            del part.getparent()[0]
    return found


def _take_row(element: Element, row: int, book: Book, found: Contents) -> None:
    if element.get("hidden", "0") not in _OFF:
        found.hidden.add(row)
    column = 0
    for cell in element:
        name = cell.get("r", "")
        letters = name.rstrip(_DIGITS)
        column = column_index_from_string(letters) if letters else column + 1
        value, struck = _value(cell, book)
        if value is None:
            if cell.find("{*}f") is not None and cell.get("t") != "str":
                found.unknown.append(name)
        elif row > MOST_ROWS or column > MOST_COLUMNS:
            found.strays.append(name)
        else:
            found.cells.append(Written(row, column, name or f"row {row}", value, struck))


def _value(cell: Element, book: Book) -> tuple[Raw | Runs, bool]:
    """Return what stands in a cell, and whether its style strikes it through; a formula's last value counts."""
    number, kind = int(cell.get("s", "0")), cell.get("t", "n")
    style = book.styles[number] if number < len(book.styles) else _PLAIN
    if kind == "inlineStr":
        own = _part(cell, "is")
        return (None if own is None else words_of(own)), style.struck
    value = _part(cell, "v")
    written = None if value is None else value.text
    if not written:
        return None, False
    if kind == "s":
        return book.strings[int(written)], style.struck
    if kind == "n":
        return _number(written, style.reading, book.epoch), style.struck
    if kind == "d":
        return _moment(written), style.struck
    return (str(written != "0") if kind == "b" else written), style.struck


def _part(cell: Element, kind: str) -> Element | None:
    """Return the last part of a cell of that kind; a formula stands before its value."""
    for number in range(len(cell) - 1, -1, -1):
        part = cell[number]
        if kind_of_part(part) == kind:
            return part
    return None


@lru_cache(maxsize=4_096)
def _number(written: str, reading: Reading, epoch: datetime) -> Raw:
    """Return a number as its format shows it: a number, a date, a time of day or a span."""
    try:
        number = float(written) if any(c in written for c in ".eEnN") else int(written)
        if not math.isfinite(number):
            return written
        return number if reading is Reading.NUMBER else _dated(number, reading, epoch)
    except (ValueError, OverflowError):
        return written


def _dated(number: float, reading: Reading, epoch: datetime) -> Raw:
    moment: Raw = from_excel(number, epoch, timedelta=reading is Reading.SPAN)
    return moment


def _moment(written: str) -> Raw:
    try:
        moment: Raw = from_ISO8601(written)  # type: ignore[no-untyped-call]  # its stubs leave it out
    except ValueError:
        return written
    return moment
