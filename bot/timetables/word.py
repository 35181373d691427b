"""Word documents as grids: each table, and each stretch of lines between tables, in the order of the page."""

import io
from collections.abc import Iterator
from typing import Final

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Doubt
from bot.timetables.grid import EMPTY, Cell, Grid, Opened, Row, still_standing

_MOST_ROWS: Final = 10_000
_MOST_COLUMNS: Final = 60

_TABLE, _PARAGRAPH, _CONTENT, _SDT = qn("w:tbl"), qn("w:p"), qn("w:sdtContent"), qn("w:sdt")
_ROW, _CELL, _RUN, _TEXT = qn("w:tr"), qn("w:tc"), qn("w:r"), qn("w:t")
_BREAKS: Final = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_LOOK_OF_ROW, _LOOK_OF_CELL, _LOOK_OF_RUN = qn("w:trPr"), qn("w:tcPr"), qn("w:rPr")
_BEFORE, _SPAN, _MERGED = qn("w:gridBefore"), qn("w:gridSpan"), qn("w:vMerge")
_VALUE, _STRIKE, _DOUBLE, _HIDDEN = qn("w:val"), qn("w:strike"), qn("w:dstrike"), qn("w:vanish")
_OFF: Final = ("0", "false", "off", "none")


def open_document(name: str, content: bytes) -> Opened:
    """Return the tables and lines of a document; words struck through in part are named as left out."""
    try:
        body = Document(io.BytesIO(content)).element.body
    except (LxmlError, OpcError) as fault:
        raise ValueError(name) from fault
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    lines: list[Row] = []
    tables = 0
    for number, element in enumerate(_blocks(body), start=1):
        if number > _MOST_ROWS:
            raise NotATimetable(f"'{name}' is too long. Send the timetable alone.")
        if element.tag == _PARAGRAPH:
            lines.append(_line(element, f"line {number}", doubts))
            continue
        tables += 1
        if any(lines):
            grids.append(Grid("the lines above table " + str(tables), tuple(lines)))
        lines = []
        grids.append(Grid(f"table {tables}", tuple(_rows(element, f"table {tables}", doubts))))
    if any(lines):
        grids.append(Grid("the lines below the tables" if tables else "the document", tuple(lines)))
    return Opened(tuple(grids), tuple(doubts))


def _blocks(body: Element) -> Iterator[Element]:
    """Return paragraphs and tables in order, those inside content controls too."""
    for element in body:
        if element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif element.tag == _SDT:
            for content in element.iterchildren(_CONTENT):
                yield from _blocks(content)


def _line(paragraph: Element, at: str, doubts: list[Doubt]) -> Row:
    cell = _written([paragraph], at, doubts)
    return (cell,) if cell else ()


def _rows(table: Element, at: str, doubts: list[Doubt]) -> Iterator[Row]:
    above: Row = ()
    for number, row in enumerate(_children(table, _ROW), start=1):
        if number > _MOST_ROWS:
            return
        cells: list[Cell] = [EMPTY] * _number(_look(row, _LOOK_OF_ROW), _BEFORE)
        for tc in _children(row, _CELL):
            column = len(cells)
            place = f"{at}, row {number}, column {column + 1}"
            look = _look(tc, _LOOK_OF_CELL)
            goes_on = look.get(_MERGED) in ("", "continue") and column < len(above)
            cell = above[column] if goes_on else _written(list(_paragraphs(tc)), place, doubts)
            cells += [cell] * max(1, _number(look, _SPAN))
        above = tuple(cells[:_MOST_COLUMNS])
        yield above


def _children(parent: Element, tag: str) -> Iterator[Element]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag == _SDT:
            for content in element.iterchildren(_CONTENT):
                yield from _children(content, tag)


def _look(element: Element, kind: str) -> dict[str, str]:
    """Return what is said of the look of a row, a cell or a run; what is only marked is empty."""
    looks = next(element.iterchildren(kind), ())
    return {mark.tag: mark.get(_VALUE, "") for mark in looks}


def _number(look: dict[str, str], mark: str) -> int:
    value = look.get(mark, "")
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else 0


def _paragraphs(cell: Element) -> Iterator[Element]:
    yield from cell.iter(_PARAGRAPH)


def _written(paragraphs: list[Element], at: str, doubts: list[Doubt]) -> Cell:
    """Return the words of some paragraphs; what is struck through in part goes into a doubt."""
    runs: list[tuple[str, bool]] = []
    for paragraph in paragraphs:
        runs += [*_runs(paragraph), ("\n", False)]
    kept, gone = still_standing(runs)
    if kept and gone:
        doubts.append(
            Doubt(at=at, text=gone, question="Left out: these words are struck through. Is that right?")
        )
    return Cell(kept or gone, at, None, struck=not kept) if kept or gone else EMPTY


def _runs(paragraph: Element) -> Iterator[tuple[str, bool]]:
    """Return the runs of a paragraph, those inserted under tracked changes or inside links too."""
    for run in paragraph.iter(_RUN):
        if run.getparent() is not paragraph and next(run.iterancestors(_PARAGRAPH), None) is not paragraph:
            continue
        look = _look(run, _LOOK_OF_RUN)
        if _is(look, _HIDDEN):
            continue
        text = "".join(
            (e.text or "") if e.tag == _TEXT else _BREAKS[e.tag] for e in run if e.tag in (_TEXT, *_BREAKS)
        )
        yield text, _is(look, _STRIKE) or _is(look, _DOUBLE)


def _is(look: dict[str, str], mark: str) -> bool:
    return mark in look and look[mark].lower() not in _OFF
