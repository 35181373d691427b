"""Lists of words and phrases as patterns."""

import re


class Phrases:
    """Some phrases, written in small letters; a text is made small before it is looked at, which is quick."""

    __slots__ = ("_pattern",)

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def search(self, text: str) -> bool:
        """Whether one of the phrases stands anywhere in a text."""
        return self._pattern.search(text.lower()) is not None

    def fullmatch(self, text: str) -> bool:
        """Whether a text is one of the phrases and nothing else."""
        return self._pattern.fullmatch(text.lower()) is not None


def holds(text: str, *bits: str) -> bool:
    """Whether some small letters stand anywhere in a text: a quick look before a pattern that takes long."""
    small = text.lower()
    for bit in bits:  # noqa: SIM110 - as one expression it takes twice as long, for every cell of a file
        if bit in small:
            return True
    return False


def one_of(phrases: str) -> Phrases:
    """Return any of some phrases as whole words, to `search` for; ` | ` parts them."""
    return Phrases(rf"\b(?:{_joined(phrases)})\b")


def only(phrases: str) -> Phrases:
    """Return any of some phrases, for `fullmatch`."""
    return Phrases(_joined(phrases))


def _joined(phrases: str) -> str:
    return "|".join(re.split(r"\s+\|\s+", phrases.strip()))
