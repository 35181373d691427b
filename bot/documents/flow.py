"""How text flows over slides: what does not fit goes on to the next slide, and nothing is ever made smaller."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.documents.letters import ems
from bot.domain.frozen import Frozen

SIZE: Final = 22
"""Points; nothing on a slide is smaller than 18, and text is this large."""

ROOM: Final = 365.0
"""Points of height that a slide's text may fill."""

WIDTH: Final = 800.0 / SIZE
"""Width of a line in ems, beside its bullet."""

HALF: Final = 370.0 / SIZE
"""Width of a line in ems, where a slide has two columns."""

MOST: Final = 5
"""Points on a slide; more than that nobody takes in."""

_LINE: Final = SIZE * 1.22
_SPACE: Final = ems(" ")
GAP: Final = 8
"""Points under a point."""

_GAP: Final = GAP + SIZE * 0.2
HEADING_GAP: Final = 8
"""Points above a heading."""


class Line(Frozen):
    """One paragraph of a slide: a heading, or a point under it; `of` is the point that this is part of."""

    text: str
    is_heading: bool = False
    of: str = ""

    @property
    def height(self) -> float:
        """Points that it takes on a whole slide, estimated on the wide side."""
        return self.height_at(WIDTH)

    def height_at(self, width: float) -> float:
        """Return the points that it takes in a column of some ems."""
        return len(wrapped(self.text, width)) * _LINE + (HEADING_GAP + GAP if self.is_heading else _GAP)


def slides_of(sections: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[Line, ...], ...]:
    """Return the paragraphs of each slide; a section that goes on repeats its heading, if it has one.

    A section that would be torn begins a slide of its own, and its slides hold about as many points each.
    """
    slides: list[list[Line]] = [[]]
    for heading, points in sections:
        lines = tuple(_lines(points, heading=heading))
        if _fits([*slides[-1], *_headed(lines, heading)]):
            slides[-1] += _headed(lines, heading)
        else:
            apart = _apart(lines, heading=heading)
            slides = [*(slides if slides[-1] else slides[:-1]), *apart]
    return tuple(tuple(slide) for slide in slides)


def _apart(lines: Sequence[Line], *, heading: str) -> list[list[Line]]:
    """Return one section on slides of its own."""
    fewest = len(_packed(lines, heading=heading, most=MOST))
    return _packed(lines, heading=heading, most=math.ceil(len(lines) / fewest))


def _packed(lines: Sequence[Line], *, heading: str, most: int) -> list[list[Line]]:
    slides: list[list[Line]] = []
    points = most
    for line in lines:
        if points < most and _fits([*slides[-1], line]):
            slides[-1].append(line)
            points += 1
        else:
            again = f"{heading} (continued)" if heading and slides else heading
            slides.append(_headed((line,), again))
            points = 1
    return slides


def fits_half(heading: str, points: tuple[str, ...]) -> bool:
    """Whether points stand under their heading in one of two columns."""
    lines = [Line(text=heading, is_heading=True), *(Line(text=point) for point in points)]
    return sum(line.height_at(HALF) for line in lines) <= ROOM


@lru_cache(maxsize=1024)  # each text is looked at several times, to find where a slide ends
def wrapped(text: str, width: float = WIDTH) -> tuple[str, ...]:
    """Return the lines into which a text falls, estimated without the font."""
    lines: list[str] = []
    line, taken = "", 0.0
    for word, wide in _breakable(text, width):
        if line and taken + _SPACE + wide > width:
            lines.append(line)
            line, taken = word, wide
        else:
            line, taken = (f"{line} {word}", taken + _SPACE + wide) if line else (word, wide)
    return (*lines, line)


def _breakable(text: str, width: float) -> Iterator[tuple[str, float]]:
    """Yield words and their widths; one that is wider than a line, such as a web address, comes in parts."""
    longest = int(width)
    for word in text.split():
        wide = ems(word)
        if wide <= width:
            yield word, wide
        else:
            yield from ((part, ems(part)) for part in _cut(word, longest))


def _cut(word: str, longest: int) -> Iterator[str]:
    return (word[start : start + longest] for start in range(0, len(word), longest))


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


def _lines(points: tuple[str, ...], *, heading: str) -> Iterator[Line]:
    for point in points:
        for piece in _pieces(point, heading=heading):
            yield Line(text=piece, of=point)


def _headed(lines: Sequence[Line], heading: str) -> list[Line]:
    return [*([Line(text=heading, is_heading=True)] if heading and lines else []), *lines]


def _fits(lines: Sequence[Line]) -> bool:
    points = sum(not line.is_heading for line in lines)
    return points <= MOST and sum(line.height for line in lines) <= ROOM
