"""Everybody can read the presentation and the report: titles, order, words for pictures, contrast."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document as Draft
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide

from bot.documents.canvas import ACCENT, EARTH, INK, PALE, PAPER, QUIET, TEXT
from bot.documents.office import OfficeDocuments
from bot.domain.feedback import ThemeFeedback
from tests.ports.documents.told import DELIVERY, DRAFT, OPEN, PURPOSE, QUESTION, SPEAKING, facts, feedback

LARGEST = 1_000_000
"""Bytes; Teams and any mailbox take that."""

LONG = ThemeFeedback(
    title="Long",
    strengths=tuple(f"Partners have agreed on point {n}, and they say so in public. " * 3 for n in range(30)),
    areas=tuple(f"Nobody could yet say who decides on point {n}." for n in range(30)),
)
BARS = (
    "Bar chart of how many messages are told on each theme, strengths and areas to explore. "
    "Shared purpose and priorities: 1 and 1. Making it happen: 1 and 0. Long: 30 and 30."
)
THEMES = (PURPOSE, DELIVERY, LONG, QUESTION)


@pytest.fixture
async def slides() -> Slides:
    document = await OfficeDocuments().presentation(feedback(*THEMES), gate=OPEN, speaking=SPEAKING)
    assert len(document.content) < LARGEST
    return Presentation(BytesIO(document.content))


@pytest.fixture
async def report() -> Draft:
    document = await OfficeDocuments().report(facts(*THEMES), edition=DRAFT, gate=OPEN)
    assert len(document.content) < LARGEST
    return docx.Document(BytesIO(document.content))


def test_every_slide_has_a_title_of_its_own_and_no_place_is_left_empty(slides: Slides) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides if slide.shapes.title is not None]

    assert (len(titles), len(set(titles))) == (len(slides.slides), len(slides.slides))
    assert [
        s.name for slide in slides.slides for s in slide.placeholders if not s.text_frame.text.strip()
    ] == []


def test_every_slide_is_read_from_its_title_to_its_number(slides: Slides) -> None:
    orders = {tuple(_kinds(slide)) for slide in tuple(slides.slides)[1:]}

    assert orders == {
        ("title", "text", "sldNum"),
        ("title", "text", "text", "sldNum"),
        ("title", "picture", "sldNum"),
    }


def test_every_picture_and_table_of_the_slides_is_told_in_words(slides: Slides) -> None:
    frames: list[Any] = [s for slide in slides.slides for s in slide.shapes if s.has_chart or s.has_table]

    assert [frame.element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames] == [
        "Table of how many sessions of each kind were held. 30 interviews; 4 focus groups.",
        BARS,
    ]


def test_no_slide_holds_more_than_five_points(slides: Slides) -> None:
    bullets = [sum("buNone" not in p._p.xml for p in _paragraphs(slide)) for slide in tuple(slides.slides)[1:]]

    assert max(bullets) <= 6


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *((TEXT, PAPER), (TEXT, PALE), (INK, PAPER), (ACCENT, PAPER)),
        *((EARTH, PAPER), (QUIET, PAPER), (PAPER, INK)),
    ],
)
def test_letters_stand_out_from_what_is_behind_them(
    ink: tuple[int, int, int], paper: tuple[int, int, int]
) -> None:
    light, dark = sorted((_light(ink), _light(paper)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_no_other_colour_is_on_the_slides(slides: Slides) -> None:
    used = {c for slide in slides.slides for c in re.findall(r'srgbClr val="(\w+)"', slide.element.xml)}

    assert used <= {str(colour) for colour in (ACCENT, EARTH, INK, PALE, PAPER, QUIET, TEXT)}


def test_no_heading_of_the_report_is_skipped_or_empty(report: Draft) -> None:
    headings = [p for p in report.paragraphs if str(p.style and p.style.name).startswith("Heading")]
    levels = [int(str(p.style and p.style.name)[-1]) for p in headings]

    assert [p.text for p in headings if not p.text.strip()] == []
    steps = {(a, b) for a, b in zip([1, *levels], levels, strict=False) if b - a > 1}
    assert steps == set()


def test_every_table_of_the_report_has_a_head_that_is_repeated_and_is_told_in_words(report: Draft) -> None:
    parts = [table._tbl for table in report.tables]

    assert len(parts) == 3
    assert [t for t in parts if "w:tblHeader" not in t.tr_lst[0].xml] == []
    assert [t for t in parts if not t.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))] == []


def test_the_contents_of_the_report_are_its_headings(report: Draft) -> None:
    told = [p.text for p in report.paragraphs]
    listed = told[told.index("Contents") + 1 : told.index("Executive summary", told.index("Contents") + 2)]
    headings = [
        p.text for p in report.paragraphs if str(p.style and p.style.name) in {"Heading 1", "Heading 2"}
    ]

    assert listed == headings


def test_the_report_numbers_its_pages(report: Draft) -> None:
    assert re.findall(r'w:instr="(\w+)"', report.sections[0].footer.paragraphs[0]._p.xml) == [
        "PAGE",
        "NUMPAGES",
    ]


def _kinds(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        found = re.search(r'<p:ph type="(\w+)"', shape.element.xml)
        yield "picture" if shape.has_chart or shape.has_table else found.group(1) if found else "text"


def _paragraphs(slide: Slide) -> Iterator[Any]:
    for place in tuple(slide.placeholders)[1:-1]:
        yield from place.text_frame.paragraphs


def _light(colour: tuple[int, int, int]) -> float:
    """Return how light a colour is, as WCAG counts it."""
    red, green, blue = (
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
