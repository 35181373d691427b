"""PostgreSQL without SQLAlchemy's cost for each statement, and with one trip for what is asked at once."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.words import Found, Values, Words

if TYPE_CHECKING:
    from psycopg import AsyncConnection as Driver
    from psycopg import AsyncCursor

Step = tuple[Words, Values]


async def ask_directly(connection: AsyncConnection, words: Words, rows: Sequence[Values]) -> Found:
    """Ask PostgreSQL on a connection that is ours alone, for each of the rows of values."""
    driver = driver_of(connection)
    async with _told_by(connection, driver):
        answers = await take(driver, [(words, row) for row in rows])
        return [found for each in answers for found in each]


async def change_directly(connection: AsyncConnection, words: Words, rows: Sequence[Values]) -> int:
    """Change rows on a connection that is ours alone; return how many were changed."""
    driver = driver_of(connection)
    async with _told_by(connection, driver):
        if len(rows) > 1 and words.are_apart(rows):
            many = words.for_many
            return (await driver.execute(many.sql, many.values(rows))).rowcount
        cursor = driver.cursor()
        await cursor.executemany(words.sql, rows)
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


def driver_of(connection: AsyncConnection) -> "Driver[Any]":
    """Return the driver's connection that is behind SQLAlchemy's."""
    assert connection.sync_connection is not None
    driver: Driver[Any] | None = connection.sync_connection.connection.driver_connection
    assert driver is not None
    return driver


async def take(driver: "Driver[Any]", steps: Sequence[Step]) -> list[Found]:
    """Take steps in one trip to the server, and return what each of them found.

    What is asked in the same words is asked once for all rows of values where that comes to the same.
    """
    batches = list(_batches(steps))
    found: list[Found] = [()] * len(steps)
    for batch, answer in zip(batches, await _piped(driver, [batch.question for batch in batches]), strict=True):
        for those, theirs in zip(batch.whose, batch.for_each(answer), strict=True):
            for nth in those:
                found[nth] = theirs
    return found


@dataclass(frozen=True)
class _Batch:
    """What is asked at once: the rows of values, and which steps each of these is for."""

    words: Words
    rows: Sequence[Values]
    whose: Sequence[Sequence[int]]

    @property
    def question(self) -> tuple[str, Values]:
        """What the driver is asked."""
        if len(self.rows) == 1:
            return self.words.sql, self.rows[0]
        return self.words.for_many.sql, self.words.for_many.values(self.rows)

    def for_each(self, answer: Found) -> Sequence[Found]:
        """Return what was found for each row."""
        return [answer] if len(self.rows) == 1 else self.words.for_many.for_each(self.rows, answer)


def _batches(steps: Sequence[Step]) -> Iterator[_Batch]:
    """Sort steps by their words; where only something is read, the same is read once."""
    alike: dict[Words, dict[object, tuple[Values, list[int]]]] = {}
    for nth, (words, row) in enumerate(steps):
        mark = tuple(row.values()) if words.reads else nth
        alike.setdefault(words, {}).setdefault(mark, (row, []))[1].append(nth)
    for words, asked in alike.items():
        rows, whose = [row for row, _ in asked.values()], [those for _, those in asked.values()]
        if words.are_apart(rows):
            yield _Batch(words, rows, whose)
        else:
            yield from (_Batch(words, [row], [those]) for row, those in zip(rows, whose, strict=True))


async def _piped(driver: "Driver[Any]", wave: Sequence[tuple[str, Values]]) -> list[Found]:
    if len(wave) == 1:
        return [await _found(await driver.execute(*wave[0]))]
    cursors: list[AsyncCursor[Any]] = []
    async with driver.pipeline():
        for sql, row in wave:
            cursor = driver.cursor()
            await cursor.execute(sql, row)
            cursors.append(cursor)
    return [await _found(cursor) for cursor in cursors]


async def _found(cursor: "AsyncCursor[Any]") -> Found:
    return await cursor.fetchall() if cursor.description is not None else ()
