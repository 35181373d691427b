"""How often letters are asked for is counted over all processes, by marks, and forgotten when it is over."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.errors import Incomplete
from bot.store.tables import askings
from bot.store.work import SqlStore
from bot.usecases.limit_letters import has_letters_enough
from tests.builders import NINE
from tests.keys import open_store

HOUR = timedelta(hours=1)
PAT = "pat@peers.example"


async def test_two_processes_count_the_letters_to_one_address_together(store: SqlStore, database: str) -> None:
    other = await open_store(database)

    enough = []
    for one in (store, other, store, other):
        async with one.work() as work:
            enough.append(await has_letters_enough(PAT, work=work, now=NINE))
    async with other.work() as work:
        an_hour_later = await has_letters_enough(" PAT@peers.example", work=work, now=NINE + HOUR)
    await other.close()

    assert (enough, an_hour_later) == ([False, False, False, True], False)


async def test_a_letter_that_is_not_sent_after_all_is_not_counted(store: SqlStore) -> None:
    for _ in range(3):
        with suppress(Incomplete):
            async with store.work() as work:
                await has_letters_enough(PAT, work=work, now=NINE)
                raise Incomplete("Please write your name.")

    async with store.work() as work:
        assert await work.askings.count("letter", now=NINE, until=NINE + HOUR) == 1


async def test_everybody_together_is_asked_to_come_back_in_a_minute(store: SqlStore) -> None:
    async with store.work() as work:
        for number in range(120):
            await has_letters_enough(f"{number}@peers.example", work=work, now=NINE)

        with pytest.raises(Incomplete, match="again in a minute"):
            await has_letters_enough(PAT, work=work, now=NINE)
        assert not await has_letters_enough(PAT, work=work, now=NINE + timedelta(minutes=1))


async def test_what_is_counted_tells_no_address_and_goes_when_it_is_over(store: SqlStore) -> None:
    async with store.work() as work:
        await has_letters_enough(PAT, work=work, now=NINE)
        marks = list(await work.connection.scalars(select(askings.c.mark)))

        await work.askings.forget(before=NINE + HOUR)

        assert (len(marks), [mark for mark in marks if "pat" in mark or "letter" in mark]) == (2, [])
        assert list(await work.connection.scalars(select(askings.c.mark))) == []
