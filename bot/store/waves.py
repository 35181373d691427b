"""PostgreSQL without SQLAlchemy's cost for each statement, and with one trip for what many ask at once.

On a connection that several use at the same time, whatever they ask at about the same moment goes to the server
in one pipeline, and its answers come back in one.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from psycopg import AsyncConnection as Driver
    from psycopg import AsyncCursor

Row = Mapping[str, object]
Found = Sequence[Sequence[Any]]


async def ask_directly(connection: AsyncConnection, sql: str, rows: Sequence[Row]) -> Found:
    """Ask PostgreSQL on a connection that is ours alone, once for each of the rows of values."""
    driver = _driver_of(connection)
    async with _told_by(connection, driver):
        if len(rows) > 1:
            return [found for each in await _piped(driver, [(sql, row) for row in rows]) for found in each]
        return await _found(await driver.execute(sql, rows[0]))


async def change_directly(connection: AsyncConnection, sql: str, rows: Sequence[Row]) -> int:
    """Change rows on a connection that is ours alone; return how many were changed."""
    driver = _driver_of(connection)
    async with _told_by(connection, driver):
        cursor = driver.cursor()
        await cursor.executemany(sql, rows)
        return cursor.rowcount


@asynccontextmanager
async def _told_by(connection: AsyncConnection, driver: "Driver[Any]") -> AsyncGenerator[None]:
    try:
        yield
    except connection.dialect.loaded_dbapi.Error as fault:
        if driver.closed:
            await connection.exec_driver_sql("SELECT 1")  # SQLAlchemy sees for itself that the server is gone
        raise in_alchemys_words(fault, connection.dialect) from None


def in_alchemys_words(fault: Exception, dialect: Dialect) -> Exception:
    """Return a fault of the driver's as SQLAlchemy tells it, without what was asked."""
    told = DBAPIError.instance(
        "", None, fault, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    )
    assert isinstance(told, Exception)
    return told


def shared(connection: AsyncConnection) -> AsyncConnection:
    """Return a connection, with its transaction, that several may ask what is prepared at the same time."""
    driver = _driver_of(connection)

    async def lent() -> "Driver[Any]":
        return driver

    return cast("AsyncConnection", Waves(lent, connection.dialect, options=options_of(connection), reads=False))


def only_reads(connection: AsyncConnection) -> bool:
    """Whether nothing can be changed or held on a connection to PostgreSQL."""
    waves = waves_of(connection)
    return waves is not None and waves.reads


def waves_of(connection: object) -> "Waves | None":
    """Return what a connection is that several use at the same time, or nothing."""
    return connection if isinstance(connection, Waves) else None


def options_of(connection: AsyncConnection) -> Mapping[str, Any]:
    """Return what the engine of a connection was given for us."""
    waves = waves_of(connection)
    if waves is not None:
        return waves.options
    assert connection.sync_connection is not None
    return connection.sync_connection.get_execution_options()


def _driver_of(connection: AsyncConnection) -> "Driver[Any]":
    assert connection.sync_connection is not None
    driver: Driver[Any] | None = connection.sync_connection.connection.driver_connection
    assert driver is not None
    return driver


async def _piped(driver: "Driver[Any]", wave: Sequence[tuple[str, Row]]) -> list[Found]:
    cursors: list[AsyncCursor[Any]] = []
    async with driver.pipeline():
        for sql, row in wave:
            cursor = driver.cursor()
            await cursor.execute(sql, row)
            cursors.append(cursor)
    return [await _found(cursor) for cursor in cursors]


async def _found(cursor: "AsyncCursor[Any]") -> Found:
    return await cursor.fetchall() if cursor.description is not None else ()


@dataclass(frozen=True)
class _Asked:
    sql: str
    rows: Sequence[Row]
    answer: asyncio.Future[Found] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Waves:
    """A connection that several use at the same time; where it only reads, the same is asked once for all."""

    def __init__(
        self,
        lend: "Callable[[], Awaitable[Driver[Any]]]",
        dialect: Dialect,
        *,
        options: Mapping[str, Any],
        reads: bool,
    ) -> None:
        self.dialect: Final = dialect
        self.options: Final = options
        self.reads: Final = reads
        self._lend = lend
        self._asked: list[_Asked] = []
        self._busy: asyncio.Task[None] | None = None

    async def ask(self, sql: str, rows: Sequence[Row]) -> Found:
        """Ask, once for each of the rows of values."""
        asked = _Asked(sql, rows)
        self._asked.append(asked)
        if self._busy is None:
            self._busy = asyncio.create_task(self._go_on())
        return await asked.answer

    async def _go_on(self) -> None:
        try:
            while self._asked:
                wave, self._asked = [each for each in self._asked if not each.answer.done()], []
                if wave:
                    await self._answer(wave)
                await asyncio.sleep(0)  # whoever was answered asks the next thing
        finally:
            self._busy = None

    async def _answer(self, wave: Sequence[_Asked]) -> None:
        try:
            found = await self._tell_surely(wave)
        except self.dialect.loaded_dbapi.Error as fault:
            for asked in wave:
                if not asked.answer.done():
                    asked.answer.set_exception(in_alchemys_words(fault, self.dialect))
        except BaseException:
            for asked in wave:
                asked.answer.cancel()
            raise
        else:
            for asked, answers in zip(wave, found, strict=True):
                if not asked.answer.done():
                    asked.answer.set_result(answers)

    async def _tell_surely(self, wave: Sequence[_Asked]) -> list[Found]:
        """Tell; what only reads asks once more, for the server may have been started anew meanwhile."""
        try:
            return await self._tell(wave)
        except self.dialect.loaded_dbapi.Error:
            if not self.reads:
                raise
            return await self._tell(wave)

    async def _tell(self, wave: Sequence[_Asked]) -> list[Found]:
        steps = [(asked.sql, row) for asked in wave for row in asked.rows]
        if not self.reads:
            answers = iter(await self._told(steps))
        else:
            marks = [(sql, *row.values()) for sql, row in steps]
            once = dict(zip(marks, steps, strict=True))
            known = dict(zip(once, await self._told(list(once.values())), strict=True))
            answers = iter([known[mark] for mark in marks])
        return [[found for _ in asked.rows for found in next(answers)] for asked in wave]

    async def _told(self, steps: Sequence[tuple[str, Row]]) -> list[Found]:
        driver = await self._lend()
        if len(steps) == 1:
            sql, row = steps[0]
            return [await _found(await driver.execute(sql, row))]
        return await _piped(driver, steps)
