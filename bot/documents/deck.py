"""Writes slides one after another: a title on each, its text, its number and, if wanted, notes for speakers."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
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
from bot.documents.canvas import ACCENT, CONTENT, EARTH, ENGLISH, INK, QUIET, TEXT, TITLE_SIZE
from bot.documents.flow import GAP, HEADING_GAP, SIZE, Line, slides_of
from bot.documents.speaking import prompts, under
from bot.domain.feedback import Feedback, Speaking

LONGEST_TITLE: Final = 84
"""Characters; a slide's title has room for two lines."""

Sections = Sequence[tuple[str, tuple[str, ...]]]
"""Points under their headings; a heading may be empty."""


@dataclass(frozen=True)
class Deck:
    """The slides so far, what they tell, and what the presenter knows of it."""

    slides: Canvas
    feedback: Feedback
    speaking: Speaking | None

    def add(self, layout: int, title: str) -> Slide:
        """Add a slide with a title."""
        slide: Slide = self.slides.slides.add_slide(self.slides.slide_layouts[layout])
        write(title_of(slide), [Line(text=title)], ink=INK, size=TITLE_SIZE)
        return slide

    def finish(self, slide: Slide, *, opening: str, points: Iterable[str] = ()) -> None:
        """Add what stands last on a slide, and what is said to it."""
        _add_number(slide)
        self.note(slide, opening=opening, points=points)

    def note(self, slide: Slide, *, opening: str, points: Iterable[str] = ()) -> None:
        """Write under a slide what its presenter needs; nothing where the file is for the client."""
        if self.speaking is None:
            return
        frame = slide.notes_slide.notes_text_frame
        assert frame is not None  # the notes layout has one
        told = prompts(points, self.speaking)
        lines = [Line(text=text) for text in under(self.feedback, opening=opening, prompts=told)]
        write(frame, lines, ink=None, size=None)

    def pages(self, title: str, sections: Sections, *, opening: str) -> None:
        """Add as many slides as the text needs; each has a title of its own."""
        plain = [(heading, tuple(words.plain(point) for point in points)) for heading, points in sections]
        pages = slides_of(plain)
        name = shorten(words.plain(title), LONGEST_TITLE, placeholder=" …")
        for number, lines in enumerate(pages, start=1):
            part = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
            slide = self.add(CONTENT, name + part)
            areas = self.feedback.areas_word
            write(slide.placeholders[1].text_frame, lines, ink=TEXT, size=SIZE, earthen=areas)
            self.finish(slide, opening=opening, points=dict.fromkeys(line.of for line in lines if line.of))


def title_of(slide: Slide) -> TextFrame:
    """Return the title of a slide."""
    title = slide.shapes.title
    assert title is not None  # every layout has one
    frame: TextFrame = title.text_frame
    return frame


def write(
    frame: TextFrame,
    lines: Iterable[Line],
    *,
    ink: RGBColor | None,
    size: int | None,
    earthen: str = "",
    gap: int = GAP,
) -> None:
    """Write paragraphs in British English, from the left; a heading is bold and has no bullet.

    A heading that begins with the `earthen` word has the colour of areas to explore.
    """
    paragraph = frame.paragraphs[0]
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else paragraph
        run = paragraph.add_run()
        run.text = words.plain(line.text)
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
        colour = EARTH if earthen and line.text.startswith(earthen) else ACCENT
        if ink is not None:
            run.font.color.rgb = colour if line.is_heading else ink
        if size is not None:
            run.font.size = Pt(size)
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(gap)
        if line.is_heading:
            run.font.bold = True
            undo_bullet(paragraph)


def undo_bullet(paragraph: _Paragraph) -> None:
    """Let a paragraph begin at the edge, without a bullet."""
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
            for letters in number.iter(qn("a:rPr")):
                letters.append(
                    parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{QUIET}"/></a:solidFill>')
                )
            slide.shapes.element.append(number)
