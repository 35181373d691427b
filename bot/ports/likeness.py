"""How alike two notes are."""

from collections.abc import Sequence
from typing import Protocol


class Pool(Protocol):
    """Texts beside one another, each known by its number from 0."""

    async def add(self, text: str) -> int:
        """Add one text and return its number."""

    def likened(self, number: int) -> Sequence[float]:
        """Return how alike each text is to one, from 0 to 1, in their order."""

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """Return what both speak of in plain words, the most telling first; nothing where no word says it."""


class Likeness(Protocol):
    """Says how alike short texts are, on this machine: it opens no connection and keeps nothing on disk."""

    async def pool(self, texts: Sequence[str]) -> Pool:
        """Return texts beside one another, read off the event loop; raises `Refused`."""
