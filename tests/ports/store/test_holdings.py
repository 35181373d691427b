"""What one process has in its hands, as both databases keep it."""

from datetime import timedelta

from bot.store.work import SqlStore
from tests.builders import NINE

SECOND = timedelta(seconds=1)
OF = "mailbox reviews@team.example"


async def test_what_one_has_in_hand_no_other_gets_before_it_is_let_go(store: SqlStore) -> None:
    async with store.work() as work:
        mine = await work.holdings.take(OF, "one", now=NINE, until=NINE + 30 * SECOND)
        longer = await work.holdings.take(OF, "one", now=NINE + SECOND, until=NINE + 31 * SECOND)

    async with store.work() as work:
        theirs = await work.holdings.take(OF, "other", now=NINE + 30 * SECOND, until=NINE + 60 * SECOND)
        await work.holdings.let_go(OF, "other")
        still_not = await work.holdings.take(OF, "other", now=NINE + 30 * SECOND, until=NINE + 60 * SECOND)
        await work.holdings.let_go(OF, "one")
        at_last = await work.holdings.take(OF, "other", now=NINE + 30 * SECOND, until=NINE + 60 * SECOND)

    assert [mine, longer, theirs, still_not, at_last] == [True, True, False, False, True]


async def test_what_somebody_held_who_never_came_back_is_free_when_the_hold_is_over(store: SqlStore) -> None:
    async with store.work() as work:
        await work.holdings.take(OF, "one", now=NINE, until=NINE + 30 * SECOND)

    async with store.work() as work:
        theirs = await work.holdings.take(OF, "other", now=NINE + 30 * SECOND, until=NINE + 60 * SECOND)
        third = await work.holdings.take(OF, "third", now=NINE + 30 * SECOND, until=NINE + 60 * SECOND)

    assert theirs
    assert not third
