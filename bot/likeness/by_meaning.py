"""Likens texts by what they mean and by their words, one as much as the other."""

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bot.likeness.by_words import WordPool
from bot.likeness.model import meanings
from bot.ports.likeness import Pool

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEANING: Final = 1 / 2
"""The share of meaning: the best of five on any two of three sets of notes, and as good on the third."""


_REMEMBERED: Final = 20_000
"""Meanings that are kept in memory, some 30 MB; then all are forgotten."""


class _Memory:
    """What texts mean, by their digest and never with their words, for as long as the bot runs."""

    def __init__(self) -> None:
        self._known: dict[bytes, NDArray[np.float32]] = {}

    def unread(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the texts that the model has not read yet, each once."""
        digests = {sha256(text.encode("utf-8", "replace")).digest(): text for text in texts}
        return tuple(text for digest, text in digests.items() if digest not in self._known)

    def meanings(self, texts: Sequence[str]) -> "list[NDArray[np.float32]]":
        """Return the meaning of each text; the model reads only those that are new."""
        digests = [sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        known = self._known if len(self._known) <= _REMEMBERED else {}
        new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in known}
        found = known | dict(zip(new, meanings([*new.values()]), strict=True))
        self._known = found  # put in place as a whole, so that two threads do one another no harm
        return [found[digest] for digest in digests]


class MeaningPool:
    """Texts beside one another, by meaning and by words."""

    def __init__(self, texts: Sequence[str], *, memory: _Memory) -> None:
        self._words = WordPool()
        self._words.take_in(texts)
        self._memory = memory
        self._meanings = memory.meanings(texts)

    async def add(self, text: str) -> int:
        """Add one text and return its number."""
        (meant,) = await asyncio.to_thread(self._memory.meanings, (text,))
        self._meanings.append(meant)
        return await self._words.add(text)

    def likened(self, number: int) -> Sequence[float]:
        """Return how alike each text is to one, from 0 to 1, in their order."""
        meant: NDArray[np.float32] = self._meanings[number]
        by_words = self._words.likened(number)
        return [
            MEANING * min(1.0, max(0.0, float(meant @ other))) + (1 - MEANING) * words
            for other, words in zip(self._meanings, by_words, strict=True)
        ]

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """Return what both speak of in plain words; nothing where only their meaning is alike."""
        return self._words.shared(one, other)


class LikenessByMeaning:
    """Likens texts by their meaning too; the model is loaded off the event loop when it is first wanted."""

    def __init__(self) -> None:
        self._memory = _Memory()

    def unread(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the texts that the model has not read yet, each once."""
        return self._memory.unread(texts)

    async def pool(self, texts: Sequence[str]) -> Pool:
        """Return texts beside one another; raises `Refused` where the model is not the one that we know."""
        return await asyncio.to_thread(MeaningPool, texts, memory=self._memory)
