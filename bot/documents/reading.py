"""A report that somebody edited in Word: what it says, and the file without who wrote it (R59, R65)."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import docx
from docx.document import Document as Draft
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from bot.documents import words
from bot.domain.errors import NotAReport
from bot.domain.report import LARGEST_FILE
from bot.ports.files import ReadReport

_MOST_UNPACKED: Final = 40 * 1024 * 1024
"""Bytes; a report of a hundred findings is a few hundred thousand."""

_MOST_PARAGRAPHS: Final = 20_000
_WORDS: Final = re.compile(r"/word/(document|header\d*|footer\d*|footnotes|endnotes|comments\w*|people)\.xml")
_WHO: Final = qn("w:author")
"""What every tracked change says, of whatever kind it is: words, looks, tables, sections."""

_PARAGRAPH, _TEXT, _TAB, _BREAK = qn("w:p"), qn("w:t"), qn("w:tab"), qn("w:br")
_WHOSE: Final = re.compile(rb"<(Company|Manager)>[^<]*</\1>")
"""Whose Word it was written with, in the properties of the file."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_EMPTY: Final = {
    "custom-properties+xml": f'<Properties xmlns="{_OFFICE}/custom-properties"/>'.encode(),
    "people+xml": b'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
}
"""What stays of parts that say whose a file is, by how their kind ends: properties of one's own, and a list of
those who once commented or changed something."""


_NOT_OF_WORD: Final = (
    *(OpcError, PythonDocxError, etree.LxmlError, zipfile.BadZipFile, zlib.error, OSError, EOFError),
    *(AttributeError, KeyError, RuntimeError, TypeError, ValueError),
)
"""What the library fails with where a file is broken, locked, or has other parts than Word writes."""


def read_report(name: str, content: bytes) -> ReadReport:
    """Return what a report says and the file to be kept; raises `NotAReport` with a sentence for the sender."""
    _look_at_sizes(name, content)
    try:
        return _read(name, content)
    except _NOT_OF_WORD as fault:
        raise NotAReport(
            f"“{name}” cannot be opened as a Word file. Save it again and send the new copy."
        ) from fault


def _read(name: str, content: bytes) -> ReadReport:
    draft = docx.Document(io.BytesIO(content))
    everything = tuple(draft.part.package.iter_parts())
    trees = {part: etree.fromstring(part.blob, _parser()) for part in everything if _is_of_the_text(part)}
    _refuse_who_changed_what(name, everything, trees.values())
    text = tuple(_paragraphs(tree for part, tree in trees.items() if _WORDS.fullmatch(str(part.partname))))
    if not text or len(text) > _MOST_PARAGRAPHS:
        raise NotAReport(f"“{name}” says nothing that I can read, so it is not kept.")
    return ReadReport(text=text, content=_without_whose(draft))


def _is_of_the_text(part: Part) -> bool:
    """Whether a part may hold words or how they look: who changed either stands there."""
    named, kind = str(part.partname), str(part.content_type)
    return named.startswith("/word/") and kind.endswith("xml") and not kind.endswith(tuple(_EMPTY))


def _look_at_sizes(name: str, content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise NotAReport(
            f"“{name}” is larger than 4 MB, so it is not kept. Make its pictures smaller and send it again."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise NotAReport(f"“{name}” is not a Word file (.docx). Save it as one and send it again.") from fault
    if unpacked > _MOST_UNPACKED:
        raise NotAReport(f"“{name}” is too large once it is unpacked, so it is not kept.")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _refuse_who_changed_what(name: str, parts: Iterable[Part], trees: Iterable[Element]) -> None:
    """Refuse tracked changes and comments of Word: each tells who made it."""
    noted = any("comments" in f"{part.partname} {part.content_type}".casefold() for part in parts)
    changed = any(_WHO in element.attrib for tree in trees for element in tree.iter())
    if noted or changed:
        raise NotAReport(
            f"“{name}” still holds tracked changes or comments, which show who made them. In Word, under "
            "Review, accept or reject all changes and delete all comments. Then send it again."
        )


def _paragraphs(trees: Iterable[Element]) -> Iterator[str]:
    """Return every paragraph that says anything, those of tables, headers, footers and notes too, each once."""
    said: dict[str, None] = {}
    for tree in trees:
        for paragraph in tree.iter(_PARAGRAPH):
            pieces = (_piece(e) for e in paragraph.iter(_TEXT, _TAB, _BREAK))
            said[words.plain("".join(pieces))] = None
    yield from (line for line in said if line)


def _piece(element: Element) -> str:
    return (element.text or "") if element.tag == _TEXT else " "


def _without_whose(draft: Draft) -> bytes:
    """Return the file with nobody in its properties (R65)."""
    said = draft.core_properties
    said.author = said.last_modified_by = words.AUTHOR
    said.comments = said.subject = said.keywords = said.category = ""
    for part in draft.part.package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            part._blob = _WHOSE.sub(b"", part.blob)  # noqa: SLF001 - the library keeps it as it came
        emptied = next((left for kind, left in _EMPTY.items() if part.content_type.endswith(kind)), None)
        if emptied is not None:
            part._blob = emptied  # noqa: SLF001 - as above
    written = io.BytesIO()
    draft.save(written)
    return written.getvalue()
