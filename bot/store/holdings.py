"""What one process has in its hands, as the database keeps it."""

from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import bindparam, delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.prepared import Prepared
from bot.store.rows import insert_on
from bot.store.sealing import Sealing
from bot.store.tables import holdings
from bot.store.times import Moment


class SqlHoldings:
    """What processes have in their hands."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def mark_of(self, words: str) -> str:
        """Return what stands for something with an address, which can be neither read from it nor guessed."""
        return Sealing(self._connection).keys.mark(words, holdings.name)

    async def take(self, of: str, owner: str, *, now: datetime, until: datetime) -> bool:
        """Take something until then, or go on holding it; False where somebody else has it."""
        taking = _taking(self._connection.dialect.name)
        return bool(await taking.run(self._connection, {"of": of, "owner": owner, "until": until, "now": now}))

    async def let_go(self, of: str, owner: str) -> None:
        """Let go of something; of what somebody else has by now, nothing changes."""
        await _LETTING_GO.run(self._connection, {"this": of, "by": owner})


@cache
def _taking(database: str) -> Prepared:
    new = insert_on(database, holdings).inline()
    free_or_mine = (holdings.c.until <= bindparam("now", type_=Moment)) | (
        holdings.c.owner == new.excluded.owner
    )
    taken = {"owner": new.excluded.owner, "until": new.excluded.until}
    taking = new.on_conflict_do_update(index_elements=["of"], set_=taken, where=free_or_mine)
    return Prepared(taking.returning(holdings.c.of), names=("of", "owner", "until"))


_LETTING_GO: Final = Prepared(
    delete(holdings).where(holdings.c.of == bindparam("this"), holdings.c.owner == bindparam("by"))
)
