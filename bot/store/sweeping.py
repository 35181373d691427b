"""Leaving no copy behind of what was destroyed: a deleted row stays in free pages until somebody sweeps."""

import sqlite3

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports.failing import Unavailable
from bot.store.tables import metadata


async def sweep(engine: AsyncEngine) -> None:
    """Write the database anew without its free pages, and empty the log that lies beside it.

    The write-ahead log of PostgreSQL and its backups belong to whoever runs the server, and are not swept.
    """
    if engine.dialect.name == "postgresql":
        await _sweep_postgresql(engine)
    else:
        await _sweep_sqlite(engine)


async def _sweep_postgresql(engine: AsyncEngine) -> None:
    names = ", ".join(engine.dialect.identifier_preparer.format_table(t) for t in metadata.sorted_tables)
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text(f"VACUUM (FULL) {names}"))


async def _sweep_sqlite(engine: AsyncEngine) -> None:
    """Go past SQLAlchemy, which would begin a transaction, in which SQLite does not sweep."""
    async with engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        try:
            await driver.execute("VACUUM")
            ((busy, *_pages),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as fault:
            raise Unavailable("The database could not be swept yet.") from fault
    if busy:
        raise Unavailable("Somebody else is reading the database; its log could not be emptied yet.")
