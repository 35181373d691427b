"""Things numbered within their review, as the database keeps them: what each was before is kept."""

from typing import Generic, Protocol, TypeVar

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.store.rows import Rows, hold, next_number

M = TypeVar("M", bound=Frozen)


class Pressed(Protocol):
    """What has no number yet; the same `press` is the same thing."""

    @property
    def review(self) -> ReviewId:
        """The review to which it belongs."""

    @property
    def press(self) -> str:
        """What tells it from others of its review."""


class SqlNumbered(Generic[M]):
    """The things of one table that has a number and a review."""

    def __init__(self, connection: AsyncConnection, *, table: Table, model: type[M], called: str) -> None:
        self._connection = connection
        self._table = table
        self._rows = Rows(connection, table=table, model=model, called=called)

    async def save(self, thing: M) -> None:
        """Add or change one; what it was before is kept."""
        await self._rows.put_over(thing)

    async def get(self, review: ReviewId, number: int) -> M:
        """Return one and hold its review until this work ends; raises `NotFound`."""
        await hold(self._connection, review)
        return await self._rows.one(review=review, number=number)

    async def of(self, review: ReviewId) -> tuple[M, ...]:
        """Return those of a review by number."""
        return await self._rows.all(review=review, by=("number",))

    async def _next_unless_there(self, new: Pressed) -> tuple[int, M | None]:
        """Return the next number of a review, which it holds, and what the same press has stored before."""
        number = await next_number(self._connection, self._table, new.review)
        return number, await self._rows.first(review=new.review, press=new.press)
