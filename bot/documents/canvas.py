"""An empty 16:9 presentation to write on: four layouts, large plain type, dark on light, British English."""

import re
from datetime import date
from typing import Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Canvas
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches, Length, Pt

from bot.documents.flow import SIZE
from bot.documents.packing import dated
from bot.documents.words import AUTHOR

ENGLISH: Final = "en-GB"
INK: Final = RGBColor.from_string("1B2A49")
TEXT: Final = RGBColor.from_string("222222")
PAPER: Final = RGBColor.from_string("FFFFFF")
ACCENT: Final = RGBColor.from_string("005E63")
"""Teal, for strengths and for what leads the eye: 7.5 to 1 on white."""
EARTH: Final = RGBColor.from_string("8A4B00")
"""Brown, for areas to explore: 6.8 to 1 on white."""
QUIET: Final = RGBColor.from_string("595959")
PALE: Final = RGBColor.from_string("EAF2F2")
"""Behind the rows of a table."""

WIDE, HIGH = Inches(13.333), Inches(7.5)
MARGIN: Final = Inches(0.7)
COVER_SIZE: Final = 40
TITLE_SIZE: Final = 32
NUMBER_SIZE: Final = 18

_FRAMES: Final = {
    PP_PLACEHOLDER.TITLE: (Inches(0.3), Inches(1.1)),
    PP_PLACEHOLDER.BODY: (Inches(1.65), Inches(5.2)),
    PP_PLACEHOLDER.CENTER_TITLE: (Inches(2.0), Inches(1.7)),
    PP_PLACEHOLDER.SUBTITLE: (Inches(4.1), Inches(2.4)),
}
"""Where a placeholder begins and how high it is; all are as wide as the slide's text."""

COVER, CONTENT, COLUMNS, PICTURE = range(4)
"""The layouts, in their order: a cover, a title over text, over two columns, and over a picture."""

_KEPT: Final = (0, 1, 3, 5)
"""Which of the library's layouts they are made from."""

GUTTER: Final = Inches(0.5)
_BAR: Final = RGBColor.from_string("1F8A8A")
_COLOURS: Final = {b"accent1": ACCENT, b"accent2": EARTH, b"dk2": INK}
_NOT_KEPT: Final = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER})
_LEFT_BEHIND: Final = ("/thumbnail", "/printerSettings")
"""What the empty file of the library brings along and no reader needs."""


def canvas(title: str, *, day: date) -> Canvas:
    """Return an empty presentation with a title layout and a content layout."""
    empty = Presentation()
    empty.slide_width, empty.slide_height = WIDE, HIGH
    for at, unused in enumerate(tuple(empty.slide_layouts)):
        if at not in _KEPT:
            empty.slide_layouts.remove(unused)
    for part in (empty.slide_master, *empty.slide_layouts):
        _place(part)
        _darken(part)
    _set_type(empty.slide_master)
    _colour_cover(empty.slide_layouts[COVER])
    for layout in (empty.slide_layouts[at] for at in (CONTENT, COLUMNS, PICTURE)):
        _underline_titles(layout)
    _part_columns(empty.slide_layouts[COLUMNS])
    _colour_theme(empty.slide_master)
    _set_properties(empty, title=title, day=day)
    return empty


def _place(part: SlideMaster | SlideLayout) -> None:
    """Stretch the placeholders to 16:9 and take out those that we never fill."""
    for shape in tuple(part.placeholders):
        kind = shape.placeholder_format.type
        if kind in _NOT_KEPT:
            shape.element.getparent().remove(shape.element)
        elif kind is PP_PLACEHOLDER.SLIDE_NUMBER:
            shape.left, shape.top = Emu(WIDE - MARGIN - Inches(1)), Inches(6.85)
            shape.width, shape.height = Inches(1), Inches(0.45)
        elif kind in _FRAMES:
            shape.left, shape.width = MARGIN, Emu(WIDE - 2 * MARGIN)
            shape.top, shape.height = _FRAMES[kind]
            shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE  # what does not fit goes on to another slide
        if kind in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM


