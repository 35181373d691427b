"""The draft report: context, the themes one after another, next steps, under real headings (R59, R60)."""

from io import BytesIO
from typing import Final

import docx
from docx.document import Document as Draft
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from bot.documents import words
from bot.documents.packing import dated, same_each_time
from bot.domain.feedback import Feedback
from bot.domain.report_facts import Edition, ReportFacts
from bot.ports.files import Document

INK: Final = RGBColor(0x1B, 0x2A, 0x49)
ENGLISH: Final = "en-GB"
FONT: Final = "Calibri"
_SIZES: Final = {"Title": 26, "Subtitle": 14, "Heading 1": 18, "Heading 2": 14, "Normal": 12}
"""Points; nothing in the report is smaller than 12."""


def write_report(facts: ReportFacts, *, edition: Edition) -> Document:
    """Return the draft report; the same feedback always gives the same bytes."""
    feedback = facts.feedback
    draft = docx.Document()
    _set_page(draft)
    _set_type(draft)
    _set_properties(draft, feedback)
    _tell(draft, feedback)
    written = BytesIO()
    draft.save(written)
    return Document(
        name=words.file_name("draft-report", client=feedback.client, ending="docx"),
        content=same_each_time(written.getvalue()),
    )


def _tell(draft: Draft, feedback: Feedback) -> None:
    draft.add_paragraph(words.plain(f"{feedback.method_title}: draft report"), style="Title")
    draft.add_paragraph(words.plain(f"{feedback.client}, {words.days(feedback)}"), style="Subtitle")
    draft.add_paragraph(words.DRAFT)
    draft.add_heading(words.CONTEXT, level=1)
    for sentence in words.context(feedback):
        draft.add_paragraph(words.plain(sentence))
    for theme in feedback.themes:
        draft.add_heading(words.plain(theme.title), level=1)
        told = words.sections(theme, feedback=feedback)
        if not told:
            draft.add_paragraph(words.NOTHING_TO_SHARE)
        for heading, points in told:
            draft.add_heading(words.plain(heading), level=2)
            # Recommendations are numbered through the report, so that people can speak of them.
            style = "List Number" if heading == feedback.recommendations_word else "List Bullet"
            for point in points:
                draft.add_paragraph(words.plain(point), style=style)
    draft.add_heading(words.NEXT_STEPS, level=1)
    for step in words.AFTER_THE_DRAFT:
        draft.add_paragraph(step, style="List Bullet")


def _set_page(draft: Draft) -> None:
    """Lay it out on A4 with a page number at the foot."""
    section = draft.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{words.DRAFT.split('.')[0]}. Page ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot._p.append(parse_xml(field))  # noqa: SLF001 - the library has no fields


def _set_type(draft: Draft) -> None:
    """Set sizes, colour and language once, where every paragraph takes them from."""
    for name, size in _SIZES.items():
        style = draft.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size = Pt(size)
        style.font.name = FONT
        if name != "Normal":
            style.font.color.rgb = INK
            style.font.italic = False
    for language in draft.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), ENGLISH)
    for language in draft.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), ENGLISH)


def _set_properties(draft: Draft, feedback: Feedback) -> None:
    """Say what the file is, and name nobody (R65)."""
    said = draft.core_properties
    said.title = words.property_title("draft report", feedback=feedback)
    said.language = ENGLISH
    said.author = said.last_modified_by = words.AUTHOR
    said.comments = said.subject = said.keywords = said.category = ""
    said.created = said.modified = dated(feedback.last_day)
