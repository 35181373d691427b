"""Small deeds of many, kept in one transaction: whatever has gathered while the last one was being kept.

Nobody goes on before theirs is kept. Where one of them raises, nothing of it was kept, and each is done in a
transaction of its own; where keeping itself fails nobody knows, and each is told so.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.gathering import Gathering
from bot.records.work import Work
from bot.store.faults import in_our_words
from bot.store.transactions import Transactions
from bot.store.waves import waves_of

T = TypeVar("T")
Deed = Callable[[Work], Awaitable[object]]


@dataclass(frozen=True)
class _Wrong:
    """What went wrong with one of them alone."""

    why: BaseException


class _OneWentWrong(Exception):
    """One of them went wrong before anything was kept: each is to be done alone, and told how that went."""


class Together:
    """Does small deeds together; `work_on` and `alone` make the work that they are done with."""

    def __init__(
        self,
        transactions: Transactions,
        *,
        work_on: Callable[[AsyncConnection], Work],
        alone: Callable[[], AbstractAsyncContextManager[Work]],
    ) -> None:
        self._transactions = transactions
        self._work_on = work_on
        self._alone = alone
        self._gathering = Gathering(self._all)

    async def do(self, deed: Callable[[Work], Awaitable[T]]) -> T:
        """Do one together with those of others; it may ask only what is prepared."""
        done = await self._gathering.add(deed)
        if isinstance(done, _Wrong):
            raise done.why
        return cast("T", done)  # the answers come in the order of the deeds

    async def _all(self, deeds: Sequence[Deed]) -> Sequence[object]:
        try:
            with in_our_words():
                async with self._transactions.begin_shared() as connection:
                    at_once = waves_of(connection) is not None
                    return await _each_of(deeds, self._work_on(connection), at_once=at_once)
        except _OneWentWrong:
            alone = await asyncio.gather(*(self._one(deed) for deed in deeds), return_exceptions=True)
            return [_Wrong(each) if isinstance(each, BaseException) else each for each in alone]

    async def _one(self, deed: Deed) -> object:
        async with self._alone() as work:
            return await deed(work)


async def _each_of(deeds: Sequence[Deed], work: Work, *, at_once: bool) -> Sequence[object]:
    """Do each, at the same time where they share a trip to the server; raises `_OneWentWrong`."""
    if at_once:
        done = await asyncio.gather(*(deed(work) for deed in deeds), return_exceptions=True)
        if any(isinstance(each, BaseException) for each in done):
            raise _OneWentWrong
        return done
    try:
        return [await deed(work) for deed in deeds]
    except asyncio.CancelledError:
        raise
    except BaseException as why:
        raise _OneWentWrong from why
