"""How a model becomes a row and a row a model again: the one place that knows."""

from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, bindparam, insert, literal, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.store.prepared import Prepared
from bot.store.tables import KEY, history, reviews

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

M = TypeVar("M", bound=Frozen)

Condition = ColumnElement[bool]

_REMEMBERED: Final = 512
"""Things; a review of a week has some sixty sessions and a dozen people."""


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
    if connection.dialect.name == "postgresql":
        await prepared.run(connection, values)


async def next_number(connection: AsyncConnection, table: Table, review: ReviewId) -> int:
    """Return the number after the last one of a review, which nobody else can get before this work ends."""
    await hold(connection, review)
    for (last,) in await _last_number(table).run(connection, {"review": review}):
        return int(last) + 1
    return 1


class Rows(Generic[M]):
    """The rows of a table that keeps one kind of model.

    What is read `often` and seldom changes is remembered by its JSON, so that the same is not read twice.
    """

    def __init__(
        self, connection: AsyncConnection, *, table: Table, model: type[M], called: str, often: bool = False
    ) -> None:
        self._connection = connection
        self._table = table
        self._model = model
        self._called = called
        self._key = table.info[KEY]
        self._often = often

    async def add(self, thing: M) -> None:
        """Add a row to a table that has no key."""
        row = self._row(thing, {})
        await _adding(self._table, tuple(row)).run(self._connection, row)

    async def put(self, thing: M, **others: object) -> None:
        """Add a row, or replace the one with the same key; `others` are columns that are not fields."""
        row = self._row(thing, others)
        putting = _putting(self._connection.dialect.name, self._table, tuple(row))
        await putting.run(self._connection, row)

    async def put_new(self, thing: M) -> bool:
        """Add a row, unless there is one with the same key; return whether it was added."""
        row = self._row(thing, {})
        adding = _adding_new(self._connection.dialect.name, self._table, tuple(row))
        return bool(await adding.run(self._connection, row))

    async def put_over(self, thing: M, **others: object) -> None:
        """Add or replace a row, and keep what it was before if that was different."""
        row = self._row(thing, others)
        columns = self._table.c
        before = select(columns.review, literal(self._called), columns.body).where(
            *(columns[name] == row[name] for name in self._key),
            columns.body != row["body"],
        )
        await self._connection.execute(insert(history).from_select(["review", "kind", "body"], before))
        await self.put(thing, **others)

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
        """Return the things of which a prepared statement returns the body."""
        bodies = await prepared.run(self._connection, values)
        read = _read_before if self._often else _read
        return tuple(read(self._model, body) for (body,) in bodies)

    def _row(self, thing: M, others: dict[str, object]) -> dict[str, object]:
        """Return the columns of a thing: the fields that have one, the others, and all of it as JSON."""
        fields = {c.name: getattr(thing, c.name) for c in self._table.c if c.name in self._model.model_fields}
        row = {name: str(value) if isinstance(value, StrEnum) else value for name, value in fields.items()}
        return {**row, **others, "body": thing.model_dump_json()}


def forget_what_was_read() -> None:
    """Keep nothing in memory of what was read, as at destruction."""
    _read_before.cache_clear()


def _read(model: type[M], body: str) -> M:
    return model.model_validate_json(body)


_read_before: Final = lru_cache(maxsize=_REMEMBERED)(_read)


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
    return Prepared(select(columns.body).where(*where).order_by(*(columns[name] for name in by), columns.nth))


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
    return Prepared(new.returning(table.c.nth), names=names)


@cache
def _putting(database: str, table: Table, names: tuple[str, ...]) -> Prepared:
    statement, key = insert_on(database, table).inline(), table.info[KEY]
    changed = {name: statement.excluded[name] for name in names if name not in key}
    return Prepared(statement.on_conflict_do_update(index_elements=key, set_=changed), names=names)
