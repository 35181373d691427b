"""How people are reached, and the links that were used, as the database keeps it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Reachability
from bot.store.rows import Rows, insert_into
from bot.store.tables import reaches, spent_links


class SqlReaches:
    """How each way of reaching people worked, and which links to a form were used."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=reaches, model=Reachability, called="way", often=True)

    async def keep(self, reach: Reachability) -> None:
        """Remember how a way of reaching somebody worked, in the place of what was known of it."""
        await self._rows.put(reach)

    async def of(self, review: ReviewId) -> tuple[Reachability, ...]:
        """Return what is known of each way of reaching each person."""
        return await self._rows.all(review=review)

    async def to(self, person: PersonId, review: ReviewId) -> tuple[Reachability, ...]:
        """Return what is known of each way of reaching one person."""
        return await self._rows.all(review=review, person=person)

    async def spend(self, review: ReviewId, mark: str, *, at: datetime) -> None:
        """Remember that a link was used; again changes nothing."""
        statement = insert_into(self._connection, spent_links).values(review=review, mark=mark, at=at)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def is_spent(self, review: ReviewId, mark: str) -> bool:
        """Say whether a link was used."""
        there = select(func.count()).where(spent_links.c.review == review, spent_links.c.mark == mark)
        return bool(await self._connection.scalar(there))
