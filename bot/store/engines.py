"""The two databases that reviews are kept in, and how we talk to each."""

import os
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, InvalidatePoolError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, PoolProxiedConnection

from bot.domain.errors import ReviewError
from bot.store.near import BEGIN, PATIENCE, near
from bot.store.sealing import KEYS, HeldKeys
from bot.store.transactions import ManyAtOnce, OneByOne, Transactions

_SQLITE: Final = frozenset({"sqlite", "sqlite+aiosqlite"})
_POSTGRESQL: Final = frozenset({"postgresql", "postgresql+psycopg", "postgres"})
_FROZEN: Final = 20
"""Seconds: whoever stops in the middle of a transaction keeps others from what it holds no longer than this."""

_CONNECTIONS: Final = 15
"""As many as are open to one server at the most, beside the one on which everybody only reads."""

_REST: Final = 1.0
"""Seconds that a connection lies idle before it is asked whether the server is still there."""

_GIVEN_BACK: Final = "given back"

_PRAGMAS: Final = (
    f"busy_timeout = {PATIENCE * 1000}",
    "journal_mode = WAL",  # readers of other processes do not wait for the writer
    "synchronous = FULL",  # what was acknowledged survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten
)


def address_of(url: str) -> URL:
    """Return where the database is, or raise `ReviewError` with a sentence for whoever wrote the address."""
    try:
        address = make_url(url)
    except ArgumentError:
        address = URL.create("")
    if address.drivername in _SQLITE and address.database not in {None, "", ":memory:"}:
        return address.set(drivername="sqlite+aiosqlite")
    if address.drivername in _POSTGRESQL:
        return address.set(drivername="postgresql+psycopg")
    raise ReviewError(
        "The address of the database cannot be used. Give a file, such as sqlite:///critical-friend.db, "
        "or a PostgreSQL database, such as postgresql://name@host/database."
    )


def is_file(address: URL) -> bool:
    """Whether the database is a file on this machine."""
    return address.drivername.startswith("sqlite")


def make_file(address: URL) -> None:
    """Make the file of a database that is not there yet, readable by its owner only; raises `OSError`."""
    os.close(os.open(Path(str(address.database)), os.O_CREAT | os.O_RDWR, mode=0o600))


def transactions_at(address: URL, keys: HeldKeys) -> Transactions:
    """Return the transactions that work is done in, and whose rows are sealed with these keys."""
    if is_file(address):
        engine = create_async_engine(
            address,
            async_creator=partial(near, str(address.database)),
            poolclass=NullPool,  # `OneByOne` keeps its one connection itself
            hide_parameters=True,
            execution_options={KEYS: keys},
        )
        _one_writer(engine.sync_engine)
        return OneByOne(engine)
    server = create_async_engine(
        address,
        pool_size=_CONNECTIONS,
        max_overflow=0,  # what goes beyond would be closed and opened anew each time
        pool_timeout=PATIENCE,
        hide_parameters=True,
        execution_options={KEYS: keys},
        connect_args={"options": f"-c idle_in_transaction_session_timeout={_FROZEN}s"},
    )
    _asked_after_a_rest(server.sync_engine)
    return ManyAtOnce(server)


def plain_engine_for(address: URL) -> Engine:
    """Return an engine without asyncio, for migrations in a thread."""
    if not is_file(address):
        return create_engine(address)
    engine = create_engine(address.set(drivername="sqlite"))
    _one_writer(engine)

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        connection.exec_driver_sql(BEGIN)

    return engine


def _asked_after_a_rest(engine: Engine) -> None:
    """Ask a connection that has lain idle whether the server is still there, and open new ones if not.

    SQLAlchemy's own way asks each time, which takes longer than most statements.
    """

    @event.listens_for(engine, "checkin")
    def given_back(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info[_GIVEN_BACK] = monotonic()

    @event.listens_for(engine, "checkout")
    def lent(connection: DBAPIConnection, entry: ConnectionPoolEntry, _lent: PoolProxiedConnection) -> None:
        if monotonic() - entry.info.get(_GIVEN_BACK, monotonic()) < _REST:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error:
            raise InvalidatePoolError from None


def _one_writer(engine: Engine) -> None:
    """Leave it to us to begin, so that every transaction takes the right to write at its beginning.

    By default the driver begins only at the first change: what was read before may be out of date by then,
    and of 200 people adding one at the same time most are lost without an error.
    """

    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
