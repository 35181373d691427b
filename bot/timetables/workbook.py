"""The parts of an Excel workbook that its sheets lean on: their names, the words they share, their formats.

openpyxl knows the formats and dates; it would build a whole workbook, with every style, to read one value.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

_BOOK: Final = "xl/workbook.xml"
_OFF: Final = ("0", "false", "off")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

Runs = str | tuple[tuple[str, bool | None], ...]
"""The words of a cell: plain, or in runs that are struck through, are not, or are as their cell is."""


class Reading(Enum):
    """What the number format of a cell makes of a number."""

    NUMBER = "number"
    DATE = "date"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a cell's style."""

    reading: Reading = Reading.NUMBER
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells; `part` is its place in the file."""

    title: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook without its cells; `epoch` is the day from which it counts."""

    sheets: tuple[Sheet, ...]
    strings: tuple[Runs, ...]
    styles: tuple[Style, ...]
    epoch: datetime


def read_book(archive: zipfile.ZipFile) -> Book:
    """Return what the workbook part and those beside it say."""
    book = parsed(archive.read(_BOOK))
    related = tuple(_related(archive))
    targets = {kind: part for _, kind, part in related if kind in ("sharedStrings", "styles")}
    strings = parsed(archive.read(targets["sharedStrings"])) if "sharedStrings" in targets else ()
    styles = parsed(archive.read(targets["styles"])) if "styles" in targets else None
    counting = book.find("{*}workbookPr")
    from_1904 = counting is not None and counting.get("date1904", "0") not in _OFF
    return Book(
        sheets=tuple(_sheets(book, {key: part for key, kind, part in related if kind == "worksheet"})),
        strings=tuple(words_of(item) for item in strings if kind_of_part(item) == "si"),
        styles=tuple(_styles(styles)) if styles is not None else (),
        epoch=MAC_EPOCH if from_1904 else WINDOWS_EPOCH,
    )


def parsed(content: bytes) -> Element:
    """Return a part as a tree without comments; nothing outside it is looked at."""
    return etree.fromstring(
        content,
        etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        ),
    )


def kind_of_part(element: Element) -> str:
    """Return the name of an element, in the loose or the strict namespace."""
    tag: str = element.tag
    return tag[tag.rfind("}") + 1 :]


def words_of(item: Element) -> Runs:
    """Return the words of a shared or a cell's own text, without the reading aids of East Asian ones."""
    if len(item) == 1 and kind_of_part(item[0]) == "t":
        return _unescaped(item[0].text or "")
    runs: list[tuple[str, bool | None]] = []
    for part in item:
        kind = kind_of_part(part)
        if kind == "t":
            runs.append((_unescaped(part.text or ""), None))
        elif kind == "r":
            look = part.find("{*}rPr")
            text = "".join(_unescaped(t.text or "") for t in part.iterfind("{*}t"))
            runs.append((text, None if look is None else _is_struck(look)))
    if len(runs) == 1 and runs[0][1] is None:
        return runs[0][0]
    return tuple(runs) if any(struck is not None for _, struck in runs) else "".join(text for text, _ in runs)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _related(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    """Return id, kind and place of the parts that the workbook names."""
    for relation in parsed(archive.read("xl/_rels/workbook.xml.rels")):
        kind = relation.get("Type", "").rpartition("/")[2]
        part = posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        yield relation.get("Id", ""), kind, part


def _sheets(book: Element, parts: dict[str, str]) -> Iterator[Sheet]:
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        if key in parts:
            yield Sheet(sheet.get("name", ""), sheet.get("state", "visible") != "visible", parts[key])


def _styles(styles: Element) -> Iterator[Style]:
    formats = dict(BUILTIN_FORMATS) | {
        int(written.get("numFmtId", "0")): written.get("formatCode", "")
        for written in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    struck = [_is_struck(font) for font in styles.iterfind("{*}fonts/{*}font")]
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        written, font = formats.get(int(style.get("numFmtId", "0")), ""), int(style.get("fontId", "0"))
        yield Style(_reading(written), struck[font] if font < len(struck) else False)


def _reading(written: str) -> Reading:
    if not is_date_format(written):
        return Reading.NUMBER
    return Reading.SPAN if is_timedelta_format(written) else Reading.DATE


def _is_struck(look: Element) -> bool:
    strike = look.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _OFF
