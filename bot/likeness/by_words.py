"""Likens texts by their words: the rarer a term that both hold, the more it says (cosine over TF-IDF)."""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Final

from bot.likeness.terms import SUBJECT, subjects_of, terms_of
from bot.ports.likeness import Pool

_REWEIGHED: Final = 1.1
"""Scales are reckoned anew when the pool has grown by a tenth: until then they are near enough."""

_SEVERAL: Final = 3
"""How many shared terms are told: the most telling."""


class WordPool:
    """Texts beside one another; each term knows who holds it, so that only those are looked at."""

    def __init__(self) -> None:
        self._terms: list[dict[str, str]] = []
        self._holders: dict[str, list[int]] = {}
        self._scales: list[float] = []
        self._weighed = 0

    def __len__(self) -> int:
        return len(self._terms)

    def take_in(self, texts: Sequence[str]) -> None:
        """Add texts at once, without leaving the thread."""
        for text in texts:
            terms, number = terms_of(text), len(self._terms)
            self._terms.append(terms)
            for term in terms:
                self._holders.setdefault(term, []).append(number)
        if len(self._terms) > self._weighed * _REWEIGHED:
            self._weighed, self._scales = len(self._terms), []
        weights = {} if self._scales else self._weights()
        for terms in self._terms[len(self._scales) :]:
            squares = sum((weights.get(term) or self._weight(term)) ** 2 for term in terms)
            self._scales.append(1 / sqrt(squares) if squares else 0.0)

    async def add(self, text: str) -> int:
        """Add one text and return its number."""
        self.take_in((text,))
        return len(self._terms) - 1

    def likened(self, number: int) -> Sequence[float]:
        """Return how alike each text is to one, from 0 to 1, in their order."""
        found = [0.0] * len(self._terms)
        for term in self._terms[number]:
            square = self._weight(term) ** 2
            for holder in self._holders[term]:
                found[holder] += square
        scale = self._scales[number]
        row = [alike * scale * its for alike, its in zip(found, self._scales, strict=True)]
        return row if max(row) <= 1 else [min(1.0, alike) for alike in row]

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """Return what both speak of in plain words, subjects first, the most telling before the rest."""
        ours, theirs = self._terms[one], self._terms[other]
        held = ours.keys() & theirs
        telling = [term for term in held if not held & set(subjects_of(term))]
        both = sorted(telling, key=lambda t: (not t.startswith(SUBJECT), -self._weight(t), t))
        return tuple(ours[term] for term in both[:_SEVERAL])

    def _weight(self, term: str) -> float:
        return rarity(len(self._terms), len(self._holders[term]))

    def _weights(self) -> dict[str, float]:
        return {term: self._weight(term) for term in self._holders}


@lru_cache(maxsize=50_000)
def rarity(texts: int, holders: int) -> float:
    """Return how much a term says that so many of the texts hold (as BM25 has it, never below nothing)."""
    return log(1 + (texts - holders + 0.5) / (holders + 0.5))


class LikenessByWords:
    """Likens texts by their words alone; it needs nothing but what is always installed."""

    async def pool(self, texts: Sequence[str]) -> Pool:
        """Return texts beside one another, read off the event loop."""
        pool = WordPool()
        await asyncio.to_thread(pool.take_in, texts)
        return pool
