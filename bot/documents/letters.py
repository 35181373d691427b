"""How wide letters stand in the type of the slides, in ems, so that lines can be counted without the font."""

import unicodedata
from typing import Final

_BY_WIDTH: Final = {
    0.25: " ',ijl‘’",
    0.3: ".:;I`",
    0.35: "!()-J[]frt{}",
    0.4: "/\\sz",
    0.45: '"Lcx“”',
    0.5: "#*+<=>?EFSTYZ^_aegkvy|~–",
    0.55: "$£0123456789BCKPRXbdhnopqu",
    0.6: "AV",
    0.65: "DGHNU",
    0.7: "&OQ…",
    0.75: "%w",
    0.8: "m",
    0.9: "@MW—",
}
"""Calibri's, each rounded up, which leaves room for bold letters and for a type that is a little wider."""

_WIDTHS: Final = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_SMALL, _CAPITAL, _WHOLE = 0.6, 0.75, 1.0
"""Of letters that the table does not know."""


def ems(text: str) -> float:
    """Return how wide a text is."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.east_asian_width(letter) in "WF":
        return _WHOLE
    return _CAPITAL if letter.isupper() else _SMALL
