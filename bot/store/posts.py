"""Messages that were sent, as the database keeps them."""

from typing import Final

from sqlalchemy import bindparam, delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import ReviewId
from bot.domain.post import Post
from bot.domain.reach import Place
from bot.store.prepared import Prepared
from bot.store.rows import Rows
from bot.store.tables import posts


class SqlPosts:
    """Messages that were sent."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=posts, model=Post, called="message")

    async def begin(self, post: Post) -> bool:
        """Remember a message that is about to be sent; False where one of that key is known already."""
        return await self._rows.put_new(post)

    async def keep(self, post: Post) -> None:
        """Remember a message; the same key again replaces it."""
        await self._rows.put(post)

    async def drop(self, post: Post) -> None:
        """Forget a message that was begun and not sent."""
        await _DROPPING.run(self._connection, {"of": post.review, "this": post.key})

    async def find(self, review: ReviewId, key: str) -> Post | None:
        """Return the message of a key."""
        return await self._rows.first(review=review, key=key)

    async def standing(self, review: ReviewId, place: Place, posted: str) -> Post | None:
        """Return what is remembered of the message with that id in that place."""
        there = await self._rows.all(review=review, posted=posted)
        return next((p for p in there if p.place.id == place.id), None)

    async def of(self, review: ReviewId) -> tuple[Post, ...]:
        """Return every message of a review in the order in which they were sent."""
        return await self._rows.all(review=review, by=("at",))


_DROPPING: Final = Prepared(
    delete(posts).where(posts.c.review == bindparam("of"), posts.c.key == bindparam("this"))
)
