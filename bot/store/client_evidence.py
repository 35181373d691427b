"""Client evidence as the database keeps it: each reply is numbered once, and what it was before is kept."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.client_evidence import ClientEvidence, NewEvidence
from bot.store.numbered import SqlNumbered
from bot.store.tables import client_evidence


class SqlClientEvidence(SqlNumbered[ClientEvidence]):
    """What system leads answered."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection, table=client_evidence, model=ClientEvidence, called="client's reply")

    async def add(self, new: NewEvidence) -> ClientEvidence:
        """Store one and number it within its review; the same `press` again returns the one stored before."""
        number, stored = await self._next_unless_there(new)
        if stored is None:
            stored = ClientEvidence(**dict(new), number=number)
            await self._rows.put(stored)
        return stored
