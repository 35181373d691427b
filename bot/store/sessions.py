"""Sessions as the database keeps them, with their meetings and the drafts that they came from."""

from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.change import Version
from bot.domain.ids import ReviewId, SessionId
from bot.domain.session import Meeting, Session
from bot.domain.timetable import Draft
from bot.store.rows import Rows, hold_with, holding
from bot.store.tables import drafts, meetings, reviews, sessions, versions

_HOLDING_ITS_REVIEW: Final = holding(
    reviews.c.id == select(sessions.c.review).where(sessions.c.id == bindparam("session")).scalar_subquery()
)


class SqlSessions:
    """Sessions, their meetings, and drafts of the timetable."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=sessions, model=Session, called="session", often=True)
        self._meetings = Rows(connection, table=meetings, model=Meeting, called="meeting")
        self._drafts = Rows(connection, table=drafts, model=Draft, called="draft timetable")
        self._versions = Rows(connection, table=versions, model=Version, called="version of the timetable")

    async def save(self, session: Session) -> None:
        """Add or change a session."""
        await self._rows.put(session)

    async def of(self, review: ReviewId) -> tuple[Session, ...]:
        """Return a review's sessions by start, then number; cancelled ones too."""
        return await self._rows.all(review=review, by=("starts", "number"))

    async def get(self, session: SessionId) -> Session:
        """Return a session and hold its review until this work ends; raises `NotFound`."""
        await hold_with(_HOLDING_ITS_REVIEW, self._connection, session=session)
        return await self._rows.one(id=session)

    async def keep_meeting(self, meeting: Meeting) -> None:
        """Add or change the meeting of a session."""
        await self._meetings.put(meeting)

    async def meeting_of(self, session: SessionId) -> Meeting | None:
        """Return the meeting of a session."""
        return await self._meetings.first(session=session)

    async def meetings_of(self, review: ReviewId) -> tuple[Meeting, ...]:
        """Return all meetings of a review."""
        return await self._meetings.all(review=review)

    async def keep_draft(self, review: ReviewId, draft: Draft, *, draft_id: str) -> None:
        """Keep a draft until it is accepted; the same id again replaces it."""
        await self._drafts.put(draft, review=review, draft=draft_id)

    async def draft(self, review: ReviewId, draft_id: str) -> Draft:
        """Return a draft; raises `NotFound`."""
        return await self._drafts.one(review=review, draft=draft_id)

    async def keep_version(self, version: Version) -> None:
        """Keep an accepted version of the timetable."""
        await self._versions.put(version)

    async def versions_of(self, review: ReviewId) -> tuple[Version, ...]:
        """Return the accepted versions of a review's timetable, the first one first."""
        return await self._versions.all(review=review, by=("number",))
