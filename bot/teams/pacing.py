"""The pace of writing to Teams: one message at a time in a conversation, and never more than Teams takes.

Every turn is taken in the database before a message goes out and ended when it was answered. So the pace holds
over all processes that share the database, and over a restart; whoever dies in the middle of a turn keeps
others from that conversation no longer than a message may take.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4
from weakref import WeakValueDictionary

from bot.domain.pace import (
    A_CONVERSATION,
    DEADLINE,
    LONGEST_SILENCE,
    LONGEST_WINDOW,
    NO_WAIT,
    a_tenant,
    silence,
    wait_for,
)
from bot.ports.failing import Unavailable
from bot.records.work import Store, Work

_PATIENCE: Final = timedelta(seconds=1.5)
"""Who must wait longer goes away and comes back, so that others are not held up."""

_UNDER_WAY: Final = timedelta(seconds=0.25)
"""How long to wait for another process that is just writing there."""

_FORGETS_EVERY: Final = timedelta(minutes=10)


class Pace:
    """Gives turns to write; `a_second` is what Teams takes from the bot in one tenant."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime], a_second: int) -> None:
        self._store = store
        self._clock = clock
        self._tenant = a_tenant(a_second)
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._forgotten: datetime | None = None

    @asynccontextmanager
    async def turn(self, place: str, tenant: str) -> AsyncIterator[float]:
        """Take a turn; what goes out in it must be on its way by the moment returned, on the loop's clock.

        Raises `Unavailable` where the next turn is far away. Where Teams asks to be left alone, nobody has a
        turn in that conversation before it is over; where it asks so in two, nobody has in that tenant.
        """
        line = self._lines.setdefault(place, asyncio.Lock())
        async with line:
            mark = await self._taken(place, tenant)
            latest = asyncio.get_running_loop().time() + DEADLINE.total_seconds() / 4
            asked: Unavailable | None = None
            try:
                yield latest
            except Unavailable as busy:
                asked = busy
                raise
            finally:
                await self._ended(mark, place, tenant, asked.retry_after if asked else None)

    async def _taken(self, place: str, tenant: str) -> str:
        """Return the mark of a turn, once it has come."""
        waited = NO_WAIT
        while True:
            mark, now = uuid4().hex, self._clock()
            async with self._store.work() as work:
                wait = await self._wait(place, tenant, work=work, now=now)
                if not wait:
                    await work.turns.take(mark, place, tenant, until=now + DEADLINE)
                    await self._forget(now, work=work)
                    return mark
            waited += wait
            if waited > _PATIENCE:
                raise Unavailable("Teams takes only so many messages at a time.", retry_after=wait)
            await asyncio.sleep(wait.total_seconds())

    async def _wait(self, place: str, tenant: str, *, work: Work, now: datetime) -> timedelta:
        lately = now - max(window.within for window in self._tenant)
        here, all_over = await work.turns.answered(place, tenant, since=now - LONGEST_WINDOW, lately=lately)
        quiet = silence(await work.turns.silence(_the_place(place), _the_tenant(tenant)), now=now)
        under_way = _UNDER_WAY if any(now < until <= now + DEADLINE for until in here) else NO_WAIT
        return max(
            quiet,
            under_way,
            wait_for(here, windows=A_CONVERSATION, now=now),
            wait_for(all_over, windows=self._tenant, now=now),
        )

    async def _ended(self, mark: str, place: str, tenant: str, asked: timedelta | None) -> None:
        """Write down that the message was answered; where the database is away, the turn ends by itself."""
        now = self._clock()
        with suppress(Unavailable):
            async with self._store.work() as work:
                if asked is not None:
                    until = now + min(asked, LONGEST_SILENCE)
                    await self._be_silent(place, tenant, until, work=work, now=now)
                await work.turns.end(mark, at=now)

    async def _be_silent(self, place: str, tenant: str, until: datetime, *, work: Work, now: datetime) -> None:
        """Leave the conversation alone, and the tenant too where another conversation is left alone already."""
        others = silence(await work.turns.silence(_in_tenant(tenant)), now=now)
        here = silence(await work.turns.silence(_the_place(place)), now=now)
        if others and not here:
            await work.turns.be_silent(_the_tenant(tenant), until=until)
        await work.turns.be_silent(_in_tenant(tenant), until=until)
        await work.turns.be_silent(_the_place(place), until=until)

    async def _forget(self, now: datetime, *, work: Work) -> None:
        if self._forgotten is None or now - self._forgotten > _FORGETS_EVERY:
            self._forgotten = now
            await work.turns.forget(before=now - LONGEST_WINDOW)


def _the_place(place: str) -> str:
    return f"conversation {place}"


def _the_tenant(tenant: str) -> str:
    return f"tenant {tenant}"


def _in_tenant(tenant: str) -> str:
    """Return what stands for any one conversation of a tenant."""
    return f"some conversation of {tenant}"
