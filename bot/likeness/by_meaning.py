"""Likens texts by what they mean and by their words, one as much as the other."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.likeness.by_words import WordPool
from bot.likeness.model import meanings
from bot.ports import Pool

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEANING: Final = 1 / 2
"""The share of meaning: the best of five on any two of three sets of notes, and as good on the third."""


class MeaningPool:
    """Texts beside one another, by meaning and by words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = WordPool()
        self._words.take_in(texts)
        self._meanings = list(meanings(texts))

    async def add(self, text: str) -> int:
        """Add one text and return its number."""
        (meant,) = await asyncio.to_thread(meanings, (text,))
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

    async def pool(self, texts: Sequence[str]) -> Pool:
        """Return texts beside one another; raises `Refused` where the model is not the one that we know."""
        return await asyncio.to_thread(MeaningPool, texts)
