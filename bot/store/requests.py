"""Requests as the database keeps them: each is numbered once, and what it was before is kept."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import ReviewId
from bot.domain.request import NewRequest, Request
from bot.store.rows import Rows, hold, next_number
from bot.store.tables import requests


class SqlRequests:
    """What the team asked the client for."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=requests, model=Request, called="request")

    async def add(self, new: NewRequest) -> Request:
        """Store one and number it within its review; the same `press` again returns the one stored before."""
        number = await next_number(self._connection, requests, new.review)
        stored = await self._rows.first(review=new.review, press=new.press)
        if stored is not None:
            return stored
        request = Request(**dict(new), number=number, raised_by=(new.by,))
        await self._rows.put(request)
        return request

    async def save(self, request: Request) -> None:
        """Change a request; what it was before is kept."""
        await self._rows.put_over(request)

    async def get(self, review: ReviewId, number: int) -> Request:
        """Return a request and hold its review until this work ends; raises `NotFound`."""
        await hold(self._connection, review)
        return await self._rows.one(review=review, number=number)

    async def of(self, review: ReviewId) -> tuple[Request, ...]:
        """Return the requests of a review by number."""
        return await self._rows.all(review=review, by=("number",))
