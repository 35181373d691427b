"""Parts of a report that Word knows as such: a field of contents, and tables that are read by their heads."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document as Draft
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from bot.documents import words

_HEAD, _ROW = "1B2A49", "EAF2F2"
_WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)
_CONTENTS: Final = r'TOC \o "1-2" \h \z \u'
_INDENT: Final = 8
_WIDE: Final = 160
"""Millimetres between the margins."""


def add_contents(draft: Draft, headings: Sequence[tuple[int, str]]) -> None:
    """Write the contents as a field that Word fills with page numbers; until then it holds the headings."""
    lines = [draft.add_paragraph() for _ in headings]
    _begin_field(lines[0])
    for line, (level, text) in zip(lines, headings, strict=True):
        line.paragraph_format.left_indent = Mm(_INDENT * (level - 1))
        line.paragraph_format.space_after = Pt(3)
        line.add_run(words.plain(text)).bold = level == 1
    _add_run(lines[-1], '<w:fldChar w:fldCharType="end"/>')


def add_table(
    draft: Draft, head: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[int], shown: str
) -> None:
    """Add a table whose head is repeated on each page, with words for whoever cannot see it.

    `widths` are parts of the page's width.
    """
    table = draft.add_table(rows=len(rows) + 1, cols=len(head), style="Table Grid")
    table.autofit = False
    about = table._tbl.tblPr  # noqa: SLF001 - the library knows no alt text
    about.append(parse_xml(f"<w:tblCaption {nsdecls('w')}/>"))
    about.append(parse_xml(f"<w:tblDescription {nsdecls('w')}/>"))
    for part in tuple(about)[-2:]:
        part.set(f"{{{part.nsmap['w']}}}val", shown)
    whole = sum(widths)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(_WIDE * width // whole)
    for at, (row, texts) in enumerate(zip(table.rows, (head, *rows), strict=True)):
        marks = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library knows no repeated head
        marks.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if at == 0:
            marks.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(_WIDE * width // whole)
            _fill(cell, text, is_head=at == 0)
    draft.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, text: str, *, is_head: bool) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_HEAD if is_head else _ROW}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shade))  # noqa: SLF001 - the library has no shading
    line = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(3)
    run = line.add_run(words.plain(text))
    if is_head:
        run.bold, run.font.color.rgb = True, _WHITE


def _begin_field(line: Paragraph) -> None:
    _add_run(line, '<w:fldChar w:fldCharType="begin" w:dirty="true"/>')
    _add_run(line, f'<w:instrText xml:space="preserve">{_CONTENTS}</w:instrText>')
    _add_run(line, '<w:fldChar w:fldCharType="separate"/>')


def _add_run(line: Paragraph, content: str) -> None:
    line._p.append(parse_xml(f"<w:r {nsdecls('w')}>{content}</w:r>"))  # noqa: SLF001 - the library has no fields
