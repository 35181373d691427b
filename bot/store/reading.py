"""Reading without a transaction: each answer is what was kept by the time of the question.

Nobody is held up by it and it holds up nobody, on either database. What is read so may have changed by the
time of the next question, so it is for those who only look.
"""

import asyncio
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.near import near_of
from bot.store.waves import Waves

if TYPE_CHECKING:
    from psycopg import AsyncConnection as Driver

_ONLY_READS: Final = "-c default_transaction_read_only=on"


class OnServer:
    """One connection to PostgreSQL on which everybody reads at the same time."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine: Final = engine
        self._driver: Driver[Any] | None = None
        options = engine.sync_engine.get_execution_options()
        waves = Waves(self._lent, engine.dialect, options=options, reads=True)
        self._waves = cast("AsyncConnection", waves)  # it is asked as one is

    async def connection(self) -> AsyncConnection:
        """Return what to read on."""
        return self._waves

    async def close(self) -> None:
        """Let go of the server."""
        if self._driver is not None:
            await self._driver.close()

    async def _lent(self) -> "Driver[Any]":
        if self._driver is None or self._driver.closed:
            from psycopg import AsyncConnection as Driver  # noqa: PLC0415 - a file has no use for it

            where, how = self._engine.dialect.create_connect_args(self._engine.url)
            self._driver = await Driver.connect(*where, **{**how, "options": _ONLY_READS}, autocommit=True)
        return self._driver


class InFile:
    """A second connection to a file, which reads at once while the first one writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine: Final = engine
        self._opening: Final = asyncio.Lock()
        self._connection: AsyncConnection | None = None

    async def connection(self) -> AsyncConnection:
        """Return what to read on."""
        await asyncio.sleep(0)  # what a file answers it answers at once, and others want their turn
        if self._connection is None:
            async with self._opening:
                if self._connection is None:
                    self._connection = await self._opened()
        return self._connection

    async def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _opened(self) -> AsyncConnection:
        connection = await self._engine.connect()
        near = near_of(connection)
        assert near is not None
        near.at_once("PRAGMA query_only = ON", ())
        return connection
