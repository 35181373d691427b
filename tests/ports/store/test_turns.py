"""Turns of writing to Teams, as both databases keep them."""

from datetime import timedelta

from bot.records.deliveries import Turn
from bot.store.work import SqlStore
from tests.builders import NINE

SECOND = timedelta(seconds=1)


async def test_a_turn_counts_from_when_it_ended_in_its_place_and_in_its_tenant(store: SqlStore) -> None:
    until = NINE + 40 * SECOND
    async with store.work() as work:
        await work.turns.take(
            Turn("one", "a chat", "a tenant", until), Turn("other", "another chat", "a tenant", until)
        )

    async with store.work() as work:
        await work.turns.one_at_a_time(["a tenant", "another tenant"])
        await work.turns.end(("one", NINE + SECOND))
        here = await work.turns.answered_in(["a chat", "no chat"], since=NINE)
        all_over = await work.turns.answered_over(["a tenant", "another tenant"], since=NINE)
        since_then = await work.turns.answered_over(["a tenant"], since=NINE + SECOND)

    assert here == {"a chat": (NINE + SECOND,)}
    assert all_over == {"a tenant": (until, NINE + SECOND)}
    assert since_then == {"a tenant": (until,)}


async def test_a_silence_is_as_long_as_the_longest_that_was_asked_for(store: SqlStore) -> None:
    async with store.work() as work:
        await work.turns.be_silent("a chat", until=NINE + 9 * SECOND)
        await work.turns.be_silent("a chat", until=NINE + 5 * SECOND)

    async with store.work() as work:
        assert await work.turns.silences(["a chat", "another chat"]) == {"a chat": NINE + 9 * SECOND}
