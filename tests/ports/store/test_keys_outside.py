"""Keys are asked for before a transaction begins; one that is slow to come holds none up for long (R66)."""

import asyncio

import pytest

from bot.domain.ids import ReviewId
from bot.domain.review import Review
from bot.keys.folder import FolderKeyRing
from bot.ports.failing import Unavailable
from bot.store import door
from bot.store.work import SqlStore
from tests.builders import a_person, a_review
from tests.keys import keys_of

OTHER = ReviewId("review-2")


class WaitingRing(FolderKeyRing):
    """A ring that says whose keys it was asked for, and answers only while its door is open."""

    def __init__(self, database: str) -> None:
        super().__init__(keys_of(database))
        self.door = asyncio.Event()
        self.door.set()
        self.asked: list[str] = []

    async def key_of(self, review: ReviewId) -> bytes:
        self.asked.append(review)
        await self.door.wait()
        return await super().key_of(review)


async def test_the_keys_of_reviews_that_are_there_are_in_hand_before_any_transaction(
    store: SqlStore, review: Review, database: str
) -> None:
    async with store.work() as work:
        await work.people.save(a_person(review=review.id))
    ring = WaitingRing(database)
    again = await door.open_store(database, keys=ring)
    ring.door.clear()

    async with again.work() as work:
        people, notes = await work.people.of(review.id), await work.observations.of(review.id)

    await again.close()
    assert (len(people), notes) == (1, ())


async def test_a_key_that_is_slow_gives_its_transaction_up_and_is_in_hand_the_next_time(
    store: SqlStore, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sealing.PATIENCE", 0.01)
    ring = WaitingRing(database)
    again = await door.open_store(database, keys=ring)
    async with store.work() as work:
        await work.reviews.save(a_review(id=OTHER))
    ring.asked.clear()
    ring.door.clear()

    with pytest.raises(Unavailable, match="key"):
        async with again.work() as work:
            await work.reviews.get(OTHER)
    ring.door.set()
    monkeypatch.undo()
    async with again.work() as work:
        there = await work.reviews.get(OTHER)

    await again.close()
    assert (there.id, len(ring.asked)) == (OTHER, 1)
