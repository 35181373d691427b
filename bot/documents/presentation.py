"""The final feedback as slides: who we are, the themes one after another, next steps (R55)."""

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from textwrap import shorten
from typing import Final

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Canvas
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from bot.documents import words
from bot.documents.canvas import ACCENT, COVER_SIZE, ENGLISH, INK, PAPER, TEXT, TITLE_SIZE, canvas
from bot.documents.flow import HEADING_GAP, SIZE, Line, slides_of
from bot.documents.packing import same_each_time
from bot.domain.feedback import Feedback, Speaking, ThemeFeedback
from bot.ports.files import Document

LONGEST_TITLE: Final = 90
"""Characters; a slide's title has room for two lines."""

_COVER, _CONTENT = 0, 1


def write_presentation(feedback: Feedback, *, speaking: Speaking | None = None) -> Document:
    """Return the presentation; the same feedback always gives the same bytes."""
    title = words.property_title("final feedback", feedback=feedback)
    slides = canvas(title, day=feedback.last_day)
    _cover(slides, feedback)
    _pages(slides, words.CONTEXT, feedback, sections=[("", words.context(feedback))], opening=words.WELCOME)
    for theme in feedback.themes:
        _theme(slides, theme, feedback)
    steps = [("", words.AFTER_THE_PRESENTATION)]
    _pages(slides, words.NEXT_STEPS, feedback, sections=steps, opening=words.FAREWELL)
    written = BytesIO()
    slides.save(written)
    return Document(
        name=words.file_name("final-feedback", client=feedback.client, ending="pptx"),
        content=same_each_time(written.getvalue()),
    )


def _cover(slides: Canvas, feedback: Feedback) -> None:
    cover = slides.slides.add_slide(slides.slide_layouts[_COVER])
    _write(_title_of(cover), [Line(text=feedback.method_title)], ink=PAPER, size=COVER_SIZE)
    presented = [f"Presented by {feedback.presented_by}"] if feedback.presented_by else []
    below = (f"Final feedback for {feedback.client}", words.days(feedback), *presented)
    _write(cover.placeholders[1].text_frame, [Line(text=text) for text in below], ink=PAPER, size=SIZE)
    _add_notes(cover, words.presenter_notes(feedback, opening=words.BEFORE_STARTING))


def _theme(slides: Canvas, theme: ThemeFeedback, feedback: Feedback) -> None:
    told = words.sections(theme, feedback=feedback) or (("", (words.NOTHING_TO_SHARE,)),)
    _pages(slides, theme.title, feedback, sections=told, opening=words.ON_A_THEME)


def _pages(
    slides: Canvas,
    title: str,
    feedback: Feedback,
    *,
    sections: Iterable[tuple[str, tuple[str, ...]]],
    opening: str,
) -> None:
    """Add as many slides as the text needs; each has a title of its own."""
    plain = [(heading, tuple(words.plain(point) for point in points)) for heading, points in sections]
    pages = slides_of(plain)
    name = shorten(words.plain(title), LONGEST_TITLE, placeholder=" …")
    for number, lines in enumerate(pages, start=1):
        slide = slides.slides.add_slide(slides.slide_layouts[_CONTENT])
        part = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
        _write(_title_of(slide), [Line(text=name + part)], ink=INK, size=TITLE_SIZE)
        _write(slide.placeholders[1].text_frame, lines, ink=TEXT, size=SIZE)
        _add_number(slide)
        _add_notes(slide, words.presenter_notes(feedback, opening=opening))


def _title_of(slide: Slide) -> TextFrame:
    title = slide.shapes.title
    assert title is not None  # both layouts have one
    frame: TextFrame = title.text_frame
    return frame


def _write(frame: TextFrame, lines: Iterable[Line], *, ink: RGBColor, size: int) -> None:
    """Write paragraphs in British English, from the left; a heading is bold and has no bullet."""
    paragraph = frame.paragraphs[0]
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else paragraph
        run = paragraph.add_run()
        run.text = words.plain(line.text)
        run.font.color.rgb = ACCENT if line.is_heading else ink
        run.font.size = Pt(size)
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
        paragraph.alignment = PP_ALIGN.LEFT
        if line.is_heading:
            run.font.bold = True
            _undo_bullet(paragraph)


def _undo_bullet(paragraph: _Paragraph) -> None:
    paragraph.space_before = Pt(HEADING_GAP)
    layout = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library knows nothing of bullets
    layout.set("marL", "0")
    layout.set("indent", "0")
    layout.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _add_number(slide: Slide) -> None:
    """Copy the layout's slide number on to the slide, last in the order in which it is read."""
    for shape in tuple(slide.slide_layout.placeholders):
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            number = deepcopy(shape.element)
            for letters in number.iter(qn("a:rPr"), qn("a:endParaRPr")):
                letters.set("lang", ENGLISH)
            slide.shapes.element.append(number)


def _add_notes(slide: Slide, text: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None  # the notes layout has one
    run = frame.paragraphs[0].add_run()
    run.text = text
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
