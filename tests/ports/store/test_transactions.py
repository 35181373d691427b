"""All of a transaction is kept, or nothing is, however many there are."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.ids import ReviewId
from bot.domain.review import Review
from bot.ports.failing import Refused
from bot.store.work import SqlStore
from tests.builders import ANA, REVIEW, SESSION, a_finding, a_review, a_session, an_audit_line, an_errand
from tests.keys import open_store, opened


async def add_one_to_the_scope(store: SqlStore) -> None:
    async with store.work() as work:
        review = await work.reviews.get(REVIEW)
        await work.reviews.save(review.model_copy(update={"scope": str(int(review.scope or 0) + 1)}))


async def add_one_to_the_finding(store: SqlStore) -> None:
    async with store.work() as work:
        finding = await work.findings.get(REVIEW, 1)
        await work.findings.save(finding.model_copy(update={"text": str(int(finding.text) + 1)}))


async def add_one_to_the_session(store: SqlStore) -> None:
    async with store.work() as work:
        session = await work.sessions.get(SESSION)
        await work.sessions.save(session.model_copy(update={"number": session.number + 1}))


@pytest.mark.usefixtures("review")
@pytest.mark.parametrize("add_one", [add_one_to_the_scope, add_one_to_the_finding, add_one_to_the_session])
async def test_200_people_adding_one_at_the_same_time_lose_nothing(
    store: SqlStore, database: str, add_one: Callable[[SqlStore], Awaitable[None]]
) -> None:
    other = await open_store(database)
    async with store.work() as work:
        await work.findings.save(a_finding(text="0"))
        await work.sessions.save(a_session(number=0))
        await work.reviews.save(a_review(scope="0"))

    await asyncio.gather(*(add_one(where) for where in (store, other) for _ in range(100)))
    await other.close()

    async with store.work() as work:
        counted = (
            (await work.reviews.get(REVIEW)).scope,
            (await work.findings.get(REVIEW, 1)).text,
            (await work.sessions.get(SESSION)).number,
        )
    assert sorted(int(count) for count in counted) == [0, 0, 200]


async def test_nothing_is_kept_of_a_transaction_that_fails(store: SqlStore, review: Review) -> None:
    async def fail() -> None:
        async with store.work() as work:
            await work.reviews.save(review.model_copy(update={"scope": "half done"}))
            await work.errands.add(an_errand())
            raise LookupError

    with pytest.raises(LookupError):
        await fail()

    async with store.work() as work:
        assert await work.reviews.get(review.id) == review
        assert await work.errands.of(review.id) == ()


@pytest.mark.usefixtures("review")
async def test_one_that_fails_among_many_at_once_takes_nobody_along(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.work() as work:
            await work.errands.add(an_errand())
            raise LookupError

    async with store.work() as work:
        await work.reviews.save(a_review(scope="0"))

    ways = [add_one_to_the_scope(store) if number % 4 else fail() for number in range(40)]
    ends = await asyncio.gather(*ways, return_exceptions=True)

    async with store.work() as work:
        assert (await work.reviews.get(REVIEW)).scope == "30"
        assert await work.errands.of(REVIEW) == ()
    assert [type(end) for end in ends if end is not None] == [LookupError] * 10


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("review")
async def test_what_somebody_is_told_is_kept_can_be_read_by_another_process(
    store: SqlStore, database: str, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []

    async def add_one() -> None:
        await add_one_to_the_scope(store)
        with closing(sqlite3.connect(tmp_path / "reviews.db")) as other:
            body = other.execute("SELECT body FROM reviews").fetchone()[0]
        review = await opened(body, table="reviews", review=REVIEW, url=database)
        told.append((len(told) + 1, int(Review.model_validate_json(review).scope)))

    async with store.work() as work:
        await work.reviews.save(a_review(scope="0"))

    await asyncio.gather(*(add_one() for _ in range(30)))

    assert [(many, kept) for many, kept in told if kept < many] == []


async def test_nothing_is_kept_of_a_transaction_that_is_broken_off(store: SqlStore, review: Review) -> None:
    begun = asyncio.Event()

    async def change() -> None:
        async with store.work() as work:
            await work.reviews.save(review.model_copy(update={"scope": "half done"}))
            begun.set()
            await asyncio.Event().wait()

    changing = asyncio.create_task(change())
    await begun.wait()
    changing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await changing

    async with store.work() as work:
        assert await work.reviews.get(review.id) == review


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("times", [1, 2])
async def test_whoever_goes_away_while_another_process_writes_holds_nobody_up(
    store: SqlStore, review: Review, tmp_path: Path, times: int
) -> None:
    with closing(sqlite3.connect(tmp_path / "reviews.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(add_one_to_the_scope(store))
        for _ in range(times):
            await asyncio.sleep(0)
            waiting.cancel()
        next_one = asyncio.create_task(add_one_to_the_scope(store))
        await asyncio.sleep(0)
        other.execute("COMMIT")
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await next_one
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")

    async with store.work() as work:
        assert (await work.reviews.get(review.id)).scope == "1"


async def test_a_transaction_inside_another_is_refused_at_once(store: SqlStore) -> None:
    async with store.work():
        with pytest.raises(RuntimeError, match="A transaction is open already"):
            async with store.work():
                pass

    async with store.work() as work:
        assert await work.reviews.all() == ()


async def test_what_was_started_inside_a_transaction_may_begin_its_own_afterwards(
    store: SqlStore, review: Review
) -> None:
    ended = asyncio.Event()

    async def read_later() -> Review:
        await ended.wait()
        async with store.work() as work:
            return await work.reviews.get(review.id)

    async with store.work():
        reading = asyncio.create_task(read_later())
    ended.set()

    assert await reading == review


async def test_a_time_without_a_zone_is_refused(store: SqlStore, review: Review) -> None:
    naive = datetime(2026, 6, 9, 16, 30)  # noqa: DTZ001 - this is what must be refused

    with pytest.raises(ValueError, match="without a zone"):
        async with store.work() as work:
            await work.observations.nothing_salient(review.id, SESSION, ANA, at=naive)
    with pytest.raises(ValueError, match="without a zone"):
        async with store.work() as work:
            await work.errands.claim(now=naive, owner="one", lease=timedelta(minutes=1), limit=1)


async def test_what_belongs_to_no_review_is_refused_without_repeating_it(store: SqlStore) -> None:
    with pytest.raises(Refused, match=r"^The database refused what it was given \(\w+\)\.$"):
        async with store.work() as work:
            await work.findings.save(a_finding(review=ReviewId("nowhere")))


async def test_a_store_is_read_again_after_it_was_closed(store: SqlStore, database: str) -> None:
    async with store.work() as work:
        await work.audit.note(an_audit_line())
    await store.close()

    again = await open_store(database)
    async with again.work() as work:
        lines = await work.audit.of(REVIEW)
    await again.close()

    assert lines == (an_audit_line(),)
