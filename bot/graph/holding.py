"""A mailbox in the hands of one process at a time.

Whoever is told to leave a mailbox alone is thus the only one who is asking it anything, and no other process
has a request on its way meanwhile. Until when it is to be left alone is kept, for all processes and restarts.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import uuid4

from bot.domain.pace import LONGEST_SILENCE, silence
from bot.ports.failing import Unavailable
from bot.records.work import Store, Work

_ALONE: Final = "Microsoft asked to be left alone."
_ELSEWHERE: Final = "Another process is just asking this mailbox."
_LOOKS_AGAIN: Final = (0.1, 0.3, 0.6)
"""Seconds after which to look whether another process is through."""

_COMES_BACK: Final = timedelta(seconds=2)
"""When to come back where it is not: what had to be asked may be done by the other one meanwhile."""

_SPARE: Final = timedelta(seconds=10)
"""How much longer a mailbox is held than a request may take."""

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class Holds:
    """The mailboxes that this process has in its hands; `lasting` is the longest that a request may take."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime], lasting: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._lasting = lasting
        self._owner = uuid4().hex
        self._those: dict[str, Hold] = {}

    def of(self, mailbox: str) -> "Hold":
        """Return the hold on a mailbox, whether we have it or not."""
        address = mailbox.lower()
        if address not in self._those:
            self._those[address] = Hold(
                address, owner=self._owner, store=self._store, clock=self._clock, lasting=self._lasting
            )
        return self._those[address]


class Hold:
    """One mailbox: taken before the first request, let go after the last of those that overlap."""

    def __init__(
        self, address: str, *, owner: str, store: Store, clock: Callable[[], datetime], lasting: timedelta
    ) -> None:
        self._address = address
        self._owner = owner
        self._store = store
        self._clock = clock
        self._lasting = lasting
        self._changing = asyncio.Lock()
        self._asking = 0
        self._until = self._not_before = self._silent_until = _NEVER

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[None]:
        """Have the mailbox in hand.

        Raises `Unavailable` where another process has it, or where it asked to be left alone.
        """
        self._asking += 1
        try:
            await self.keep()
            yield
        finally:
            self._asking -= 1
            if not self._asking:
                await asyncio.shield(self._let_go())

    async def keep(self) -> None:
        """Make sure that the mailbox stays ours for as long as a request may take; raises as `asking` does."""
        async with self._changing:
            if self._until < self._clock() + self._lasting:
                await self._taken()

    async def be_silent(self, asked: timedelta) -> None:
        """Leave the mailbox alone for so long; where the database is away, it is not let go before it knows."""
        until = self._clock() + min(asked, LONGEST_SILENCE)
        self._silent_until = max(self._silent_until, until)
        with suppress(Unavailable):
            async with self._store.work() as work:
                await work.turns.be_silent(self._name(work), until=until)

    async def _taken(self) -> None:
        """Take the mailbox, or come back later; who asks meanwhile is told so at once."""
        if self._not_before > self._clock():
            raise Unavailable(_ELSEWHERE, retry_after=_COMES_BACK)
        for wait in (*_LOOKS_AGAIN, None):
            if await self._take():
                return
            if wait is not None:
                await asyncio.sleep(wait)
        self._not_before = self._clock() + _COMES_BACK / 2
        raise Unavailable(_ELSEWHERE, retry_after=_COMES_BACK)

    async def _take(self) -> bool:
        async with self._store.work() as work:
            name, now = self._name(work), self._clock()
            until = now + self._lasting + _SPARE
            if not await work.holdings.take(name, self._owner, now=now, until=until):
                return False
            left = silence(await work.turns.silence(name), now=now)
            if left:
                await work.holdings.let_go(name, self._owner)
        if left:
            raise Unavailable(_ALONE, retry_after=left)
        self._until = until
        return True

    async def _let_go(self) -> None:
        """Let others have it, unless somebody asks again; where the database is away, the hold runs out."""
        async with self._changing:
            if self._asking or self._until == _NEVER:
                return
            self._until = _NEVER
            with suppress(Unavailable):
                async with self._store.work() as work:
                    if self._silent_until > self._clock():
                        await work.turns.be_silent(self._name(work), until=self._silent_until)
                    await work.holdings.let_go(self._name(work), self._owner)

    def _name(self, work: Work) -> str:
        """Return under which name it is held; whose mailbox it is cannot be told from it."""
        return f"mailbox {work.holdings.mark_of(self._address)}"