def _set_type(master: SlideMaster) -> None:
    """Set sizes, colour and language once, where every slide takes them from."""
    styles = master.element.find(qn("p:txStyles"))
    for style, size in (("p:titleStyle", TITLE_SIZE), ("p:bodyStyle", SIZE)):
        for level in styles.find(qn(style)):
            level.set("algn", "l")
            letters = level.find(qn("a:defRPr"))
            letters.set("sz", str(size * 100))
            letters.set("lang", ENGLISH)
            letters.set("b", "1" if style == "p:titleStyle" else "0")
    for letters in master.element.iter(qn("a:defRPr")):
        if int(letters.get("sz", "1800")) < NUMBER_SIZE * 100:
            letters.set("sz", str(NUMBER_SIZE * 100))


def _darken(part: SlideMaster | SlideLayout) -> None:
    """Take out the tints, which make letters too pale to read."""
    for tint in tuple(part.element.iter(qn("a:tint"))):
        tint.getparent().remove(tint)


def _colour_cover(layout: SlideLayout) -> None:
    layout.background.fill.solid()
    layout.background.fill.fore_color.rgb = INK
    _draw_bar(layout, top=Inches(3.85), width=Inches(2.2))


def _part_columns(layout: SlideLayout) -> None:
    """Put the two columns side by side, alike in width."""
    columns = [s for s in tuple(layout.placeholders) if s.placeholder_format.type is PP_PLACEHOLDER.OBJECT]
    width = (WIDE - 2 * MARGIN - GUTTER) // 2
    top, height = _FRAMES[PP_PLACEHOLDER.BODY]
    for at, column in enumerate(columns):
        column.left, column.width = Emu(MARGIN + at * (width + GUTTER)), Emu(width)
        column.top, column.height = top, height
        column.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        for letters in tuple(column.element.iter(qn("a:lstStyle"))):
            letters.clear()  # sizes come from the master, as everywhere


def _colour_theme(master: SlideMaster) -> None:
    """Let whoever edits the slides find our colours first."""
    theme = next(link.target_part for link in master.part.rels.values() if link.reltype.endswith("/theme"))
    words = theme.blob
    for name, colour in _COLOURS.items():
        words = re.sub(rb"(<a:%b><a:srgbClr val=\")\w+" % name, rb"\g<1>%b" % str(colour).encode(), words)
    theme.blob = words


def _underline_titles(layout: SlideLayout) -> None:
    _draw_bar(layout, top=Inches(1.45), width=Inches(1.4))


def _draw_bar(layout: SlideLayout, *, top: Length, width: Length) -> None:
    """Draw a bar in the layout, so that nobody has it read out on every slide."""
    place = f'<a:off x="{MARGIN + Inches(0.1)}" y="{top}"/><a:ext cx="{width}" cy="{Pt(4)}"/>'
    bar = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}>"
        '<p:nvSpPr><p:cNvPr id="99" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{_BAR}"/></a:solidFill></p:spPr></p:sp>'
    )
    layout.shapes.element.append(bar)


def _set_properties(empty: Canvas, *, title: str, day: date) -> None:
    """Say what the file is, and name nobody (R65)."""
    said = empty.core_properties
    said.title, said.language = title, ENGLISH
    said.author = said.last_modified_by = AUTHOR
    said.comments = said.subject = said.keywords = said.category = ""
    said.created = said.modified = dated(day)
    for default in empty.element.iter(qn("a:defRPr")):
        default.set("lang", ENGLISH)
    package = empty.part.package
    for link in tuple(package.iter_rels()):
        if link.reltype.endswith(_LEFT_BEHIND[0]):
            package.drop_rel(link.rId)
    for name, link in tuple(empty.part.rels.items()):
        if link.reltype.endswith(_LEFT_BEHIND[1]):
            empty.part.rels.pop(name)
