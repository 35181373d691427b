"""How things stand before day 1, as the database keeps it: a row for each thing of which anything was said."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import ReviewId
from bot.domain.readiness import Standing
from bot.store.rows import Rows, hold
from bot.store.tables import readiness


class SqlReadiness:
    """How each thing that a review needs before day 1 stands."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=readiness, model=Standing, called="line of the readiness list")

    async def keep(self, standing: Standing) -> None:
        """Remember how something stands, in the place of what was known of it."""
        await hold(self._connection, standing.review)
        await self._rows.put(standing)

    async def of(self, review: ReviewId) -> tuple[Standing, ...]:
        """Return how things stand of which anything was said, in the order in which it was first said."""
        await hold(self._connection, review)
        return await self._rows.all(review=review)
