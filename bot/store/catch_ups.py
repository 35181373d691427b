"""The evenings of a review as the database keeps them, with what each was before."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.catch_up import CatchUp
from bot.domain.ids import ReviewId
from bot.store.rows import Rows, hold
from bot.store.tables import catch_ups


class SqlCatchUps:
    """The evenings of a review."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=catch_ups, model=CatchUp, called="catch-up")

    async def get(self, review: ReviewId, day: date) -> CatchUp | None:
        """Return an evening, if it was started, and hold its review until this work ends."""
        await hold(self._connection, review)
        return await self._rows.first(review=review, day=day)

    async def save(self, catch_up: CatchUp) -> None:
        """Add or change an evening; what it was before is kept."""
        await self._rows.put_over(catch_up)

    async def of(self, review: ReviewId) -> tuple[CatchUp, ...]:
        """Return evenings by day."""
        return await self._rows.all(review=review, by=("day",))
