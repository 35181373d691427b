"""Teams meetings in the organiser's calendar, and what people do to them there (R14, R15)."""

from datetime import datetime
from typing import Final, Protocol

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, SessionId

WORDLESS: Final = "A session that is over"
"""What stands for the title of a meeting that is over: whom it was with is not said any more."""


class Attendee(Frozen):
    """Somebody to invite."""

    name: str
    email: str


class MeetingWanted(Frozen):
    """A meeting as it should be; (session, generation) is its identity, however often it is asked for."""

    review: ReviewId
    session: SessionId
    generation: int = 1
    organiser: str
    subject: str
    starts: AwareDatetime
    ends: AwareDatetime
    zone: str
    attendees: tuple[Attendee, ...] = ()


class MeetingMade(Frozen):
    """A meeting as it is."""

    event: str
    join_url: str


class Meetings(Protocol):
    """Keeps Teams meetings. All raise `Unavailable` or `Refused`, and all may be repeated without harm."""

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make the meeting, or return the one that was made for this session and generation before."""

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Change times, subject and attendees of a meeting; its join link stays.

        Raises `Gone` where somebody took the meeting out.
        """

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel a meeting and tell those invited; one that is gone already counts as cancelled."""

    async def clear(self, event: str, *, organiser: str) -> None:
        """Leave no word in a meeting that is over: neither a title of ours nor a text, and no link.

        Nobody is un-invited; one that is gone already counts as cleared.
        """


class Entry(Frozen):
    """A meeting as it stands in the calendar now; one that is gone has neither start nor end."""

    event: str
    starts: AwareDatetime | None = None
    ends: AwareDatetime | None = None

    @property
    def is_gone(self) -> bool:
        """Whether it was cancelled or taken out."""
        return self.starts is None


class Seen(Frozen):
    """What changed in a calendar since the last look, and the link from which to look on."""

    entries: tuple[Entry, ...]
    link: str


class Subscribed(Frozen):
    """A promise to be told of changes, until it runs out."""

    id: str
    until: AwareDatetime


class Calendars(Protocol):
    """Follows what people do to meetings in the organiser's calendar. All raise `Unavailable` or `Refused`."""

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str = "") -> Seen:
        """Return what changed since the link was given, or without a link all that stands in between.

        A link that has run out is answered as if none had been given.
        """

    async def entry(self, organiser: str, event: str) -> Entry:
        """Return one meeting as it is now: an announced deletion is believed only after asking this."""

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        """Ask to be told of changes; raises `Refused` where the bot has no address to be told at."""

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        """Ask to be told for longer; raises `Refused` where the promise is no longer known."""

    async def unsubscribe(self, subscribed: str) -> None:
        """Ask not to be told any more; a promise that is no longer known counts as ended."""
