"""Sessions, drafts, versions and what happened to meetings in the calendar, as they are kept."""

from typing import Protocol

from bot.domain.calendar import CalendarChange, Following
from bot.domain.change import Version
from bot.domain.ids import ReviewId, SessionId
from bot.domain.session import Meeting, Session
from bot.domain.timetable import Draft


class Sessions(Protocol):
    """Sessions, their meetings, and drafts of the timetable."""

    async def save(self, session: Session) -> None:
        """Add or change a session."""

    async def of(self, review: ReviewId) -> tuple[Session, ...]:
        """Return a review's sessions by start, then number; cancelled ones too."""

    async def get(self, session: SessionId) -> Session:
        """Return a session; raises `NotFound`."""

    async def keep_meeting(self, meeting: Meeting) -> None:
        """Add or change the meeting of a session."""

    async def meeting_of(self, session: SessionId) -> Meeting | None:
        """Return the meeting of a session."""

    async def meetings_of(self, review: ReviewId) -> tuple[Meeting, ...]:
        """Return all meetings of a review."""

    async def keep_draft(self, review: ReviewId, draft: Draft, *, draft_id: str) -> None:
        """Keep a draft until it is accepted; the same id again replaces it."""

    async def draft(self, review: ReviewId, draft_id: str) -> Draft:
        """Return a draft; raises `NotFound`."""

    async def keep_version(self, version: Version) -> None:
        """Keep an accepted version of the timetable."""

    async def versions_of(self, review: ReviewId) -> tuple[Version, ...]:
        """Return the accepted versions of a review's timetable, the first one first."""


class CalendarChanges(Protocol):
    """What people did to meetings in Outlook, and how far it was followed."""

    async def keep(self, change: CalendarChange) -> None:
        """Add or change what was noticed of a meeting; its mark tells it from others."""

    async def get(self, review: ReviewId, mark: str) -> CalendarChange:
        """Return a change by its mark; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[CalendarChange, ...]:
        """Return the changes of a review in the order in which they were noticed."""

    async def follow(self, following: Following) -> None:
        """Remember how far a review's calendar has been followed."""

    async def following(self, review: ReviewId) -> Following:
        """Return how far a review's calendar has been followed; from the beginning, if never."""
