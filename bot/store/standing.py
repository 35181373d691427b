"""How a database stands: whether its tables are those of this edition, and what waits in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, column, func, inspect, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.asked_of_errands import is_free
from bot.store.engines import is_file, plain_engine_for
from bot.store.tables import errands

MIGRATIONS: Final = Path(__file__).parent / "migrations"
WRITTEN: Final = table("alembic_version", column("version_num"))
"""Where Alembic writes which edition the tables are; it is read without Alembic, which is slow to load."""


class LaterEdition(Exception):
    """A database has the tables of an edition that this one does not know."""


class Edition(StrEnum):
    """Whose tables a database has."""

    NONE = "none yet"
    OLDER = "an older edition's"
    OURS = "this edition's"
    OTHER = "another edition's"


@dataclass(frozen=True)
class Standing:
    """A database that answered; `waiting` errands are due, the oldest of them `since` then."""

    edition: Edition
    waiting: int
    since: datetime | None


async def standing(connection: AsyncConnection, now: datetime) -> Standing:
    """Ask a database how it stands."""
    edition = await connection.run_sync(edition_in)
    due = select(func.count(), func.min(errands.c.not_before)).where(is_free(now))
    waiting, since = (await connection.execute(due)).one()
    return Standing(edition, waiting, since)


def edition_at(address: URL) -> Edition:
    """Return whose tables stand at an address, and change nothing there."""
    if is_file(address) and not Path(str(address.database)).exists():
        return Edition.NONE
    engine = plain_engine_for(address)
    try:
        with engine.connect() as connection:
            return edition_in(connection)
    finally:
        engine.dispose()


def edition_in(connection: Connection) -> Edition:
    """Return whose tables a database has."""
    found, known = _written(connection), editions()
    if found is None:
        return Edition.OTHER if inspect(connection).has_table(errands.name) else Edition.NONE
    if found == known[0]:
        return Edition.OURS
    return Edition.OLDER if found in known else Edition.OTHER


def _written(connection: Connection) -> str | None:
    if not inspect(connection).has_table(WRITTEN.name):
        return None
    found: str | None = connection.scalar(select(WRITTEN.c.version_num))
    return found


@cache
def editions() -> tuple[str, ...]:
    """Return every edition of the tables that this edition of the bot knows, its own first.

    They are one after the other, and each is named after the number in the name of its file, `v0001_….py`.
    """
    files = (MIGRATIONS / "versions").glob("v*.py")
    return tuple(sorted((file.name[1:].partition("_")[0] for file in files), reverse=True))
