"""Who may write to Teams when, as the database keeps it, so that all processes keep one pace."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.pace import MOST
from bot.records.deliveries import Answered
from bot.store.prepared import Prepared
from bot.store.rows import insert_into
from bot.store.tables import silences, turns
from bot.store.times import Moment


class SqlTurns:
    """Turns of writing to Teams."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def answered(
        self, place: str, tenant: str, *, since: datetime, lately: datetime
    ) -> tuple[Answered, Answered]:
        """Return when messages were answered, the latest first: in a place since then, in a tenant lately."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(_ONE_AT_A_TIME, {"of": f"turns of {tenant}"})
        here = await _IN_PLACE.run(self._connection, {"place": place, "since": since})
        all_over = await _IN_TENANT.run(self._connection, {"tenant": tenant, "since": lately})
        return tuple(_moment(at) for (at,) in here), tuple(_moment(at) for (at,) in all_over)

    async def silence(self, *of: str) -> datetime | None:
        """Return the latest moment until which any of them asked not to be written to."""
        asked = [until for each in of for (until,) in await _SILENCE.run(self._connection, {"of": each})]
        return max(map(_moment, asked), default=None)

    async def take(self, mark: str, place: str, tenant: str, *, until: datetime) -> None:
        """Take a turn, which lasts until then unless it ends before."""
        turn = {"mark": mark, "place": place, "tenant": tenant, "until": until}
        await _TAKING.run(self._connection, turn)

    async def end(self, mark: str, *, at: datetime) -> None:
        """End a turn: its message was answered."""
        await _ENDING.run(self._connection, {"this": mark, "at": at})

    async def be_silent(self, of: str, *, until: datetime) -> None:
        """Remember that a conversation or a tenant is not to be written to."""
        asked = insert_into(self._connection, silences).values(of=of, until=until)
        longer = asked.on_conflict_do_update(
            index_elements=["of"], set_={"until": until}, where=silences.c.until < until
        )
        await self._connection.execute(longer)

    async def forget(self, *, before: datetime) -> None:
        """Forget what no longer counts."""
        for table in (turns, silences):
            await self._connection.execute(delete(table).where(table.c.until < before))


def _moment(kept: datetime | str) -> datetime:
    """Return a moment; what is prepared comes from SQLite as it is written there."""
    return kept if isinstance(kept, datetime) else datetime.fromisoformat(kept).replace(tzinfo=UTC)


_ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:of, 0))")
_SINCE: Final = turns.c.until > bindparam("since", type_=Moment)
_LATEST_FIRST: Final = select(turns.c.until).where(_SINCE).order_by(turns.c.until.desc()).limit(MOST)
_IN_PLACE: Final = Prepared(_LATEST_FIRST.where(turns.c.place == bindparam("place")))
_IN_TENANT: Final = Prepared(_LATEST_FIRST.where(turns.c.tenant == bindparam("tenant")))
_SILENCE: Final = Prepared(select(silences.c.until).where(silences.c.of == bindparam("of")))
_ENDING: Final = Prepared(
    update(turns).where(turns.c.mark == bindparam("this")).values(until=bindparam("at", type_=Moment))
)
_TAKING: Final = Prepared(insert(turns).inline(), names=("mark", "place", "tenant", "until"))
