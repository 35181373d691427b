"""Requests as the database keeps them: each is numbered once, and what it was before is kept."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.request import NewRequest, Request
from bot.store.numbered import SqlNumbered
from bot.store.tables import requests


class SqlRequests(SqlNumbered[Request]):
    """What the team asked the client for."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection, table=requests, model=Request, called="request")

    async def add(self, new: NewRequest) -> Request:
        """Store one and number it within its review; the same `press` again returns the one stored before."""
        number, stored = await self._next_unless_there(new)
        if stored is None:
            stored = Request(**dict(new), number=number, raised_by=(new.by,))
            await self._rows.put(stored)
        return stored
