"""What the team asked the client for is numbered once, and each version of it is kept until destruction."""

import pytest

from bot.domain.errors import NotFound
from bot.domain.request import RequestState
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.asking import a_request


async def test_the_same_press_is_the_same_request(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        first = await work.requests.add(a_request())
        again = await work.requests.add(a_request())
        other = await work.requests.add(a_request(press="ana/other"))

        assert (first, first.number, other.number) == (again, 1, 2)
        assert await work.requests.of(review.id) == (first, other)


async def test_a_request_is_changed_and_found_again_in_its_own_review_alone(
    store: SqlStore, review: Review
) -> None:
    async with store.work() as work:
        request = await work.requests.add(a_request())
        asked = request.model_copy(update={"state": RequestState.ASKED})
        await work.requests.save(asked)

    async with store.work() as work:
        assert await work.requests.get(review.id, 1) == asked
        with pytest.raises(NotFound, match="no such request"):
            await work.requests.get(review.id, 2)


async def test_a_request_and_what_it_was_before_are_destroyed(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        request = await work.requests.add(a_request())
        await work.requests.save(request.model_copy(update={"answer": "It is on page 4."}))

        destroyed = {one.what: (one.destroyed, one.left) for one in await work.destroy(review.id)}

        assert (destroyed["requests to the client"], destroyed["earlier versions"]) == ((1, 0), (1, 0))
        assert await work.requests.of(review.id) == ()
