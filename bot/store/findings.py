"""Findings as the database keeps them, with what each was before."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.finding import Finding
from bot.domain.ids import ReviewId
from bot.store.numbered import SqlNumbered
from bot.store.rows import next_number
from bot.store.tables import findings


class SqlFindings(SqlNumbered[Finding]):
    """Findings of a review."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection, table=findings, model=Finding, called="finding")

    async def next_number(self, review: ReviewId) -> int:
        """Return the number of the next finding, and hold the review until this work ends."""
        return await next_number(self._connection, findings, review)
