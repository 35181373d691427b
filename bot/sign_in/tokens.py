"""How the bot goes on proving who it is: one token, renewed beside what is sent, before it ends."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.ports.failing import Refused, Unavailable

_RENEWED_BEFORE: Final = 600.0
"""Seconds; the next one is asked for from then on, beside what is sent."""
_LATEST: Final = 30.0
_PATIENCE: Final = 5.0


@dataclass(frozen=True)
class Token:
    """What is shown to Microsoft, and for how many seconds it holds."""

    words: str
    seconds: float


class Tokens:
    """Keeps one token; `ask` raises `Unavailable` or `Refused`, and is asked by one at a time."""

    def __init__(self, ask: Callable[[], Awaitable[Token]], *, renewed_before: float = _RENEWED_BEFORE) -> None:
        self._ask = ask
        self._renewed_before = renewed_before
        self._words = ""
        self._old_at = self._ends_at = float("-inf")
        self._failed: tuple[float, Unavailable | Refused] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._beside: asyncio.Task[None] | None = None

    async def current(self) -> str:
        """Return the token; raises `Unavailable` or `Refused`."""
        moment = asyncio.get_running_loop().time()
        if moment < self._old_at:
            return self._words
        if moment < self._ends_at:
            if self._beside is None or self._beside.done():
                self._beside = asyncio.create_task(self._renew_quietly())
            return self._words
        await self._renew()
        return self._words

    async def close(self) -> None:
        """Give up what is being asked for."""
        if self._beside is not None:
            self._beside.cancel()
            await asyncio.wait([self._beside])

    async def _renew_quietly(self) -> None:
        """Renew a token that still holds; whoever finds it ended is told why it could not be done."""
        try:
            await self._renew()
        except (Unavailable, Refused):
            return

    async def _renew(self) -> None:
        async with self._one_at_a_time:
            moment = asyncio.get_running_loop().time()
            if moment < self._old_at:
                return
            if self._failed is not None and moment < self._failed[0] + _PATIENCE:
                raise self._failed[1]
            try:
                token = await self._ask()
            except (Unavailable, Refused) as error:
                self._failed = (moment, error)
                raise
            self._keep(token, moment)

    def _keep(self, token: Token, moment: float) -> None:
        self._failed = None
        self._words = token.words
        self._ends_at = moment + max(token.seconds - _LATEST, 0.0)
        self._old_at = moment + max(token.seconds - self._renewed_before, 0.0)
