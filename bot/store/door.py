"""The door of the store: an address goes in, an open store comes out."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import ReviewError
from bot.domain.ids import fresh
from bot.keys.door import key_ring
from bot.ports.keys import KeyRing
from bot.sign_in.registration import Registration
from bot.store.engines import address_of, is_file, make_file, transactions_at
from bot.store.faults import in_our_words
from bot.store.laying import lay_out
from bot.store.sealing import HeldKeys
from bot.store.standing import Edition, LaterEdition, edition_at
from bot.store.work import SqlStore


async def open_store(url: str, *, keys: KeyRing | None = None, new_id: Callable[[], str] = fresh) -> SqlStore:
    """Open the database at `url`, bring its tables up to date and return the store.

    `url` is `sqlite:///PATH` or `postgresql://NAME@HOST/DATABASE`. What stands in it is sealed with `keys`, or
    else with those in the folder beside the file; the store closes them. New reviews and people are given a
    `new_id`, which a rehearsal makes repeatable. Raises `ReviewError` where the database cannot be used,
    with a sentence for whoever runs the bot.
    """
    address = address_of(url)
    held = HeldKeys(keys or key_ring("", beside=file_at(url), known=Registration()), new_id=new_id)
    await asyncio.to_thread(_prepare, address)
    store = SqlStore(transactions_at(address, held), held)
    try:
        with in_our_words():
            await store.open()
    except BaseException:
        await store.close()
        raise
    return store


def file_at(url: str) -> Path | None:
    """Return the file of a database, or nothing where it is none; raises `ReviewError`."""
    address = address_of(url)
    return Path(str(address.database)) if is_file(address) else None


async def edition_of(url: str) -> Edition:
    """Return whose tables stand at `url`, and change nothing; raises `ReviewError` as `open_store` does."""
    return await asyncio.to_thread(_look_at, address_of(url))


def _prepare(address: URL) -> None:
    with _for_whoever_runs_the_bot(address):
        if is_file(address):
            make_file(address)
        edition = edition_at(address)
        if edition is Edition.NONE:
            lay_out(address)
        elif edition is not Edition.OURS:
            _bring_up_to_date(address)


def _bring_up_to_date(address: URL) -> None:
    # Here and not above: Alembic takes a tenth of the start, and is needed for tables of an older edition only.
    from bot.store.migrating import bring_up_to_date  # noqa: PLC0415

    bring_up_to_date(address)


def _look_at(address: URL) -> Edition:
    with _for_whoever_runs_the_bot(address):
        return edition_at(address)


@contextmanager
def _for_whoever_runs_the_bot(address: URL) -> Iterator[None]:
    """Say what is wrong with a database in one sentence."""
    try:
        yield
    except OSError as fault:
        raise ReviewError(f"The database {_place(address)} cannot be opened: {fault.strerror}.") from fault
    except ModuleNotFoundError as fault:
        raise ReviewError("PostgreSQL needs one more package: install critical-friend[postgres].") from fault
    except LaterEdition as fault:
        raise ReviewError(
            f"The database {_place(address)} was written by a later edition of Critical Friend. "
            "Start that edition, or choose another database."
        ) from fault
    except DBAPIError as fault:
        raise ReviewError(f"The database {_place(address)} cannot be used: {_reason(fault)}.") from fault


def _place(address: URL) -> str:
    """Return where the database is, in words that hold no password."""
    return str(address.database) if is_file(address) else address.render_as_string(hide_password=True)


def _reason(fault: DBAPIError) -> str:
    """Return what the driver says, in one line without a full stop."""
    if isinstance(fault.orig, sqlite3.DatabaseError) and "not a database" in str(fault.orig):
        return "the file is something else"
    lines = str(fault.orig).splitlines() or [type(fault.orig).__name__]
    return lines[0].rstrip(".")
