"""Who may write to Teams when, as the database keeps it, so that all processes keep one pace."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Column, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.pace import MOST
from bot.records.deliveries import Answered, Turn
from bot.store.prepared import Prepared
from bot.store.rows import insert_into
from bot.store.tables import silences, turns
from bot.store.times import Moment


class SqlTurns:
    """Turns of writing to Teams."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def one_at_a_time(self, tenants: Collection[str]) -> None:
        """Let nobody else ask for a turn in these tenants, or silence them, until this work ends.

        Everybody locks them in the same order, so that two never wait for each other.
        """
        if self._connection.dialect.name == "postgresql" and tenants:
            locks = [{"of": f"turns of {tenant}"} for tenant in sorted(set(tenants))]
            await _ONE_AT_A_TIME.run(self._connection, *locks)

    async def answered_in(self, places: Collection[str], *, since: datetime) -> Mapping[str, Answered]:
        """Return when messages were answered in each of these places since then, the latest first."""
        return _each(await _IN_PLACE.run(self._connection, *({"of": of, "since": since} for of in places)))

    async def answered_over(self, tenants: Collection[str], *, since: datetime) -> Mapping[str, Answered]:
        """Return when messages were answered in each of these tenants since then, the latest first."""
        return _each(await _IN_TENANT.run(self._connection, *({"of": of, "since": since} for of in tenants)))

    async def silences(self, of: Collection[str]) -> Mapping[str, datetime]:
        """Return until when each of those that asked for it is not to be written to."""
        found = await _SILENCE.run(self._connection, *({"of": each} for each in of))
        return {each: _moment(until) for each, until in found}

    async def silence(self, *of: str) -> datetime | None:
        """Return the latest moment until which any of them asked not to be written to."""
        return max((await self.silences(of)).values(), default=None)

    async def take(self, *turns: Turn) -> None:
        """Take turns, which last until their moment unless they end before."""
        await _TAKING.run(self._connection, *(turn._asdict() for turn in turns))

    async def end(self, *marks: tuple[str, datetime]) -> None:
        """End turns: their messages were answered at these moments."""
        await _ENDING.run(self._connection, *({"this": mark, "at": at} for mark, at in marks))

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


def _each(found: Iterable[Sequence[Any]]) -> Mapping[str, Answered]:
    answered: dict[str, list[datetime]] = {}
    for of, until in found:
        answered.setdefault(of, []).append(_moment(until))
    return {of: tuple(moments) for of, moments in answered.items()}


def _latest_in(of: Column[str]) -> Prepared:
    since = turns.c.until > bindparam("since", type_=Moment)
    return Prepared(
        select(of, turns.c.until).where(of == bindparam("of"), since).order_by(turns.c.until.desc()).limit(MOST)
    )


_ONE_AT_A_TIME: Final = Prepared(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("of"), 0))))
_IN_PLACE: Final = _latest_in(turns.c.place)
_IN_TENANT: Final = _latest_in(turns.c.tenant)
_SILENCE: Final = Prepared(select(silences.c.of, silences.c.until).where(silences.c.of == bindparam("of")))
_ENDING: Final = Prepared(
    update(turns).where(turns.c.mark == bindparam("this")).values(until=bindparam("at", type_=Moment)),
    apart=("this",),
)
_TAKING: Final = Prepared(insert(turns).inline(), names=("mark", "place", "tenant", "until"), apart=("mark",))
