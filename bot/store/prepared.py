"""Statements that are built once and run many times.

SQLAlchemy builds, looks up and wraps a statement each time that it runs one, which takes far longer than
SQLite takes to answer. Here it writes the words of each statement once; SQLite is then asked directly. What is
prepared only reads or adds rows or changes one by its key, and so waits for nobody (`bot.store.near` says why);
PostgreSQL is asked through SQLAlchemy as ever.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Delete, Dialect, Insert, Select, Update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.near import near_of

Statement = Select[Any] | Insert | Update | Delete
Values = dict[str, object]

_A_STRETCH: Final = 50
"""Rows after which others have their turn on the loop."""


class _Words(NamedTuple):
    """A statement as SQLite reads it: its words, the values that are always the same, and how each is given."""

    sql: str
    always: Values
    given: tuple[tuple[str, Callable[[Any], Any] | None], ...]


class Prepared:
    """A statement whose values are given by name when it is run; an insert has one for each of `names`."""

    def __init__(self, statement: Statement, *, names: Sequence[str] | None = None) -> None:
        self._statement: Final = statement
        self._names = names
        self._words: _Words | None = None

    async def run(self, connection: AsyncConnection, *rows: Values) -> Sequence[Sequence[Any]]:
        """Run the statement for each of the rows of values, and return all that it returns."""
        near = near_of(connection)
        if near is None:
            result = await connection.execute(self._statement, list(rows))
            return result.all() if result.returns_rows else ()
        if self._words is None:
            self._words = self._written(connection.dialect)
        sql, always, given = self._words
        found: list[Sequence[Any]] = []
        for number, row in enumerate(rows, start=1):
            if not number % _A_STRETCH:
                await asyncio.sleep(0)
            values = {**always, **row}
            found += near.at_once(sql, [take(values[name]) if take else values[name] for name, take in given])
        return found

    def _written(self, dialect: Dialect) -> _Words:
        """Return the words of the statement, as SQLAlchemy writes them."""
        compiled = self._statement.compile(dialect=dialect, column_keys=self._names)
        order = getattr(compiled, "positiontup", None) or ()
        types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in order}
        given = tuple((name, types[name].bind_processor(dialect)) for name in order)
        return _Words(str(compiled), {**(compiled.params or {})}, given)
