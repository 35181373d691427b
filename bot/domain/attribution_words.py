"""The words that the guard knows: names, places, organisations, and plain words that are also names."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

_UNMARKED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "ı": "i", "’": "'"}
)


def folded(word: str) -> str:
    """Return a word in lower case, without accents and with straight apostrophes."""
    lower = word.lower()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower.translate(_UNMARKED))
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list, read once."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list with one on each line, as words, read once."""
    return tuple(tuple(line.split()) for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (files("bot.domain") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return [folded(line.strip()) for line in text.splitlines() if line.strip() and not line.startswith("#")]
