"""A text as the guard reads it: its words, each with where it stands and how it is written."""

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.attribution_words import folded

_WORD: Final = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+){0,8}")
_POSSESSIVE: Final = ("'s", "’s")
_SHORTENED: Final = frozenset("st dr mr mrs ms prof rev cllr sgt insp supt fr".split())
_ENDINGS: Final = frozenset(".!?:;\n\r•*|")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `key` is how it is looked up, `before` what stands between it and the last one."""

    start: int
    end: int
    key: str
    before: str
    capital: bool
    shouted: bool
    owns: bool
    first: bool


def read_words(text: str) -> list[Word]:
    """Return the words of a text in order; a possessive ending is not part of a word."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end, word = match.start(), match.end(), match.group()
        owns = word.endswith(_POSSESSIVE)
        if owns:
            word, end = word[:-2], end - 2
        elif text.startswith(("'", "’"), end) and word[-1] == "s":
            owns = True
        before = text[last:start]
        capital = word[0].isupper()
        found.append(
            Word(
                start=start,
                end=end,
                key=folded(word),
                before=before if len(before) == 1 else before.strip(" "),
                capital=capital,
                shouted=capital and len(word) > 1 and word.isupper(),
                owns=owns,
                first=not found or (len(before) > 1 and _starts(before) and not _shortened(found[-1], before)),
            )
        )
        last = match.end()
    return found


def keys_of(text: str) -> list[str]:
    """Return only how the words of a text are looked up, which is much quicker than reading them."""
    return [word.removesuffix("'s") for word in _WORD.findall(folded(text))]


def _shortened(last: Word, before: str) -> bool:
    """Return whether the full stop only shortens a title, as in 'St. Mary'."""
    return before == ". " and last.capital and last.key in _SHORTENED


def _starts(before: str) -> bool:
    return any(c in _ENDINGS for c in before)
