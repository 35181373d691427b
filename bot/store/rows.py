"""How a model becomes a row and a row a model again: the one place that knows."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Table, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.store.tables import KEY, history, reviews

M = TypeVar("M", bound=Frozen)

Condition = ColumnElement[bool]


def insert_into(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insert that knows what to do about a row that is there already; each database has its own."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


async def hold(connection: AsyncConnection, which: Condition) -> None:
    """Make every other transaction that changes these reviews wait until this one has ended.

    SQLite lets one transaction write at a time anyway, and there this does nothing. With one lock for a
    whole review, two transactions can never wait for each other.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(select(reviews.c.nth).where(which).with_for_update(key_share=True))


async def next_number(connection: AsyncConnection, table: Table, review: ReviewId) -> int:
    """Return the number after the last one of a review, which nobody else can get before this work ends."""
    await hold(connection, reviews.c.id == review)
    last = select(table.c.number).where(table.c.review == review).order_by(table.c.number.desc()).limit(1)
    return (await connection.scalar(last) or 0) + 1


class Rows(Generic[M]):
    """The rows of a table that keeps one kind of model."""

    def __init__(self, connection: AsyncConnection, *, table: Table, model: type[M], called: str) -> None:
        self._connection = connection
        self._table = table
        self._model = model
        self._called = called
        self._key = table.info[KEY]

    async def add(self, thing: M) -> None:
        """Add a row to a table that has no key."""
        await self._connection.execute(insert(self._table).values(self._row(thing, {})))

    async def put(self, thing: M, **others: object) -> None:
        """Add a row, or replace the one with the same key; `others` are columns that are not fields."""
        row = self._row(thing, others)
        changed = {name: value for name, value in row.items() if name not in self._key}
        statement = insert_into(self._connection, self._table).values(row)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=self._key, set_=changed),
        )

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

    async def first(self, *conditions: Condition) -> M | None:
        """Return the thing that meets the conditions, if there is one."""
        body = await self._connection.scalar(select(self._table.c.body).where(*conditions))
        return None if body is None else self._model.model_validate_json(body)

    async def one(self, *conditions: Condition) -> M:
        """Return the thing that meets the conditions; raises `NotFound`."""
        thing = await self.first(*conditions)
        if thing is None:
            raise NotFound(f"There is no such {self._called} here.")
        return thing

    async def all(self, *conditions: Condition, by: Iterable[ColumnElement[object]] = ()) -> tuple[M, ...]:
        """Return the things that meet the conditions, in the order of the columns, then as written."""
        statement = select(self._table.c.body).where(*conditions).order_by(*by, self._table.c.nth)
        bodies = await self._connection.scalars(statement)
        return tuple(self._model.model_validate_json(body) for body in bodies)

    def _row(self, thing: M, others: dict[str, object]) -> dict[str, object]:
        """Return the columns of a thing: the fields that have one, the others, and all of it as JSON."""
        fields = {c.name: getattr(thing, c.name) for c in self._table.c if c.name in self._model.model_fields}
        row = {name: str(value) if isinstance(value, StrEnum) else value for name, value in fields.items()}
        return {**row, **others, "body": thing.model_dump_json()}
