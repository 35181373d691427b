"""Client evidence as the database keeps it: each reply is numbered once, and what it was before is kept."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.client_evidence import ClientEvidence, NewEvidence
from bot.domain.ids import ReviewId
from bot.store.rows import Rows, hold, next_number
from bot.store.tables import client_evidence


class SqlClientEvidence:
    """What system leads answered."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=client_evidence, model=ClientEvidence, called="client's reply")

    async def add(self, new: NewEvidence) -> ClientEvidence:
        """Store one and number it within its review; the same `press` again returns the one stored before."""
        number = await next_number(self._connection, client_evidence, new.review)
        stored = await self._rows.first(review=new.review, press=new.press)
        if stored is not None:
            return stored
        evidence = ClientEvidence(**dict(new), number=number)
        await self._rows.put(evidence)
        return evidence

    async def save(self, evidence: ClientEvidence) -> None:
        """Change what follows from a reply; what it was before is kept."""
        await self._rows.put_over(evidence)

    async def get(self, review: ReviewId, number: int) -> ClientEvidence:
        """Return a reply and hold its review until this work ends; raises `NotFound`."""
        await hold(self._connection, review)
        return await self._rows.one(review=review, number=number)

    async def of(self, review: ReviewId) -> tuple[ClientEvidence, ...]:
        """Return the replies of a review by number."""
        return await self._rows.all(review=review, by=("number",))
