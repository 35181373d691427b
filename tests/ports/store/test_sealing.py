"""What stands in the database is read only with its keys; where they are gone, a sentence says so (R66)."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.errand import ErrandState
from bot.domain.errors import NotFound, ReviewError
from bot.domain.ids import ReviewId
from bot.domain.review import Review, Stage
from bot.domain.sign_off import Counted
from bot.domain.tasks.sessions import Nudge
from bot.keys.folder import FolderKeyRing
from bot.ports.failing import Refused, Unavailable
from bot.ports.keys import LENGTH
from bot.store.sealing import Lock, name_of
from bot.store.work import SqlStore
from tests.builders import (
    ANA,
    FIRST_DAY,
    NINE,
    a_certificate,
    a_finding,
    a_new_observation,
    a_person,
    a_review,
    an_audit_line,
    an_errand,
)
from tests.keys import keys_of, open_store
from tests.peers import an_offer

WEEK = timedelta(days=7)
GONE = "The notes of this review are destroyed."
ON_A_FILE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def speak(store: SqlStore, review: ReviewId) -> None:
    async with store.work() as work:
        await work.people.save(a_person(id=f"ana-{review}", review=review))
        await work.observations.add(a_new_observation(review=review))
        await work.errands.add(an_errand(review=review, due=NINE))
        await work.audit.note(an_audit_line(review=review))
        await work.audit.keep_certificate(a_certificate(review=review))


async def test_once_the_key_is_destroyed_nothing_said_can_be_read_and_who_took_part_still_can(
    store: SqlStore, review: Review
) -> None:
    other = a_review(id="review-2")
    async with store.work() as work:
        await work.reviews.save(other)
    for each in (review.id, other.id):
        await speak(store, each)

    for _again in range(2):
        await store.destroy_key(review.id)

    async with store.work() as work:
        with pytest.raises(NotFound, match=GONE):
            await work.observations.of(review.id)
        with pytest.raises(NotFound, match=GONE):
            await work.findings.save(a_finding(review=review.id))
        assert await work.reviews.all() == (review, other)
        assert [p.name for p in await work.people.of(review.id)] == [a_person().name]
        assert len(await work.observations.of(other.id)) == 1


async def test_a_review_that_is_forgotten_leaves_proof_alone_and_its_errand_in_hand_ends(
    store: SqlStore, review: Review
) -> None:
    await speak(store, review.id)
    async with store.work() as work:
        (mine,) = await work.errands.claim(now=NINE, owner="me", lease=timedelta(minutes=1), limit=1)

    for _again in range(2):
        await store.forget_review(review.id)

    async with store.work() as work:
        assert await work.errands.finish(mine, state=ErrandState.DONE, now=NINE, reason="Done.") is True
        assert (await work.reviews.all(), await work.people.with_email(a_person().email)) == ((), ())
        with pytest.raises(NotFound, match=GONE):
            await work.reviews.get(review.id)
        with pytest.raises(NotFound, match=GONE):
            await work.reviews.save(a_review())
        assert await work.audit.of(review.id) == (an_audit_line(review=review.id),)
        assert await work.audit.certificate_of(review.id) == a_certificate(review=review.id)


async def test_an_errand_whose_review_is_forgotten_by_another_is_ended_and_holds_nobody_up(
    store: SqlStore, review: Review
) -> None:
    await speak(store, review.id)
    other = an_errand(review=ReviewId("review-2"), due=NINE)
    async with store.work() as work:
        await work.errands.add(other)
        await work.errands.claim(now=NINE, owner="killed", lease=timedelta(0), limit=2)
    await store.forget_review(review.id)

    async with store.work() as work:
        taken = await work.errands.claim(now=NINE, owner="me", lease=timedelta(minutes=1), limit=9)
        again = await work.errands.claim(now=NINE, owner="me", lease=timedelta(minutes=1), limit=9)

    assert ([claimed.errand for claimed in taken], again) == ([other], ())


async def test_errands_wait_for_a_key_that_is_only_missing_and_hold_nobody_up(
    store: SqlStore, review: Review, database: str
) -> None:
    other = a_review(id="review-2")
    mine, next_week = an_errand(due=NINE), an_errand(task=Nudge(person=ANA, day=FIRST_DAY), due=NINE + WEEK)
    theirs = an_errand(review=other.id, due=NINE)
    async with store.work() as work:
        await work.reviews.save(other)
        await work.errands.add(mine, next_week, theirs)
    ring, part = FolderKeyRing(keys_of(database)), name_of(review.id, Lock.PART)
    key = await ring.key_of(part)
    await ring.destroy(part)
    later = await open_store(database)

    async with later.work() as work:
        without = await work.errands.claim(now=NINE, owner="me", lease=timedelta(minutes=1), limit=9)
    (keys_of(database) / f"{sha256(part.encode()).hexdigest()[:LENGTH]}.key").write_bytes(key)
    async with later.work() as work:
        hour_later = NINE + timedelta(hours=1)
        put_back = await work.errands.claim(now=hour_later, owner="me", lease=timedelta(minutes=1), limit=9)
    await later.close()

    assert ([c.errand for c in without], [c.errand for c in put_back]) == ([theirs], [mine, theirs])


async def test_one_altered_errand_holds_up_nobody_else(store: SqlStore, review: Review) -> None:
    one, another = an_errand(due=NINE), an_errand(task=Nudge(person=ANA, day=FIRST_DAY), due=NINE)
    async with store.work() as work:
        await work.errands.add(one, another)
        altered = text("UPDATE errands SET body = (SELECT body FROM reviews) WHERE purpose = 'nudge'")
        await work.connection.execute(altered)

    async with store.work() as work:
        taken = await work.errands.claim(now=NINE, owner="me", lease=timedelta(minutes=1), limit=9)

    assert ([c.errand for c in taken], review.id) == ([one], one.review)


async def test_the_same_again_is_no_change_however_it_is_sealed(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        for wording in ("One plan.", "One plan.", "One shared plan."):
            await work.findings.save(a_finding(text=wording))

    async with store.work() as work:
        counted = await work.destroy(review.id)

    assert Counted(what="earlier versions", destroyed=1, left=0) in counted


async def test_a_row_that_was_moved_to_another_review_is_refused(store: SqlStore, review: Review) -> None:
    other = a_review(id="review-2")
    async with store.work() as work:
        await work.reviews.save(other)
        for each in (review.id, other.id):
            await work.findings.save(a_finding(review=each))
        moved = "UPDATE findings SET body = (SELECT body FROM findings WHERE review = 'review-2')"
        await work.connection.execute(text(f"{moved} WHERE review = 'review-1'"))

        with pytest.raises(Refused, match="altered, or moved"):
            await work.findings.of(review.id)


@ON_A_FILE
async def test_an_old_copy_of_the_file_cannot_be_read_once_the_key_is_destroyed(
    store: SqlStore, review: Review, tmp_path: Path
) -> None:
    await speak(store, review.id)
    with (
        closing(sqlite3.connect(tmp_path / "reviews.db")) as live,
        closing(sqlite3.connect(tmp_path / "old.db")) as old,
    ):
        live.backup(old)
    async with store.work() as work:
        await work.destroy(review.id)
        await work.reviews.save(review.model_copy(update={"stage": Stage.DESTROYED}))
    await store.destroy_key(review.id)
    await store.forget_review(review.id)

    restored = await open_store(f"sqlite:///{tmp_path / 'old.db'}")

    async with restored.work() as work:
        assert (await work.reviews.all(), await work.people.with_email(a_person().email)) == ((), ())
        for asked in (work.observations.of, work.people.of, work.errands.of):
            with pytest.raises(NotFound, match=GONE):
                await asked(review.id)
    await restored.close()


@pytest.mark.usefixtures("review")
async def test_a_database_is_not_opened_with_the_keys_of_another(store: SqlStore, database: str) -> None:
    await store.close()
    shutil.rmtree(keys_of(database))

    with pytest.raises(ReviewError, match="not where CF_KEYS says"):
        await open_store(database)


async def test_with_the_folder_of_keys_away_no_key_counts_as_destroyed_and_none_is_made_elsewhere(
    store: SqlStore, review: Review, database: str
) -> None:
    await speak(store, review.id)
    keys = keys_of(database)
    away = keys.with_name(f"{keys.name}-away")
    keys.rename(away)

    with pytest.raises(Unavailable, match="not where CF_KEYS says"):
        await store.destroy_key(review.id)
    with pytest.raises(Unavailable, match="not where CF_KEYS says"):
        async with store.work() as work:
            await work.reviews.save(a_review(id="review-2"))
    assert keys.exists() is False

    away.rename(keys)
    await store.destroy_key(review.id)
    async with store.work() as work:
        with pytest.raises(NotFound, match=GONE):
            await work.observations.of(review.id)


@ON_A_FILE
async def test_a_pool_alone_is_not_opened_with_new_keys_either(store: SqlStore, database: str) -> None:
    async with store.work() as work:
        await work.offers.keep(an_offer())
    await store.close()
    shutil.rmtree(keys_of(database))

    with pytest.raises(ReviewError, match="not where CF_KEYS says"):
        await open_store(database)
