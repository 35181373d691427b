"""Comments on the report as the database keeps them: each is numbered once, and what it was before is kept."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.comment import Comment, CommentState, NewComment
from bot.store.numbered import SqlNumbered
from bot.store.rows import hold
from bot.store.tables import comments


class SqlComments(SqlNumbered[Comment]):
    """What peers and the client say about the report."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection, table=comments, model=Comment, called="comment")

    async def add(self, new: NewComment) -> Comment:
        """Store one and number it within its review; the same `press` again returns the one stored before.

        Where somebody only says that they have read it, the number is below zero and used up by nobody else.
        """
        await hold(self._connection, new.review)
        there = await self.of(new.review)
        stored = next((comment for comment in there if comment.press == new.press), None)
        if stored is not None:
            return stored
        numbers = [0, *(comment.number for comment in there)]
        says = new.state is not CommentState.NOTHING
        comment = Comment(**dict(new), number=max(numbers) + 1 if says else min(numbers) - 1)
        await self._rows.put(comment)
        return comment
