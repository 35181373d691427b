"""Words without characters that cannot be seen, or that turn the direction of reading."""

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""They are unseen too, but join the letters of some scripts and the parts of some pictures."""

_UNSEEN: Final = frozenset({"Cf", "Cc", "Cs", "Cn", "Co"})
"""Kinds of character, by Unicode's names, that stand for nothing that a reader could see."""

_BREAKS: Final = "\r\n\t\x0b\x0c\x85\u2028\u2029"
_BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
"""Letters and marks that are drawn as nothing at all."""


def visible(text: str) -> str:
    """Return a text as a reader would see it; its line breaks and tabs stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter for letter in text if letter in _BREAKS or _is_seen(letter))


def _is_seen(letter: str) -> bool:
    if letter in _JOINERS:
        return True
    return letter not in _BLANKS and unicodedata.category(letter) not in _UNSEEN
