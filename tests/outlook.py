"""The organiser's calendar with people's hands in it, and a review of which one meeting stands in it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from bot.conversation.router import Conversation
from bot.domain.errand import Errand, OpenMeeting
from bot.domain.session import Meeting
from bot.ports import Entry, MeetingMade, MeetingWanted, Refused, Seen, Subscribed, Unavailable
from bot.rehearsal.meetings import StandInMeetings
from scheduler.following import CalendarFollower
from scheduler.runner import Runner
from tests.builders import SESSION
from tests.room import Room

TOLD_FOR: Final = timedelta(days=2)


class Outlook(StandInMeetings):
    """The stand-in's calendar, in which people move and take out meetings, and which can be followed.

    Its link is how much has happened; what we do ourselves comes back in it, too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.looks: list[str] = []
        self.moves = 0
        self.down = False
        self.has_address = False
        self.secrets: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        self._happened: list[Entry] = []

    def moved_by_hand(self, event: str, starts: datetime) -> None:
        entry = self._entries[event]
        assert entry.starts is not None
        assert entry.ends is not None
        self._put(Entry(event=event, starts=starts, ends=starts + (entry.ends - entry.starts)))

    def removed_by_hand(self, event: str) -> None:
        self._put(Entry(event=event))

    def lose(self, event: str) -> None:
        """Let a meeting be gone without a word about it, as after a link that ran out."""
        self._entries[event] = Entry(event=event)

    def announce_removal(self, event: str) -> None:
        """Say that a meeting was removed, though it stands, as Outlook does outside the days asked for."""
        self._happened.append(Entry(event=event))

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        made = await super().open(wanted)
        self._put(Entry(event=made.event, starts=wanted.starts, ends=wanted.ends))
        return made

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        made = await super().move(event, wanted)
        self.moves += 1
        self._put(Entry(event=event, starts=wanted.starts, ends=wanted.ends))
        return made

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        await super().cancel(event, organiser=organiser, comment=comment)
        self._put(Entry(event=event))

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str = "") -> Seen:
        del organiser, since, until
        if self.down:
            raise Unavailable("Microsoft Graph is not answering.")
        self.looks.append(link)
        standing = [e for e in self._entries.values() if not e.is_gone]
        seen = self._happened[int(link) :] if link else standing
        return Seen(entries=tuple(seen), link=str(len(self._happened)))

    async def entry(self, organiser: str, event: str) -> Entry:
        del organiser
        return self._entries.get(event, Entry(event=event))

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        del organiser
        if not self.has_address:
            raise Refused("The bot has no address.")
        subscribed = Subscribed(id=f"subscription-{len(self.secrets) + 1}", until=until)
        self.secrets[subscribed.id] = secret
        return subscribed

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        if subscribed not in self.secrets:
            raise Refused("That subscription is not known.")
        return Subscribed(id=subscribed, until=until)

    def _put(self, entry: Entry) -> None:
        self._entries[entry.event] = entry
        self._happened.append(entry)


@dataclass
class Followed:
    """A review under way whose first session has its meeting in a calendar that is followed."""

    room: Room
    outlook: Outlook
    follower: CalendarFollower

    async def look(self) -> None:
        """Look at the calendar, and carry out what comes of it."""
        await self.follower.look(self.room.clock.now())
        await self.room.runner.ring(self.room.clock.now())

    async def meeting(self) -> Meeting:
        """Return the meeting of the first session."""
        async with self.room.ports.store.work() as work:
            meeting = await work.sessions.meeting_of(SESSION)
        assert meeting is not None
        return meeting

    async def event(self) -> str:
        """Return which entry of the calendar that is."""
        return (await self.meeting()).event


@pytest.fixture
async def followed(room: Room) -> Followed:
    """Lend a review with one meeting that was made and looked at once, before anybody touched it."""
    outlook = Outlook()
    room.ports = replace(room.ports, meetings=outlook)
    room.meetings = outlook
    room.conversation, room.runner = Conversation(room.ports), Runner(room.ports, owner="room")
    now = room.clock.now()
    task = OpenMeeting(session=SESSION, version="v1")
    made = Errand(review=room.review.id, task=task, due=now, too_late=now + timedelta(days=1))
    async with room.ports.store.work() as work:
        await work.errands.add(made)
    await room.runner.ring(now)
    lent = Followed(room, outlook, CalendarFollower(room.ports, outlook))
    await lent.look()
    return lent
