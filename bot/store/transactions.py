"""How transactions are begun and ended: PostgreSQL has many at once, a file has one after the other."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final, Protocol

from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.near import PATIENCE, NearConnection, near_of
from bot.store.reading import InFile, OnServer
from bot.store.sweeping import sweep_file, sweep_server
from bot.store.waves import shared


class Transactions(Protocol):
    """The transactions of one database."""

    def begin(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Begin one; it is committed at the end, and undone if anything is raised."""

    def begin_shared(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Begin one in which several do what is prepared, at the same time where that is faster."""

    async def reader(self) -> AsyncConnection:
        """Return what to read on without a transaction."""

    async def sweep(self) -> None:
        """Leave no copy behind of what was deleted; raises `Unavailable` where that cannot be done yet."""

    async def close(self) -> None:
        """Let go of the database."""


class ManyAtOnce:
    """The transactions of a PostgreSQL database, each on a connection of its own."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading: Final = OnServer(engine)

    def begin(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Begin one; it is committed at the end, and undone if anything is raised."""
        return self._engine.begin()

    @asynccontextmanager
    async def begin_shared(self) -> AsyncGenerator[AsyncConnection]:
        """Begin one in which many ask at the same time, and go to the server together."""
        async with self._engine.begin() as connection:
            yield shared(connection)

    async def reader(self) -> AsyncConnection:
        """Return what to read on without a transaction."""
        return await self._reading.connection()

    async def sweep(self) -> None:
        """Write the tables anew without what was deleted."""
        await sweep_server(self._engine)

    async def close(self) -> None:
        """Let go of the database."""
        await self._reading.close()
        await self._engine.dispose()


class _Together:
    """Transactions that follow one another closely and are forced to the disk together.

    Each waits until all are there, so that nobody goes on with what a power cut could still take back.
    """

    def __init__(self) -> None:
        self.kept: asyncio.Task[None] | None = None
        self.lost = False
        self.is_over = False


class OneByOne:
    """The transactions of a file, all on one connection, so that nothing waits inside SQLite for ourselves.

    SQLAlchemy would take a connection, wrap it, begin, commit and give it back in ten times the time: it is
    asked to begin only by the statements that go through it, and then to end what it began. Forcing a change to
    the disk takes longer than all the rest: where others wait for their turn already, it is done once for all.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine: Final = engine
        self._reading: Final = InFile(engine)
        self._turn: Final = asyncio.Lock()
        self._waiting = 0
        self._open: tuple[AsyncConnection, NearConnection] | None = None
        self._together: _Together | None = None
        self._busy: Final[set[asyncio.Task[None]]] = set()

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """Begin one; it is committed at the end, and undone if anything is raised."""
        await self._come_on()
        try:
            connection, near = self._open or await self._opened()
            together = self._together
            if together is None:
                await near.begin()
            else:
                near.begin_within()
            yield connection
            if together is not None:
                near.end_within()
            elif not self._waiting:
                await self._keep()
            else:
                together = self._together = _Together()
                together.kept = self._begun(self._keep_together(together))
        except BaseException:
            await asyncio.shield(self._begun(self._undone()))
            raise
        self._turn.release()
        if together is not None and together.kept is not None:
            await asyncio.shield(together.kept)

    def begin_shared(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Begin one; what is prepared is answered at once anyway."""
        return self.begin()

    async def reader(self) -> AsyncConnection:
        """Return what to read on without a transaction."""
        return await self._reading.connection()

    async def sweep(self) -> None:
        """Write the file anew without what was deleted."""
        await self._come_on()
        try:
            await self._end_together()
            _, near = self._open or await self._opened()
            await sweep_file(near)
        finally:
            self._turn.release()

    async def close(self) -> None:
        """Let go of the file, once whoever has their turn is through."""
        await self._come_on()
        await self._reading.close()
        await self._end_together()
        if self._open is not None:
            await self._open[0].close()
            self._open = None
        await self._engine.dispose()
        self._turn.release()

    async def _come_on(self) -> None:
        """Wait for a turn."""
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turn.acquire()
        except TimeoutError:
            raise NoConnectionFree("Somebody has had their turn for too long.") from None
        finally:
            self._waiting -= 1

    async def _opened(self) -> tuple[AsyncConnection, NearConnection]:
        connection = await self._engine.connect()
        near = near_of(connection)
        assert near is not None
        self._open = connection, near
        return self._open

    async def _keep(self) -> None:
        """Force to the disk whatever was changed."""
        assert self._open is not None
        connection, near = self._open
        await (connection if connection.in_transaction() else near).commit()

    async def _keep_together(self, together: _Together) -> None:
        """Keep what those have changed who were waiting already; raises for each of them where that fails."""
        await self._turn.acquire()
        try:
            if not together.is_over:
                await self._end_together()
        finally:
            self._turn.release()
        if together.lost:
            raise NoConnectionFree("What was changed together could not be kept.")

    async def _end_together(self) -> None:
        """Keep what is not on the disk yet, if anything is; it is our turn."""
        if self._together is None:
            return
        try:
            await self._keep()
        except BaseException:
            await self._undo_all()
            raise
        self._together.is_over = True
        self._together = None

    def _begun(self, doing: Coroutine[object, object, None]) -> asyncio.Task[None]:
        """Begin what nobody who goes away meanwhile stops."""
        task = asyncio.create_task(doing)
        self._busy.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        if not task.cancelled():
            task.exception()  # each who waits is told; nobody may be left who does

    async def _undone(self) -> None:
        """Undo one, and with it those that are not kept yet where it cannot be undone alone; end the turn."""
        try:
            if self._open is not None and (self._together is None or not await self._open[1].undo_within()):
                await self._undo_all()
        finally:
            self._turn.release()

    async def _undo_all(self) -> None:
        """Undo whatever is not kept yet."""
        if self._together is not None:
            self._together.is_over = self._together.lost = True
            self._together = None
        assert self._open is not None
        connection, near = self._open
        try:
            await (connection if connection.in_transaction() else near).rollback()
        except BaseException:
            self._open = None
            raise
