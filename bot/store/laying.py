"""Laying out a new database: its tables as they are meant, without going through every earlier edition."""

from typing import Final

from sqlalchemy import URL, Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, text

from bot.store.engines import plain_engine_for
from bot.store.standing import WRITTEN, Edition, edition_in, editions
from bot.store.tables import metadata

_LOCK_OF_POSTGRESQL: Final = 0x0C71_71CA
"""The number of the lock that only we take."""

_EDITION: Final = Table(
    WRITTEN.name,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic looks for the edition of the tables, as Alembic makes it."""


def lay_out(address: URL) -> None:
    """Make the tables where there are none; of processes that start together one does, and all find them."""
    engine = plain_engine_for(address)
    try:
        with engine.begin() as connection:
            wait_for_others(connection)
            if edition_in(connection) is Edition.NONE:
                metadata.create_all(connection)
                _EDITION.create(connection)
                connection.execute(_EDITION.insert().values(version_num=editions()[0]))
    finally:
        engine.dispose()


def wait_for_others(connection: Connection) -> None:
    """Let one process change tables at a time; on SQLite the beginning of the transaction has seen to it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK_OF_POSTGRESQL})
