"""SQLite without a trip to another thread for what cannot wait.

The driver hands each step of each statement to a thread of its own, and the way there and back takes longer
than most steps. Inside a transaction that holds the right to write, reading and adding a row wait for nobody,
and nothing is forced to the disk: they are done at once, and so is beginning where nobody else is writing, and
ending where nothing was changed. Committing a change and all else stay in the thread.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Final

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection

_AT_ONCE: Final = ("SELECT", "INSERT")
BEGIN: Final = "BEGIN IMMEDIATE"
PATIENCE: Final = 60
"""Seconds to wait for a connection, or for another writer."""

_ROWS_AT_A_TIME: Final = 64


class NearConnection(aiosqlite.Connection):
    """A connection that takes steps in its thread only where they may wait."""

    _left_waiting = False
    """Whether somebody went away from a step that the thread may still be taking."""

    _changes = 0
    """How many rows had ever been changed when the transaction began."""

    async def begin(self) -> None:
        """Begin a transaction, in the thread where another process is writing, for which it waits."""
        if not self._begins_at_once():
            await self._execute(self._conn.execute, BEGIN)
        self._changes = self._conn.total_changes

    async def commit(self) -> None:
        """Keep what was changed; where nothing was, nothing is forced to the disk."""
        if self._conn.total_changes == self._changes:
            self._conn.commit()
        else:
            await super().commit()

    async def rollback(self) -> None:
        """Undo what was begun; where nothing is, there is nothing to do."""
        if self._conn.in_transaction or self._left_waiting:
            await super().rollback()
            self._left_waiting = False

    def begin_within(self) -> None:
        """Begin one transaction more in the one that is open."""
        self._conn.execute("SAVEPOINT one")

    def end_within(self) -> None:
        """End that one; it is kept together with the others."""
        self._conn.execute("RELEASE one")

    async def undo_within(self) -> bool:
        """Undo that one alone; False where only all of them can be undone."""
        try:
            for step in ("ROLLBACK TO one", "RELEASE one"):
                await super()._execute(self._conn.execute, step)  # type: ignore[no-untyped-call]  # the driver's own
        except sqlite3.Error:
            return False
        self._left_waiting = False
        return True

    def at_once(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run a statement that reads or adds rows, here and now, and return all that it returns."""
        return self._conn.execute(sql, values).fetchall()

    def change(self, sql: str, rows: Sequence[Sequence[object]]) -> int:
        """Run a statement that returns nothing for each of the rows, here and now; return how many changed."""
        return self._conn.executemany(sql, rows).rowcount

    def _begins_at_once(self) -> bool:
        """Begin, or return False where another process is writing."""
        self._conn.execute("PRAGMA busy_timeout = 0")
        try:
            self._conn.execute(BEGIN)
        except sqlite3.OperationalError:
            return False
        else:
            return True
        finally:
            self._conn.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not _may_wait(fn, args):
            return fn(*args, **kwargs)
        try:
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]  # the driver's own
        except asyncio.CancelledError:
            self._left_waiting = True
            raise


def _may_wait(step: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    """Say whether a step may wait: a cursor's waits for what it is to do, any other but making a cursor may."""
    if not isinstance(getattr(step, "__self__", None), sqlite3.Cursor):
        return getattr(step, "__name__", "") != "cursor"
    return bool(arguments) and not str(arguments[0]).startswith(_AT_ONCE)


async def near(path: str) -> NearConnection:
    """Open a database file."""
    connection = NearConnection(
        lambda: sqlite3.connect(path, check_same_thread=False), iter_chunk_size=_ROWS_AT_A_TIME
    )
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does, lest a forgotten one keep the process
    await connection
    return connection


def near_of(connection: AsyncConnection) -> NearConnection | None:
    """Return the connection to a file that is behind SQLAlchemy's, or nothing for PostgreSQL."""
    if connection.sync_connection is None:
        return None
    driver = connection.sync_connection.connection.driver_connection
    return driver if isinstance(driver, NearConnection) else None
