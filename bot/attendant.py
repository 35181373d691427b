"""Who attends to what comes in: people are answered, and what they set going is carried out at once."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from bot import clock
from bot.conversation.events import Event
from bot.conversation.router import Conversation
from bot.ports.failing import Refused, Unavailable
from cards.card import Card
from scheduler.runner import Runner

log = logging.getLogger(__name__)

_PATIENCE: Final = timedelta(seconds=10)
"""How long what is in hand may take when the house closes; its host kills it after thirty seconds."""

_A_LONG_RING: Final = timedelta(minutes=15)
"""Ten thousand messages take five minutes at the pace that Teams takes them."""


class Attendant:
    """Answers people and carries out errands; `rang` is told the seconds that each ring took."""

    def __init__(self, conversation: Conversation, runner: Runner, *, rang: Callable[[float], None]) -> None:
        self._conversation = conversation
        self._runner = runner
        self._rang = rang
        self._one_at_a_time = asyncio.Lock()
        self._next: asyncio.Task[None] | None = None
        self._rings: set[asyncio.Task[None]] = set()
        self._last_ring: float | None = None
        self._stopping = False

    async def answer(self, event: Event) -> Card | None:
        """Answer an event; errands that it wrote down are carried out right after."""
        card = await self._conversation.answer(event)
        self.begin()
        return card

    async def ring(self) -> None:
        """Carry out what is due; whoever waits for it may go away, and it is finished nevertheless."""
        await asyncio.shield(self.begin())

    def begin(self) -> asyncio.Task[None]:
        """Return the ring that comes next; all who ask before it begins have the same one."""
        if self._next is None:
            self._next = asyncio.create_task(self._ring())
            self._rings.add(self._next)
            self._next.add_done_callback(self._rings.discard)
        return self._next

    async def has_rung_lately(self) -> bool:
        """Return whether errands are being carried out: a ring lasts for as long as there is work."""
        if self._last_ring is None or self._stopping:
            return False
        return asyncio.get_running_loop().time() - self._last_ring < _A_LONG_RING.total_seconds()

    def stop(self) -> None:
        """Begin no more errands; those claimed and not begun are given back."""
        if not self._stopping:
            log.info("house.stopping")
        self._stopping = True
        self._runner.stop()

    async def close(self) -> None:
        """Wait for the errands in hand; one that takes too long is left until its lease runs out."""
        self.stop()
        if not self._rings:
            return
        _, late = await asyncio.wait(self._rings, timeout=_PATIENCE.total_seconds())
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
            log.warning("errands.left", extra={"count": len(late)})

    async def _ring(self) -> None:
        async with self._one_at_a_time:
            self._next = None
            if self._stopping:
                return
            begun = asyncio.get_running_loop().time()
            try:
                await self._runner.ring(clock.now())
            except (Unavailable, Refused) as failure:
                log.warning("ring.failed", extra={"error": type(failure).__name__})
                return
            self._last_ring = asyncio.get_running_loop().time()
            self._rang(self._last_ring - begun)
