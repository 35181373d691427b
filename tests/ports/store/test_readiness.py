"""How things stand before day 1 is kept, each in the place of what was known of it."""

from bot.domain.ids import ReviewId
from bot.domain.readiness import ReadyState, Standing
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import FIRST_DAY, NINE


async def test_what_is_said_of_a_thing_takes_the_place_of_what_was_said_before(
    store: SqlStore, review: Review
) -> None:
    asked = Standing(review=review.id, item="board-papers", asked_on=(FIRST_DAY,))
    there = asked.model_copy(
        update={"state": ReadyState.THERE, "words": ("On the site.",), "by": "ana", "at": NINE}
    )
    other = Standing(review=review.id, item="pre-call/ana")

    async with store.work() as work:
        for standing in (asked, other, there):
            await work.readiness.keep(standing)

    async with store.work() as work:
        assert await work.readiness.of(review.id) == (there, other)
        assert await work.readiness.of(ReviewId("another review")) == ()
