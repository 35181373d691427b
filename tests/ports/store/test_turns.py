"""Turns of writing to Teams, as both databases keep them."""

from datetime import timedelta

from bot.store.work import SqlStore
from tests.builders import NINE

SECOND = timedelta(seconds=1)


async def test_a_turn_counts_from_when_it_ended_in_its_place_and_in_its_tenant(store: SqlStore) -> None:
    async with store.work() as work:
        await work.turns.take("one", "a chat", "a tenant", until=NINE + 40 * SECOND)
        await work.turns.take("other", "another chat", "a tenant", until=NINE + 40 * SECOND)

    async with store.work() as work:
        await work.turns.end("one", at=NINE + SECOND)
        here, all_over = await work.turns.answered("a chat", "a tenant", since=NINE, lately=NINE)
        _, since_then = await work.turns.answered("a chat", "a tenant", since=NINE, lately=NINE + SECOND)

    assert here == (NINE + SECOND,)
    assert all_over == (NINE + 40 * SECOND, NINE + SECOND)
    assert since_then == (NINE + 40 * SECOND,)
