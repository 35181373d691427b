"""An empty A4 report to write on: real styles, a running head, page numbers, British English."""

from datetime import date
from typing import Final

import docx
from docx.document import Document as Draft
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from bot.documents import words
from bot.documents.packing import dated

INK: Final = RGBColor(0x1B, 0x2A, 0x49)
ACCENT: Final = RGBColor(0x00, 0x5E, 0x63)
QUIET: Final = RGBColor(0x59, 0x59, 0x59)
ENGLISH: Final = "en-GB"
FONT: Final = "Calibri"
_SIZES: Final = {
    "Title": 34,
    "Subtitle": 18,
    "Heading 1": 20,
    "Heading 2": 16,
    "Heading 3": 13,
    "Normal": 12,
    "Header": 10,
    "Footer": 10,
}
"""Points; the text is 12, and only the head and foot of a page are smaller."""

_COLOURS: Final = {
    "Title": INK,
    "Subtitle": ACCENT,
    "Heading 1": INK,
    "Heading 2": ACCENT,
    "Heading 3": INK,
    "Header": QUIET,
    "Footer": QUIET,
}
_BEFORE: Final = {"Heading 1": 28, "Heading 2": 18, "Heading 3": 10, "Subtitle": 6}
_AFTER: Final = {
    "Title": 12,
    "Subtitle": 6,
    "Heading 1": 12,
    "Heading 2": 6,
    "Heading 3": 4,
    "Normal": 8,
    "List Bullet": 4,
    "List Number": 4,
    "Header": 0,
    "Footer": 0,
}
_THEMED: Final = tuple(qn(f"w:{name}Theme") for name in ("ascii", "hAnsi", "eastAsia", "cs"))


def page(title: str, *, head: str, day: date) -> Draft:
    """Return an empty report with its styles, its running head and its properties, which name nobody (R65)."""
    draft = docx.Document()
    _set_page(draft, head=head)
    _set_type(draft)
    said = draft.core_properties
    said.title, said.language = title, ENGLISH
    said.author = said.last_modified_by = words.AUTHOR
    said.comments = said.subject = said.keywords = said.category = ""
    said.created = said.modified = dated(day)
    return draft


def add_field(line: Paragraph, instruction: str, *, shown: str) -> None:
    """Add a field that Word fills, such as a page number; `shown` stands there until it does."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
    line._p.append(parse_xml(field))  # noqa: SLF001 - the library has no fields


def _set_page(draft: Draft, *, head: str) -> None:
    section = draft.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header.paragraphs[0].add_run(words.plain(head)).bold = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Page ")
    add_field(foot, "PAGE", shown="1")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES", shown="1")


def _set_type(draft: Draft) -> None:
    """Set sizes, colours, distances and language once, where every paragraph takes them from."""
    for style in draft.styles:
        if isinstance(style, ParagraphStyle):
            _dress(style)
    for fonts in draft.styles.element.iter(qn("w:rFonts")):
        for theme in _THEMED:
            fonts.attrib.pop(theme, None)  # it would win over the font's own name
    for border in tuple(draft.styles.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for language in draft.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), ENGLISH)
    for language in draft.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), ENGLISH)


def _dress(style: ParagraphStyle) -> None:
    name = str(style.name)
    if name in _SIZES:
        style.font.size, style.font.name = Pt(_SIZES[name]), FONT
        style.font.italic = False
    if name in _COLOURS:
        style.font.color.rgb = _COLOURS[name]
    if name in _BEFORE:
        style.paragraph_format.space_before = Pt(_BEFORE[name])
        style.paragraph_format.keep_with_next = name.startswith("Heading")
    if name in _AFTER:
        style.paragraph_format.space_after = Pt(_AFTER[name])
        style.paragraph_format.widow_control = True
    if name in {"Normal", "List Bullet", "List Number"}:
        style.paragraph_format.line_spacing = 1.15
