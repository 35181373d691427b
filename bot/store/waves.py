"""PostgreSQL without SQLAlchemy's cost for each statement, and with one trip for what many ask at once.

On a connection that several use at the same time, whatever they ask at about the same moment goes to the server
in one pipeline, and its answers come back in one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.driver import driver_of, in_alchemys_words, take
from bot.store.words import Found, Values, Words

if TYPE_CHECKING:
    from psycopg import AsyncConnection as Driver


def shared(connection: AsyncConnection) -> AsyncConnection:
    """Return a connection, with its transaction, that several may ask what is prepared at the same time."""
    driver = driver_of(connection)

    async def lent() -> "Driver[Any]":
        return driver

    return cast("AsyncConnection", Waves(lent, connection.dialect, options=options_of(connection), reads=False))


def only_reads(connection: AsyncConnection) -> bool:
    """Whether nothing can be changed or held on a connection to PostgreSQL."""
    waves = waves_of(connection)
    return waves is not None and waves.reads


def waves_of(connection: object) -> "Waves | None":
    """Return what a connection is that several use at the same time, or nothing."""
    return connection if isinstance(connection, Waves) else None


def options_of(connection: AsyncConnection) -> Mapping[str, Any]:
    """Return what the engine of a connection was given for us."""
    waves = waves_of(connection)
    if waves is not None:
        return waves.options
    assert connection.sync_connection is not None
    return connection.sync_connection.get_execution_options()


@dataclass(frozen=True)
class _Asked:
    words: Words
    rows: Sequence[Values]
    answer: asyncio.Future[Found] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Waves:
    """A connection that several use at the same time; many may ask the same."""

    def __init__(
        self,
        lend: "Callable[[], Awaitable[Driver[Any]]]",
        dialect: Dialect,
        *,
        options: Mapping[str, Any],
        reads: bool,
    ) -> None:
        self.dialect: Final = dialect
        self.options: Final = options
        self.reads: Final = reads
        self._lend = lend
        self._asked: list[_Asked] = []
        self._busy: asyncio.Task[None] | None = None

    async def ask(self, words: Words, rows: Sequence[Values]) -> Found:
        """Ask for each of the rows of values."""
        asked = _Asked(words, rows)
        self._asked.append(asked)
        if self._busy is None:
            self._busy = asyncio.create_task(self._go_on())
        return await asked.answer

    async def _go_on(self) -> None:
        try:
            while self._asked:
                wave, self._asked = [each for each in self._asked if not each.answer.done()], []
                if wave:
                    await self._answer(wave)
                await asyncio.sleep(0)  # whoever was answered asks the next thing
        finally:
            self._busy = None

    async def _answer(self, wave: Sequence[_Asked]) -> None:
        try:
            found = await self._tell_surely(wave)
        except self.dialect.loaded_dbapi.Error as fault:
            for asked in wave:
                if not asked.answer.done():
                    asked.answer.set_exception(in_alchemys_words(fault, self.dialect))
        except BaseException:
            for asked in wave:
                asked.answer.cancel()
            raise
        else:
            for asked, answers in zip(wave, found, strict=True):
                if not asked.answer.done():
                    asked.answer.set_result(answers)

    async def _tell_surely(self, wave: Sequence[_Asked]) -> list[Found]:
        """Tell; what only reads asks once more, for the server may have been started anew meanwhile."""
        try:
            return await self._tell(wave)
        except self.dialect.loaded_dbapi.Error:
            if not self.reads:
                raise
            return await self._tell(wave)

    async def _tell(self, wave: Sequence[_Asked]) -> list[Found]:
        steps = [(asked.words, row) for asked in wave for row in asked.rows]
        answers = iter(await take(await self._lend(), steps))
        return [[found for _ in asked.rows for found in next(answers)] for asked in wave]
