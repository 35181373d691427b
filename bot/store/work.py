"""One transaction, and the store that begins it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.ids import ReviewId
from bot.domain.sign_off import Counted
from bot.store import destruction
from bot.store.audit import SqlAudit
from bot.store.catch_ups import SqlCatchUps
from bot.store.errands import SqlErrands
from bot.store.faults import in_our_words
from bot.store.findings import SqlFindings
from bot.store.observations import SqlObservations
from bot.store.people import SqlPeople
from bot.store.posts import SqlPosts
from bot.store.reviews import SqlReviews
from bot.store.sessions import SqlSessions
from bot.store.sweeping import sweep

_at_work: Final[ContextVar[tuple["SqlStore", ...]]] = ContextVar("stores at work in this task", default=())


class SqlWork:
    """One transaction: all of it is kept, or nothing is."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.reviews = SqlReviews(connection)
        self.people = SqlPeople(connection)
        self.sessions = SqlSessions(connection)
        self.observations = SqlObservations(connection)
        self.findings = SqlFindings(connection)
        self.catch_ups = SqlCatchUps(connection)
        self.errands = SqlErrands(connection)
        self.posts = SqlPosts(connection)
        self.audit = SqlAudit(connection)

    async def destroy(self, review: ReviewId) -> tuple[Counted, ...]:
        """Take out all that was said in a review (R66), and say what was destroyed and what is left."""
        return await destruction.destroy(self._connection, review)


class SqlStore:
    """Everything that is kept, in one database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @asynccontextmanager
    async def work(self) -> AsyncGenerator[SqlWork, None]:
        """Begin a transaction; it is committed at the end, and undone if anything is raised.

        Raises `Unavailable` or `Refused` for what goes wrong in the database, and `RuntimeError` for a
        transaction begun inside another: with one writer, the inner one would wait for the outer one forever.
        """
        outside = _at_work.get()
        if self in outside:
            raise RuntimeError("A transaction is open already: pass its work on, or end it first.")
        _at_work.set((*outside, self))
        try:
            with in_our_words():
                async with self._engine.begin() as connection:
                    yield SqlWork(connection)
        finally:
            _at_work.set(outside)

    async def sweep(self) -> None:
        """After destruction, leave no copy in free pages or logs that this database keeps."""
        with in_our_words():
            await sweep(self._engine)

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()
