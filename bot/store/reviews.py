"""Reviews as the database keeps them."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import ReviewId
from bot.domain.review import Review, Stage
from bot.store import tables
from bot.store.prepared import Prepared
from bot.store.rows import Rows, forget_what_was_read, hold
from bot.store.sealing import Lock, Sealing, whole

_NOT_DESTROYED: Final = Prepared(
    select(*whole(tables.reviews))
    .where(tables.reviews.c.stage != str(Stage.DESTROYED))
    .order_by(tables.reviews.c.nth)
)


class SqlReviews:
    """Reviews by id."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=tables.reviews, model=Review, called="review", often=True)

    def new_id(self) -> ReviewId:
        """Return an id for a review that is new; it tells nothing of the client."""
        return ReviewId(Sealing(self._connection).keys.new_id())

    def new_secret(self) -> str:
        """Return a secret for a review that is new, of 144 bits."""
        keys = Sealing(self._connection).keys
        return "".join(keys.new_id() for _ in range(3))

    async def save(self, review: Review) -> None:
        """Add or change a review."""
        await self._rows.put(review)

    async def get(self, review: ReviewId) -> Review:
        """Return a review and hold it until this work ends; raises `NotFound`."""
        await hold(self._connection, review)
        found = await self._rows.one(id=review)
        if found.stage is Stage.DESTROYED and Sealing(self._connection).keys.let_go(review, Lock.SAID):
            forget_what_was_read()  # another process has destroyed it, or is about to
        return found

    async def all(self) -> tuple[Review, ...]:
        """Return every review that is not yet destroyed, oldest first; one without a key counts as that."""
        return await self._rows.legible(_NOT_DESTROYED)
