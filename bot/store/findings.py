"""Findings as the database keeps them, with what each was before."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.finding import Finding
from bot.domain.ids import ReviewId
from bot.store.rows import Rows, hold, next_number
from bot.store.tables import findings


class SqlFindings:
    """Findings of a review."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=findings, model=Finding, called="finding")

    async def next_number(self, review: ReviewId) -> int:
        """Return the number of the next finding, and hold the review until this work ends."""
        return await next_number(self._connection, findings, review)

    async def save(self, finding: Finding) -> None:
        """Add or change a finding; what it was before is kept."""
        await self._rows.put_over(finding)

    async def get(self, review: ReviewId, number: int) -> Finding:
        """Return a finding and hold its review until this work ends; raises `NotFound`."""
        await hold(self._connection, review)
        return await self._rows.one(review=review, number=number)

    async def of(self, review: ReviewId) -> tuple[Finding, ...]:
        """Return findings by number."""
        return await self._rows.all(review=review, by=("number",))
