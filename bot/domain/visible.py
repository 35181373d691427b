"""Words without characters that cannot be seen, or that turn the direction of reading."""

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""They are unseen too, but join the letters of some scripts and the parts of some pictures."""

_UNSEEN: Final = frozenset({"Cf", "Cc", "Cs"})
"""Kinds of character, by Unicode's names, that stand for nothing that a reader could see."""

_KEPT: Final = frozenset("\r\n\t" + _JOINERS)
_BREAKS: Final = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", "\n"))
"""Rarer ways of ending a line; no Office file may hold most of them."""

_BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
"""Letters and marks that are drawn as nothing at all."""

_SET_ASIDE: Final = 0xFFFE


def visible(text: str) -> str:
    """Return a text as a reader would see it; its lines stay apart."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter for letter in text.translate(_BREAKS) if letter in _KEPT or _is_seen(letter))


def _is_seen(letter: str) -> bool:
    return letter not in _BLANKS and unicodedata.category(letter) not in _UNSEEN and not _is_no_letter(letter)


def _is_no_letter(letter: str) -> bool:
    """Say whether a number is set aside by Unicode to be no character ever, which no Office file may hold."""
    return "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == _SET_ASIDE
