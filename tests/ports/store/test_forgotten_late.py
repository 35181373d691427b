"""A ring that is slow to let go of the last key of a review: the errand comes back until it has (R66, R69)."""

from datetime import timedelta

from sqlalchemy import text

from bot.domain.errand import Claimed, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.review import Review
from bot.domain.tasks.endings import CloseCertificate
from bot.keys.folder import FolderKeyRing
from bot.ports.failing import Unavailable
from bot.store import door
from bot.store.sealing import Lock, name_of
from bot.store.work import SqlStore
from tests.builders import NINE, REVIEW, a_person, an_errand
from tests.keys import keys_of

LEASE = timedelta(minutes=1)


class StillDeleting(FolderKeyRing):
    """A ring that keeps the last key of a review where nobody reads it, for as long as it is slow."""

    slow = True

    async def destroy(self, review: ReviewId) -> None:
        await super().destroy(review)
        if self.slow and review == name_of(REVIEW, Lock.PART):
            raise Unavailable("Still deleting.")


async def taken_up(store: SqlStore, *, after: timedelta) -> tuple[Claimed, ...]:
    async with store.work() as work:
        return await work.errands.claim(now=NINE + after, owner="me", lease=LEASE, limit=9)


async def is_forgotten(store: SqlStore, review: ReviewId) -> bool:
    try:
        await store.forget_review(review)
    except Unavailable:
        return False
    return True


async def test_who_forgets_a_review_comes_back_after_a_restart_until_its_last_key_is_gone(
    store: SqlStore, review: Review, database: str
) -> None:
    closing, another = an_errand(task=CloseCertificate(why="all"), due=NINE), an_errand(due=NINE)
    async with store.work() as work:
        await work.people.save(a_person(review=review.id))
        await work.errands.add(closing, another)
    ring, came_back, forgotten = StillDeleting(keys_of(database)), [], []
    for restart in range(4):
        ring.slow = restart < 2
        again = await door.open_store(database, keys=ring)
        came_back.append({c.errand for c in await taken_up(again, after=restart * 2 * LEASE)})
        forgotten += [await is_forgotten(again, review.id) for _again in came_back[-1]]
        await again.close()

    async with store.work() as work:
        rows = (await work.connection.execute(text("SELECT state, body FROM errands"))).all()

    assert came_back == [{closing, another}, {closing}, {closing}, set()]
    assert forgotten == [False, False, False, True]
    assert [tuple(row) for row in rows] == [(ErrandState.VOID, "")]
