"""How text flows over slides: what does not fit goes on to the next slide, and nothing is ever made smaller."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from bot.domain.frozen import Frozen

SIZE: Final = 20
"""Points; nothing on a slide is smaller than 18."""

ROOM: Final = 360.0
"""Points of height that a slide's text may fill."""

WIDTH: Final = 790.0 / SIZE
"""Width of a line in ems, beside its bullet."""

_LINE: Final = SIZE * 1.22
_GAP: Final = SIZE * 0.35
HEADING_GAP: Final = 10
"""Points above a heading."""

_WIDEST: Final = frozenset("MWmw@%&—…")


class Line(Frozen):
    """One paragraph of a slide: a heading, or a point under it."""

    text: str
    is_heading: bool = False

    @property
    def height(self) -> float:
        """Points that it takes, estimated on the wide side."""
        return len(wrapped(self.text)) * _LINE + (HEADING_GAP if self.is_heading else _GAP)


def slides_of(sections: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[Line, ...], ...]:
    """Return the paragraphs of each slide; a section that goes on repeats its heading, if it has one."""
    slides: list[list[Line]] = [[]]
    for heading, points in sections:
        shown = False
        for point in (Line(text=piece) for text in points for piece in _pieces(text, heading=heading)):
            if _height([*slides[-1], *_headed(point, "" if shown else heading)]) > ROOM:
                slides.append([])
                slides[-1] += _headed(point, f"{heading} (continued)" if shown and heading else heading)
            else:
                slides[-1] += _headed(point, "" if shown else heading)
            shown = True
    return tuple(tuple(slide) for slide in slides)


def wrapped(text: str) -> list[str]:
    """Return the lines into which a text falls, estimated without the font."""
    lines, line = [], ""
    for word in _breakable(text):
        longer = f"{line} {word}" if line else word
        if line and _ems(longer) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _breakable(text: str) -> Iterator[str]:
    """Yield the words; one that is wider than a line, such as a web address, comes in parts."""
    longest = int(WIDTH)
    for word in text.split():
        yield from (
            (word[i : i + longest] for i in range(0, len(word), longest)) if _ems(word) > WIDTH else (word,)
        )


def _pieces(text: str, *, heading: str) -> Iterator[str]:
    """Yield the text whole, or in parts if no slide could hold it below its heading."""
    free = ROOM - Line(text=f"{heading} (continued)").height - _GAP
    most = int(free // _LINE)
    lines = wrapped(text)
    if len(lines) <= most:
        yield text
        return
    for start in range(0, len(lines), most - 1):  # one line less: the marks below take room too
        part = " ".join(lines[start : start + most - 1])
        yield f"{'… ' if start else ''}{part}{' …' if start + most - 1 < len(lines) else ''}"


def _headed(point: Line, heading: str) -> list[Line]:
    return [Line(text=heading, is_heading=True), point] if heading else [point]


def _height(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)


def _ems(text: str) -> float:
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _WIDEST:
        return 0.9
    return 0.66 if character.isupper() else 0.54
