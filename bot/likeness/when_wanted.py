"""Likens by words at once, and by meaning as soon as the model has read the notes in the background."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.ports.failing import Refused
from bot.ports.likeness import Likeness, Pool

if TYPE_CHECKING:
    from bot.likeness.by_meaning import LikenessByMeaning

log = logging.getLogger(__name__)

_AT_ONCE: Final = 32
"""So many new texts the model reads in a quarter of a second; more of them it reads in the background."""


class LikenessWhenWanted:
    """Nothing is loaded before somebody wants it, and nobody waits for the model.

    What is asked for before the model has read the notes is answered by words, and makes it read them.
    """

    def __init__(self) -> None:
        self._by_words: Likeness | None = None
        self._by_meaning: LikenessByMeaning | None = None
        self._reading: asyncio.Task[None] | None = None
        self._is_warm = False

    async def pool(self, texts: Sequence[str]) -> Pool:
        """Return texts beside one another."""
        if self._by_words is None:
            self._by_words = await asyncio.to_thread(self._open)
        if self._by_meaning is not None:
            if self._is_warm and len(self._by_meaning.unread(texts)) <= _AT_ONCE:
                return await self._by_meaning.pool(texts)
            if self._reading is None or self._reading.done():
                self._reading = asyncio.create_task(self._read(self._by_meaning, texts))
        return await self._by_words.pool(texts)

    async def close(self) -> None:
        """Stop reading."""
        if self._reading is not None and not self._reading.done():
            self._reading.cancel()
            with suppress(asyncio.CancelledError):
                await self._reading

    def _open(self) -> Likeness:
        from bot.likeness.by_meaning import LikenessByMeaning  # noqa: PLC0415 - serving is ready sooner
        from bot.likeness.by_words import LikenessByWords  # noqa: PLC0415 - the same
        from bot.likeness.model import is_installed  # noqa: PLC0415 - the same

        if is_installed():
            self._by_meaning = LikenessByMeaning()
        return LikenessByWords()

    async def _read(self, by_meaning: "LikenessByMeaning", texts: Sequence[str]) -> None:
        """Let the model read the texts, a few at a time; without a model that we know, words have to do."""
        new = by_meaning.unread(texts)
        try:
            for start in range(0, len(new), _AT_ONCE):
                await by_meaning.pool(new[start : start + _AT_ONCE])
        except Refused:
            log.warning("likeness.by_words_only")
            self._by_meaning = None
        else:
            self._is_warm = True
