"""Two processes that share a database keep one pace between them, however their moments fall together."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.ports.failing import Unavailable
from bot.store.work import SqlStore
from bot.teams.pacing import Pace
from tests.builders import NINE
from tests.keys import open_store

A_TENANT = "a tenant"


class LaterEachTime:
    """A clock that is half a second further whenever somebody looks, as for one who waited in between."""

    def __init__(self) -> None:
        self.at = NINE

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=0.5)
        return self.at


async def test_two_that_ask_for_many_turns_at_the_same_moment_get_no_more_than_the_tenant_takes(
    store: SqlStore, database: str
) -> None:
    clock, other = LaterEachTime(), await open_store(database)
    paces = [Pace(where, clock=clock, a_second=5) for where in (store, other)]
    decided, all_decided = asyncio.Semaphore(0), asyncio.Event()

    async def ask(number: int) -> bool:
        try:
            async with paces[number % 2].turn(f"chat {number}", A_TENANT):
                decided.release()
                await all_decided.wait()
        except Unavailable:
            decided.release()
            return False
        return True

    asking = [asyncio.create_task(ask(number)) for number in range(12)]
    for _ in asking:
        await decided.acquire()
    all_decided.set()
    got = await asyncio.gather(*asking)
    await other.close()

    assert sum(got) == 5


async def test_a_conversation_that_asks_to_be_left_alone_is_left_alone_by_both(
    store: SqlStore, database: str
) -> None:
    other = await open_store(database)
    one, two = (Pace(where, clock=lambda: NINE, a_second=50) for where in (store, other))
    busy = Unavailable("Teams answered 429.", retry_after=timedelta(minutes=90))

    with pytest.raises(Unavailable):
        async with one.turn("a chat", A_TENANT):
            raise busy
    with pytest.raises(Unavailable) as told:
        async with two.turn("a chat", A_TENANT):
            pass
    async with two.turn("another chat", A_TENANT):
        pass
    await other.close()

    assert told.value.retry_after == timedelta(hours=1)


async def test_once_two_conversations_ask_so_the_whole_tenant_is_left_alone(
    store: SqlStore, database: str
) -> None:
    other = await open_store(database)
    one, two = (Pace(where, clock=lambda: NINE, a_second=50) for where in (store, other))
    in_both, asked = asyncio.Barrier(2), Unavailable("429", retry_after=timedelta(seconds=30))

    async def be_asked(pace: Pace, place: str) -> None:
        async with pace.turn(place, A_TENANT):
            await in_both.wait()
            raise asked

    await asyncio.gather(be_asked(one, "a chat"), be_asked(two, "another"), return_exceptions=True)
    with pytest.raises(Unavailable) as told:
        async with one.turn("a third", A_TENANT):
            pass
    await other.close()

    assert told.value.retry_after == timedelta(seconds=30)
