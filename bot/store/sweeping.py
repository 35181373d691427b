"""Leaving no copy behind of what was destroyed: a deleted row stays in free pages until somebody sweeps."""

import sqlite3

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports.failing import Unavailable
from bot.store.near import NearConnection
from bot.store.tables import metadata


async def sweep_server(engine: AsyncEngine) -> None:
    """Write the tables of PostgreSQL anew without what was deleted.

    Its write-ahead log and its backups belong to whoever runs the server, and are not swept.
    """
    names = ", ".join(engine.dialect.identifier_preparer.format_table(t) for t in metadata.sorted_tables)
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text(f"VACUUM (FULL) {names}"))


async def sweep_file(near: NearConnection) -> None:
    """Write a file anew without its free pages, and empty the log beside it; no transaction may be open."""
    try:
        await near.execute("VACUUM")
        ((busy, *_pages),) = await near.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as fault:
        raise Unavailable("The database could not be swept yet.") from fault
    if busy:
        raise Unavailable("Somebody else is reading the database; its log could not be emptied yet.")
