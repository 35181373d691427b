"""What many want written at the same moment is kept together, and one that goes wrong takes nobody along."""

import asyncio
from collections.abc import Awaitable, Callable

import psycopg
import pytest

from bot.domain.errors import ReviewError
from bot.domain.review import Review
from bot.records.work import Work
from bot.store.work import SqlStore
from tests.builders import ANA, SESSION, a_post

BEGUN = [a_post(key=f"post-{number}") for number in range(5)]


def beginning(number: int) -> Callable[[Work], Awaitable[bool]]:
    async def begin(work: Work) -> bool:
        return await work.posts.begin(BEGUN[number])

    return begin


async def begin_and_fail(work: Work) -> bool:
    await work.posts.begin(a_post(key="never"))
    raise ReviewError("That is not wanted.")


async def keys_in(store: SqlStore, review: Review) -> list[str]:
    async with store.reading() as work:
        return sorted(post.key for post in await work.posts.of(review.id))


async def test_what_is_written_together_is_there_for_each_of_them(store: SqlStore, review: Review) -> None:
    first = await asyncio.gather(*(store.together(beginning(number)) for number in range(5)))
    again = await asyncio.gather(*(store.together(beginning(number)) for number in (1, 2)))

    assert (first, again) == ([True] * 5, [False] * 2)
    assert await keys_in(store, review) == [post.key for post in BEGUN]


async def test_one_that_goes_wrong_is_undone_alone(store: SqlStore, review: Review) -> None:
    done = await asyncio.gather(
        store.together(beginning(0)),
        store.together(begin_and_fail),
        store.together(beginning(1)),
        return_exceptions=True,
    )

    assert [str(each) for each in done] == ["True", "That is not wanted.", "True"]
    assert await keys_in(store, review) == ["post-0", "post-1"]


async def test_whoever_only_reads_waits_for_nobody_and_sees_what_is_kept(
    store: SqlStore, review: Review
) -> None:
    async with store.work() as work:
        await work.reviews.save(review.model_copy(update={"client": "Another Borough"}))
        async with store.reading() as reading:
            before = (await reading.reviews.get(review.id)).client
    async with store.reading() as reading:
        after = (await reading.reviews.get(review.id)).client
        answered = await reading.observations.answered(SESSION, ANA)

    assert (before, after, answered) == (review.client, "Another Borough", False)


async def test_a_store_that_somebody_reads_from_can_be_swept(store: SqlStore, review: Review) -> None:
    before = await keys_in(store, review)

    await store.sweep()
    await store.together(beginning(0))

    assert (before, await keys_in(store, review)) == ([], ["post-0"])


async def test_whoever_only_reads_cannot_change_anything(store: SqlStore, review: Review) -> None:
    with pytest.raises(Exception, match="database"):
        async with store.reading() as reading:
            await reading.posts.begin(BEGUN[0])

    assert await keys_in(store, review) == []


async def test_whoever_reads_finds_a_server_that_was_started_anew(
    store: SqlStore, review: Review, database: str
) -> None:
    before = await keys_in(store, review)

    if database.startswith("postgresql"):
        with psycopg.connect(database, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            )

    assert (before, await keys_in(store, review)) == ([], [])


async def test_a_transaction_is_not_begun_inside_another_to_write_together(store: SqlStore) -> None:
    with pytest.raises(RuntimeError):
        async with store.work():
            await store.together(beginning(0))
