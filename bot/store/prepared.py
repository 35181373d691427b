"""Statements that are built once and run many times.

SQLAlchemy builds, looks up and wraps a statement each time that it runs one, which takes far longer than
SQLite takes to answer. Here it writes the words of each statement once; SQLite is then asked directly. What is
prepared only reads or adds rows or changes one by its key, and so waits for nobody (`bot.store.near` says why).
PostgreSQL is asked through its driver, and what several ask at the same time in one trip (`bot.store.waves`).
"""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import CompoundSelect, Delete, Dialect, Insert, Select, Update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from bot.store.driver import ask_directly, change_directly
from bot.store.near import near_of
from bot.store.times import Moment, in_file
from bot.store.waves import waves_of
from bot.store.words import Found, Take, Values, Words

Statement = Select[Any] | CompoundSelect[Any] | Insert | Update | Delete

_A_STRETCH: Final = 50
"""Rows after which others have their turn on the loop."""


class Prepared:
    """A statement whose values are given by name when it is run; an insert has one for each of `names`.

    Where it changes rows, `apart` names the values by which these are told apart, so that PostgreSQL may change
    many at once; an insert that returns something returns these.
    """

    def __init__(
        self, statement: Statement, *, names: Sequence[str] | None = None, apart: Sequence[str] = ()
    ) -> None:
        self._statement: Final = statement
        self._names = names
        self._apart = tuple(apart)
        self._words: dict[str, Words] = {}

    async def run(self, connection: AsyncConnection, *rows: Values) -> Found:
        """Run the statement for each of the rows of values, and return all that it returns."""
        if not rows:
            return ()
        words = self._words_for(connection.dialect)
        waves = waves_of(connection)
        if waves is not None:
            return await waves.ask(words, [words.by_name(row) for row in rows])
        near = near_of(connection)
        if near is None:
            return await ask_directly(connection, words, [words.by_name(row) for row in rows])
        found: list[Sequence[Any]] = []
        for number, row in enumerate(rows, start=1):
            if not number % _A_STRETCH:
                await asyncio.sleep(0)
            found += near.at_once(words.sql, words.in_order(row))
        return found

    async def change(self, connection: AsyncConnection, rows: Sequence[Values]) -> int:
        """Run what returns nothing for each of the rows of values, and say how many rows it changed."""
        if not rows:
            return 0
        words = self._words_for(connection.dialect)
        near = near_of(connection)
        if near is None:
            return await change_directly(connection, words, [words.by_name(row) for row in rows])
        changed = 0
        for first in range(0, len(rows), _A_STRETCH):
            if first:
                await asyncio.sleep(0)
            changed += near.change(words.sql, [words.in_order(row) for row in rows[first : first + _A_STRETCH]])
        return changed

    def _words_for(self, dialect: Dialect) -> Words:
        words = self._words.get(dialect.name)
        if words is None:
            words = self._words[dialect.name] = self._written(dialect)
        return words

    def _written(self, dialect: Dialect) -> Words:
        """Return the words of the statement, as SQLAlchemy writes them."""
        compiled = self._statement.compile(dialect=dialect, column_keys=self._names)
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        order = getattr(compiled, "positiontup", None) or tuple(binds)
        types = {name: bind.type.dialect_impl(dialect) for name, bind in binds.items()}
        given = tuple((name, _taking(types[name], dialect)) for name in order)
        return Words(
            sql=str(compiled),
            always={**(compiled.params or {})},
            given=given,
            differing=frozenset(name for name, bind in binds.items() if bind.required),
            apart=self._apart,
            reads=_only_reads(self._statement),
        )


def _only_reads(statement: Statement) -> bool:
    """Whether a statement reads rows and holds none; without a table it takes a lock, each in its turn."""
    if not isinstance(statement, Select) or not statement.get_final_froms():
        return False
    return statement._for_update_arg is None  # noqa: SLF001 - nothing else tells


def _taking(kind: TypeEngine[Any], dialect: Dialect) -> Take | None:
    """Return what makes of a value what a database is given."""
    if isinstance(kind, Moment) and dialect.name == "sqlite":
        return in_file
    return kind.bind_processor(dialect)
