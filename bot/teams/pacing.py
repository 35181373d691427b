"""The pace of writing to Teams: one message at a time in a conversation, and never more than Teams takes.

Every turn is taken in the database before a message goes out and ended when it was answered. So the pace holds
over all processes that share the database, and over a restart; whoever dies in the middle of a turn keeps
others from that conversation no longer than a message may take.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
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
    is_under_way,
    silence,
    wait_for,
)
from bot.gathering import Gathering
from bot.ports.failing import Unavailable
from bot.records.deliveries import Answered, Turn
from bot.records.work import Store, Work

_PATIENCE: Final = timedelta(seconds=1.5)
"""Who must wait longer goes away and comes back, so that others are not held up."""

_UNDER_WAY: Final = timedelta(seconds=0.25)
"""How long to wait for another process that is just writing there."""

_FORGETS_EVERY: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class _Asked:
    """Somebody asks for a turn in a place; of one process nobody else does at the same time."""

    mark: str
    place: str
    tenant: str


@dataclass(frozen=True)
class _Over:
    """A turn is over: its message was answered `at` a moment, perhaps with the wish for silence `until`."""

    turn: _Asked
    at: datetime
    until: datetime | None


class Pace:
    """Gives turns to write; `a_second` is what Teams takes from the bot in one tenant.

    What many ask for, and say that it is over, at about the same moment is seen to in one transaction.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime], a_second: int) -> None:
        self._store = store
        self._clock = clock
        self._tenant = a_tenant(a_second)
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._gathering: Gathering[_Asked | _Over, timedelta] = Gathering(self._see_to)
        self._forgotten: datetime | None = None

    @asynccontextmanager
    async def turn(self, place: str, tenant: str) -> AsyncIterator[float]:
        """Take a turn; what goes out in it must be on its way by the moment returned, on the loop's clock.

        Raises `Unavailable` where the next turn is far away. Where Teams asks to be left alone, nobody has a
        turn in that conversation before it is over; where it asks so in two, nobody has in that tenant.
        """
        line = self._lines.setdefault(place, asyncio.Lock())
        async with line:
            turn = await self._taken(place, tenant)
            latest = asyncio.get_running_loop().time() + DEADLINE.total_seconds() / 4
            asked: Unavailable | None = None
            try:
                yield latest
            except Unavailable as busy:
                asked = busy
                raise
            finally:
                await self._ended(turn, asked.retry_after if asked else None)

    async def _taken(self, place: str, tenant: str) -> _Asked:
        """Return a turn, once it has come."""
        waited = NO_WAIT
        while True:
            turn = _Asked(uuid4().hex, place, tenant)
            wait = await self._gathering.add(turn)
            if not wait:
                return turn
            waited += wait
            if waited > _PATIENCE:
                raise Unavailable("Teams takes only so many messages at a time.", retry_after=wait)
            await asyncio.sleep(wait.total_seconds())

    async def _ended(self, turn: _Asked, asked: timedelta | None) -> None:
        """Write down that the message was answered; where the database is away, the turn ends by itself."""
        now = self._clock()
        until = now + min(asked, LONGEST_SILENCE) if asked is not None else None
        with suppress(Unavailable):
            await self._gathering.add(_Over(turn, at=now, until=until))

    async def _see_to(self, batch: Sequence[_Asked | _Over]) -> list[timedelta]:
        """End turns, then give turns; return how long each must wait, where not at all it has its turn."""
        asked = [each for each in batch if isinstance(each, _Asked)]
        over = [each for each in batch if isinstance(each, _Over)]
        silenced = [each.turn.tenant for each in over if each.until is not None]
        async with self._store.work() as work:
            await work.turns.one_at_a_time([*silenced, *(each.tenant for each in asked)])
            for each in over:
                if each.until is not None:
                    await _be_silent(each.turn, each.until, work=work, now=each.at)
            await work.turns.end(*((each.turn.mark, each.at) for each in over))
            waits = await self._give(asked, work=work) if asked else {}
        return [waits[each.mark] if isinstance(each, _Asked) else NO_WAIT for each in batch]

    async def _give(self, asked: Sequence[_Asked], *, work: Work) -> dict[str, timedelta]:
        """Give a turn to each who may have it now, and return how long each must wait.

        What time it is is asked last: who waited for others must not take their turns for a later time's.
        """
        before = self._clock()
        here = await work.turns.answered_in([each.place for each in asked], since=before - LONGEST_WINDOW)
        tenants = {each.tenant for each in asked}
        lately = before - max(window.within for window in self._tenant)
        all_over = dict(await work.turns.answered_over(tenants, since=lately))
        quiet = await work.turns.silences(
            [*map(_the_tenant, tenants), *(_the_place(each.place) for each in asked)]
        )
        now, waits, turns = self._clock(), dict[str, timedelta](), list[Turn]()
        for each in asked:
            there, of_all = here.get(each.place, ()), all_over.get(each.tenant, ())
            silences = (quiet.get(_the_place(each.place)), quiet.get(_the_tenant(each.tenant)))
            waits[each.mark] = max(
                self._wait(there, of_all, now=now), *(silence(until, now=now) for until in silences)
            )
            if not waits[each.mark]:
                turns.append(Turn(each.mark, each.place, each.tenant, until=now + DEADLINE))
                all_over[each.tenant] = (now + DEADLINE, *of_all)
        await work.turns.take(*turns)
        await self._forget(now, work=work)
        return waits

    def _wait(self, here: Answered, all_over: Answered, *, now: datetime) -> timedelta:
        return max(
            _UNDER_WAY if is_under_way(here, now=now) else NO_WAIT,
            wait_for(here, windows=A_CONVERSATION, now=now),
            wait_for(all_over, windows=self._tenant, now=now),
        )

    async def _forget(self, now: datetime, *, work: Work) -> None:
        if self._forgotten is None or now - self._forgotten > _FORGETS_EVERY:
            self._forgotten = now
            await work.turns.forget(before=now - LONGEST_WINDOW)


async def _be_silent(turn: _Asked, until: datetime, *, work: Work, now: datetime) -> None:
    """Leave the conversation alone, and the tenant too where another conversation is left alone already."""
    place, tenant, in_tenant = _the_place(turn.place), _the_tenant(turn.tenant), _in_tenant(turn.tenant)
    known = await work.turns.silences([place, in_tenant])
    others, here = silence(known.get(in_tenant), now=now), silence(known.get(place), now=now)
    if others and not here:
        await work.turns.be_silent(tenant, until=until)
    await work.turns.be_silent(in_tenant, until=until)
    await work.turns.be_silent(place, until=until)


def _the_place(place: str) -> str:
    return f"conversation {place}"


def _the_tenant(tenant: str) -> str:
    return f"tenant {tenant}"


def _in_tenant(tenant: str) -> str:
    """Return what stands for any one conversation of a tenant."""
    return f"some conversation of {tenant}"
