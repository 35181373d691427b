"""How a model becomes a row and a row a model again: the one place that knows."""

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, bindparam, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.store.prepared import Prepared
from bot.store.sealing import Destroyed, Lock, Sealing, whole
from bot.store.tables import KEY, history, reviews
from bot.store.waves import only_reads

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

M = TypeVar("M", bound=Frozen)

Condition = ColumnElement[bool]

_REMEMBERED: Final = 8192
"""Things; a review of a week has some sixty sessions and a dozen people, and many are under way."""


def insert_into(connection: AsyncConnection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """Return an insert that knows what to do about a row that is there already; each database has its own."""
    return insert_on(connection.dialect.name, table)


def holding(which: Condition) -> Prepared:
    """Return what holds a review."""
    return Prepared(select(reviews.c.nth).where(which).with_for_update(key_share=True))


_HOLDING: Final = holding(reviews.c.id == bindparam("review"))


async def hold(connection: AsyncConnection, review: ReviewId) -> None:
    """Make every other transaction that changes this review wait until this one has ended."""
    await hold_with(_HOLDING, connection, review=review)


async def hold_with(prepared: Prepared, connection: AsyncConnection, **values: object) -> None:
    """Hold the review that a prepared statement finds.

    SQLite lets one transaction write at a time anyway, and there this does nothing. With one lock for a
    whole review, two transactions can never wait for each other.
    """
    if connection.dialect.name == "postgresql" and not only_reads(connection):
        await prepared.run(connection, values)


async def next_number(connection: AsyncConnection, table: Table, review: ReviewId) -> int:
    """Return the number after the last one of a review, which nobody else can get before this work ends."""
    await hold(connection, review)
    for (last,) in await _last_number(table).run(connection, {"review": review}):
        return int(last) + 1
    return 1


class Rows(Generic[M]):
    """The rows of a table that keeps one kind of model, sealed.

    What is read `often` and seldom changes is remembered, so that the same is not read twice.
    """

    def __init__(
        self, connection: AsyncConnection, *, table: Table, model: type[M], called: str, often: bool = False
    ) -> None:
        self._connection = connection
        self._sealing = Sealing(connection)
        self._table = table
        self._model = model
        self._called = called
        self._key = table.info[KEY]
        self._often = often

    async def add(self, thing: M) -> None:
        """Add a row to a table that has no key."""
        row = await self._row(thing, {})
        await _adding(self._table, tuple(row)).run(self._connection, row)

    async def put(self, thing: M, *, lock: Lock | None = None, **others: object) -> None:
        """Add a row, or replace the one with the same key; `others` are columns that are not fields."""
        await self._put(await self._row(thing, others, lock))

    async def put_new(self, thing: M) -> bool:
        """Add a row, unless there is one with the same key; return whether it was added."""
        row = await self._row(thing, {})
        adding = _adding_new(self._connection.dialect.name, self._table, tuple(row))
        return bool(await adding.run(self._connection, row))

    async def put_over(self, thing: M, **others: object) -> None:
        """Add or replace a row, and keep what it was before if that was different."""
        row = await self._row(thing, others)
        same = {name: row[name] for name in self._key}
        for review, sealed in await _equal(self._table, self._key, ()).run(self._connection, same):
            before = await self._sealing.open(sealed, table=self._table.name, review=review)
            if before != thing.model_dump_json():
                await self._remember(before, review)
        await self._put(row)

    async def first(self, **values: object) -> M | None:
        """Return the thing whose columns have these values, if there is one."""
        return next(iter(await self.all(by=(), **values)), None)

    async def one(self, **values: object) -> M:
        """Return the thing whose columns have these values; raises `NotFound`."""
        thing = await self.first(**values)
        if thing is None:
            raise NotFound(f"There is no such {self._called} here.")
        return thing

    async def all(self, *, by: tuple[str, ...] = (), **values: object) -> tuple[M, ...]:
        """Return the things whose columns have these values, in the order of columns, then as written."""
        return await self.those(_equal(self._table, tuple(values), by), **values)

    async def those(self, prepared: Prepared, **values: object) -> tuple[M, ...]:
        """Return the things of which a prepared statement returns the `whole`."""
        found = await prepared.run(self._connection, self._sealing.marked(values))
        return tuple([await self._thing(review, sealed) for review, sealed in found])

    async def legible(self, prepared: Prepared, **values: object) -> tuple[M, ...]:
        """Return those of many reviews, passing over the ones that are destroyed."""
        there = []
        for review, sealed in await prepared.run(self._connection, self._sealing.marked(values)):
            try:
                there.append(await self._thing(review, sealed))
            except Destroyed:
                continue
        return tuple(there)

    async def _thing(self, review: str, sealed: str) -> M:
        """Return what is kept; two sealed texts never begin alike, and so the beginning tells them apart."""
        which = (self._table.name, review, sealed[:_BEGINNING])
        known = _read_before.get(which)
        if isinstance(known, self._model):
            return known
        text = await self._sealing.open(sealed, table=self._table.name, review=review)
        thing = self._model.model_validate_json(text)
        if self._often:
            if len(_read_before) >= _REMEMBERED:
                del _read_before[next(iter(_read_before))]
            _read_before[which] = thing
        return thing

    async def _put(self, row: dict[str, object]) -> None:
        putting = _putting(self._connection.dialect.name, self._table, tuple(row))
        await putting.run(self._connection, row)

    async def _remember(self, before: str, review: str) -> None:
        body = await self._sealing.seal(before, table=history.name, review=review)
        row: dict[str, object] = {"review": review, "kind": self._called, "body": body}
        await _adding(history, tuple(row)).run(self._connection, row)

    async def _row(self, thing: M, others: dict[str, object], lock: Lock | None = None) -> dict[str, object]:
        """Return the columns of a thing: the fields that have one, the others, and all of it sealed."""
        fields = {c.name: getattr(thing, c.name) for c in self._table.c if c.name in self._model.model_fields}
        row = {name: str(value) if isinstance(value, StrEnum) else value for name, value in fields.items()}
        row |= others
        review = str(row.get("id" if self._table is reviews else "review", ""))
        text = thing.model_dump_json()
        body = await self._sealing.seal(text, table=self._table.name, review=review, lock=lock)
        return self._sealing.marked({**row, "body": body})


_BEGINNING: Final = 18
"""Letters in which the nonce stands, and how the text was sealed."""

_read_before: Final[dict[tuple[str, str, str], Frozen]] = {}


def forget_what_was_read() -> None:
    """Keep nothing in memory of what was read, as at destruction."""
    _read_before.clear()


def insert_on(database: str, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """Return an insert as a database by that name writes it."""
    if database != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - 2 MB that a file has no use for

    return postgresql.insert(table)


@cache
def _equal(table: Table, names: tuple[str, ...], by: tuple[str, ...]) -> Prepared:
    columns = table.c
    where = [columns[name] == bindparam(name) for name in names]
    return Prepared(select(*whole(table)).where(*where).order_by(*(columns[name] for name in by), columns.nth))


@cache
def _last_number(table: Table) -> Prepared:
    in_review = select(table.c.number).where(table.c.review == bindparam("review"))
    return Prepared(in_review.order_by(table.c.number.desc()).limit(1))


@cache
def _adding(table: Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(insert(table).inline(), names=names)


@cache
def _adding_new(database: str, table: Table, names: tuple[str, ...]) -> Prepared:
    new = insert_on(database, table).inline().on_conflict_do_nothing(index_elements=table.info[KEY])
    told = [table.c[name] for name in table.info[KEY]]
    return Prepared(new.returning(*told), names=names, apart=table.info[KEY])


@cache
def _putting(database: str, table: Table, names: tuple[str, ...]) -> Prepared:
    statement, key = insert_on(database, table).inline(), table.info[KEY]
    changed = {name: statement.excluded[name] for name in names if name not in key}
    return Prepared(statement.on_conflict_do_update(index_elements=key, set_=changed), names=names, apart=key)
