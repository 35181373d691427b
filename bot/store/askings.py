"""How often something was asked for on the public page, as the database keeps it for all processes."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.rows import insert_into
from bot.store.sealing import Sealing
from bot.store.tables import askings

_LOCK: Final = 0x0C71_A5C5
"""The number of the lock that only we take."""


class SqlAskings:
    """Counts of what was asked for, by marks from which nothing can be read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._keys = Sealing(connection).keys

    async def count(self, of: str, *, now: datetime, until: datetime) -> int:
        """Count one, and return which it is; the count begins anew `until` then. What is over is forgotten."""
        await self.forget(before=now)
        first = insert_into(self._connection, askings).values(
            mark=self._keys.mark(of, askings.name), times=1, until=until
        )
        again = first.on_conflict_do_update(index_elements=["mark"], set_={"times": askings.c.times + 1})
        return int((await self._connection.execute(again.returning(askings.c.times))).scalar_one())

    async def forget(self, *, before: datetime) -> None:
        """Forget what counts no more; one at a time, so that two never wait for each other."""
        if self._connection.dialect.name == "postgresql":  # a file lets one transaction write at a time anyway
            await self._connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        await self._connection.execute(delete(askings).where(askings.c.until <= before))
