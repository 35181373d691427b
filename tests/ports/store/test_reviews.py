"""Reviews are kept as they are."""

import pytest

from bot.domain.errors import NotFound
from bot.domain.ids import ReviewId
from bot.domain.review import Review, Stage
from bot.store.work import SqlStore
from tests.builders import NINE, a_review


async def test_a_review_comes_back_as_it_was(store: SqlStore) -> None:
    review = a_review(scope="Adult social care", signed_off_at=NINE)

    async with store.work() as work:
        await work.reviews.save(review)

    async with store.work() as work:
        assert await work.reviews.get(review.id) == review


async def test_a_review_that_is_saved_again_is_changed(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        await work.reviews.save(review.model_copy(update={"stage": Stage.UNDER_WAY}))

    async with store.work() as work:
        assert (await work.reviews.get(review.id)).stage == Stage.UNDER_WAY


async def test_reviews_that_are_not_destroyed_are_listed_oldest_first(store: SqlStore) -> None:
    async with store.work() as work:
        await work.reviews.save(a_review(id="z"))
        await work.reviews.save(a_review(id="b", stage=Stage.DESTROYED))
        await work.reviews.save(a_review(id="a"))
        await work.reviews.save(a_review(id="z", scope="changed later"))

    async with store.work() as work:
        assert [review.id for review in await work.reviews.all()] == ["z", "a"]


async def test_an_unknown_review_is_not_found(store: SqlStore) -> None:
    async with store.work() as work:
        with pytest.raises(NotFound, match="There is no such review here"):
            await work.reviews.get(ReviewId("nowhere"))
