"""Opening a database with its keys: another's are refused; what an earlier edition left is sealed."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import Table, delete, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import ReviewError
from bot.domain.review import Stage
from bot.ports.failing import Refused, Unavailable
from bot.ports.keys import INSTALLATION, NoKey
from bot.store.sealing import EDITION, MARKED, REASONS, HeldKeys, Lock, Sealing, owner_in
from bot.store.tables import errands, in_the_clear, metadata, pool, reviews
from bot.store.transactions import Transactions

_AT_ONCE: Final = 8
"""Keys that are asked for at the same time."""

_AT_A_TIME: Final = 200
"""Rows that are sealed in one transaction: whoever is killed goes on after those."""

_LOST: Final = (
    "The keys of this database are not where CF_KEYS says, so nothing in it can be read. Set CF_KEYS to where "
    "they are, or choose another database."
)
_LOCK: Final = 0x0C71_5EA1
"""The number of the lock that only we take."""


async def open_with_keys(transactions: Transactions, keys: HeldKeys) -> None:
    """Take the keys in hand, so that no transaction waits for one, and seal what is in the clear.

    Raises `ReviewError`.
    """
    try:
        await _take_house(transactions, keys)
        while (name := await _next_table(transactions)) is not None:
            table = metadata.tables.get(name)
            if table is None:
                await transactions.sweep()
            elif await _seal_some(table, transactions, keys):
                continue
            await _tick_off(name, transactions)
        await _take_all(transactions, keys)
    except (Refused, Unavailable) as fault:
        raise ReviewError(str(fault)) from fault


async def _take_house(transactions: Transactions, keys: HeldKeys) -> None:
    """Take the key of the installation in hand, which is made once for a database that has nothing sealed."""
    try:
        await keys.open_house()
    except NoKey:
        async with transactions.begin() as connection:
            await _alone(connection)
            if not await keys.ring.exists(INSTALLATION):
                if await connection.scalar(_SEALED):
                    raise ReviewError(_LOST) from None
                await keys.ring.make(INSTALLATION)
        await keys.open_house()


async def _take_all(transactions: Transactions, keys: HeldKeys) -> None:
    """Take the keys of all reviews in hand, outside of any transaction; one that is not to be had is left."""
    async with transactions.begin() as connection:
        there = (await connection.execute(_THERE)).all()
    hands = asyncio.Semaphore(_AT_ONCE)

    async def take(review: str, lock: Lock) -> None:
        async with hands:
            with suppress(Refused, Unavailable):
                await keys.take(review, lock)

    said = [(review, Lock.SAID) for review, stage in there if stage != str(Stage.DESTROYED)]
    part = [(review, Lock.PART) for review, _ in there]
    await asyncio.gather(*(take(review, lock) for review, lock in (*said, *part)))


async def _next_table(transactions: Transactions) -> str | None:
    async with transactions.begin() as connection:
        name: str | None = await connection.scalar(_NEXT)
        return name


async def _tick_off(name: str, transactions: Transactions) -> None:
    async with transactions.begin() as connection:
        await connection.execute(delete(in_the_clear).where(in_the_clear.c.of == name))


async def _seal_some(table: Table, transactions: Transactions, keys: HeldKeys) -> bool:
    """Seal some of the rows that are in the clear; return whether there were any."""
    async with transactions.begin() as connection:
        await _alone(connection)
        clear = table.c.body.startswith("{")
        columns = select(owner_in(table).label("owner"), table).where(clear).order_by(table.c.nth)
        rows = (await connection.execute(columns.limit(_AT_A_TIME))).mappings().all()
        over = set(await connection.scalars(_OVER))
        for row in rows:
            locks = (Lock.PART,) if row["owner"] in over else (Lock.SAID, Lock.PART)
            if row["owner"] and keys.held(row["owner"], locks[0]) is None:
                await keys.make(row["owner"], *locks)
            sealed = await _sealed(
                dict(row), table, Sealing(connection), lock=None if len(locks) > 1 else Lock.PART
            )
            await connection.execute(update(table).where(table.c.nth == row["nth"]).values(**sealed))
    return bool(rows)


async def _sealed(
    row: Mapping[str, Any], table: Table, sealing: Sealing, *, lock: Lock | None
) -> dict[str, object]:
    """Return what becomes of a row: its body is sealed, and words that are searched become marks."""
    review = row["owner"]
    marks = sealing.marked({name: row[name] for name in MARKED.intersection(row)})
    kept = {**marks, "body": await sealing.seal(row["body"], table=table.name, review=review, lock=lock)}
    if table is errands and row["reason"]:
        kept["reason"] = await sealing.seal(row["reason"], table=REASONS, review=review)
    return kept


async def _alone(connection: AsyncConnection) -> None:
    """Let one process do this at a time; on SQLite the beginning of the transaction has seen to it."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))


_SEALED: Final = union_all(
    select(reviews.c.nth).where(reviews.c.body.startswith(EDITION)),
    select(pool.c.nth).where(pool.c.body.startswith(EDITION)),
).limit(1)
_NEXT: Final = select(in_the_clear.c.of).order_by(in_the_clear.c.nth).limit(1)
_THERE: Final = select(reviews.c.id, reviews.c.stage).where(reviews.c.body != "")
_OVER: Final = select(reviews.c.id).where(reviews.c.stage == str(Stage.DESTROYED))
