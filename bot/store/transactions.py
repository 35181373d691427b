"""How transactions are begun and ended: PostgreSQL has many at once, a file has one after the other."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final, Protocol

from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.near import PATIENCE, NearConnection, near_of
from bot.store.sweeping import sweep_file, sweep_server


class Transactions(Protocol):
    """The transactions of one database."""

    def begin(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Begin one; it is committed at the end, and undone if anything is raised."""

    async def sweep(self) -> None:
        """Leave no copy behind of what was deleted; raises `Unavailable` where that cannot be done yet."""

    async def close(self) -> None:
        """Let go of the database."""


class ManyAtOnce:
    """The transactions of a PostgreSQL database, each on a connection of its own."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    def begin(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Begin one; it is committed at the end, and undone if anything is raised."""
        return self._engine.begin()

    async def sweep(self) -> None:
        """Write the tables anew without what was deleted."""
        await sweep_server(self._engine)

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()


class OneByOne:
    """The transactions of a file, all on one connection, so that nothing waits inside SQLite for ourselves.

    SQLAlchemy would take a connection, wrap it, begin, commit and give it back in ten times the time: it is
    asked to begin only by the statements that go through it, and then to end what it began.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine: Final = engine
        self._turn: Final = asyncio.Lock()
        self._open: tuple[AsyncConnection, NearConnection] | None = None
        self._undoing: Final[set[asyncio.Task[None]]] = set()

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """Begin one; it is committed at the end, and undone if anything is raised."""
        await self._come_on()
        try:
            connection, near = self._open or await self._opened()
            await near.begin()
            yield connection
            await (connection if connection.in_transaction() else near).commit()
        except BaseException:
            await asyncio.shield(self._undo())
            raise
        self._turn.release()

    async def sweep(self) -> None:
        """Write the file anew without what was deleted."""
        await self._come_on()
        try:
            _, near = self._open or await self._opened()
            await sweep_file(near)
        finally:
            self._turn.release()

    async def close(self) -> None:
        """Let go of the file, once whoever has their turn is through."""
        await self._come_on()
        if self._open is not None:
            await self._open[0].close()
            self._open = None
        await self._engine.dispose()
        self._turn.release()

    async def _come_on(self) -> None:
        """Wait for a turn."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turn.acquire()
        except TimeoutError:
            raise NoConnectionFree("Somebody has had their turn for too long.") from None

    async def _opened(self) -> tuple[AsyncConnection, NearConnection]:
        connection = await self._engine.connect()
        near = near_of(connection)
        assert near is not None
        self._open = connection, near
        return self._open

    def _undo(self) -> asyncio.Task[None]:
        """Begin to undo, which ends the turn; whoever goes away meanwhile does not stop it."""
        task = asyncio.create_task(self._undone())
        self._undoing.add(task)
        task.add_done_callback(self._undoing.discard)
        return task

    async def _undone(self) -> None:
        try:
            if self._open is not None:
                connection, near = self._open
                await (connection if connection.in_transaction() else near).rollback()
        except BaseException:
            self._open = None
            raise
        finally:
            self._turn.release()
