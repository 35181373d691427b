"""What people did in Outlook, as the database keeps it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.calendar import CalendarChange, Following
from bot.domain.ids import ReviewId
from bot.store.rows import Rows
from bot.store.tables import calendar_changes, followings


class SqlCalendarChanges:
    """What people did to meetings in Outlook, and how far it was followed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._rows = Rows(connection, table=calendar_changes, model=CalendarChange, called="calendar change")
        self._followings = Rows(connection, table=followings, model=Following, called="calendar")

    async def keep(self, change: CalendarChange) -> None:
        """Add or change what was noticed of a meeting; its mark tells it from others."""
        await self._rows.put(change, mark=change.mark)

    async def get(self, review: ReviewId, mark: str) -> CalendarChange:
        """Return a change by its mark; raises `NotFound`."""
        return await self._rows.one(review=review, mark=mark)

    async def of(self, review: ReviewId) -> tuple[CalendarChange, ...]:
        """Return the changes of a review in the order in which they were noticed."""
        return await self._rows.all(review=review)

    async def follow(self, following: Following) -> None:
        """Remember how far a review's calendar has been followed."""
        await self._followings.put(following)

    async def following(self, review: ReviewId) -> Following:
        """Return how far a review's calendar has been followed; from the beginning, if never."""
        there = await self._followings.first(review=review)
        return there or Following(review=review)
