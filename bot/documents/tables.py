"""Tables as files: workbooks, and CSV for whatever else reads tables; no cell of them is ever a formula (R71).

What peers type is only ever words. In a workbook every cell with words is typed as a string and marked as
quoted; in a CSV, which has no types, a cell that a spreadsheet would calculate begins with an apostrophe.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from bot.documents.packing import dated, same_each_time
from bot.domain.visible import visible

_STARTS: Final = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
"""With one of these a spreadsheet begins to calculate; the wide ones do so in East Asian editions."""

_LONGEST: Final = 32_000
"""Letters that one cell of a workbook can hold, rounded down."""

_WIDEST: Final = 60
_NARROWEST: Final = 10
_LONG_AGO: Final = date(1980, 1, 1)
_SAVED: Final = re.compile(rb"<dcterms:modified[^>]*>[^<]*</dcterms:modified>")
"""When the file was saved, which openpyxl writes by the clock whatever it was told."""

_BOLD: Final = Font(bold=True)
_PLAIN: Final = Font()
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Table:
    """One table: its title, the names of its columns and its rows of words and numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def workbook(tables: Sequence[Table]) -> bytes:
    """Return a workbook with a sheet for each table; the same tables always give the same bytes."""
    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(table.title), table)
    book.properties.creator = "Critical Friend"
    book.properties.created = dated(_LONG_AGO)
    content = BytesIO()
    book.save(content)
    return same_each_time(content.getvalue(), without=_SAVED)


def as_csv(table: Table) -> bytes:
    """Return a table as CSV in UTF-8 with a mark at the start, by which Excel knows that it is."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(table.columns)
    writer.writerows([_inert(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def plain_words(words: str) -> str:
    """Return what somebody typed without what nobody can see; tabs are blanks, and lines end one way."""
    lines = visible(words).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return lines.strip()[:_LONGEST]


def _inert(cell: str | int) -> str | int:
    if isinstance(cell, int):
        return cell
    words = plain_words(cell)
    return f"'{words}" if words.startswith(_STARTS) else words


def _fill(sheet: WriteOnlyWorksheet, table: Table) -> None:
    for at, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width  # type: ignore[attr-defined] # the stubs miss it
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, font=_BOLD) for name in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: str | int, *, font: Font = _PLAIN) -> Cell:
    """Return a cell; words are a string whatever they begin with, also once somebody has edited them."""
    words = isinstance(value, str)
    cell = WriteOnlyCell(sheet, plain_words(value) if isinstance(value, str) else value)
    cell.font, cell.alignment = font, _WRAPPED
    if words:
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _widths(table: Table) -> Iterable[int]:
    for at, name in enumerate(table.columns):
        longest = max((len(str(row[at])) for row in table.rows), default=0)
        yield min(max(longest, len(name), _NARROWEST), _WIDEST) + 2
