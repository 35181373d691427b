"""The organiser's calendar with people's hands in it, and a review of which one meeting stands in it."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from bot.conversation.router import Conversation
from bot.domain.session import Meeting
from bot.ports.failing import Refused, Unavailable
from bot.ports.meetings import Entry, MeetingMade, MeetingWanted, Seen, Subscribed
from bot.rehearsal.meetings import StandInMeetings
from bot.usecases.hold_sessions import meeting_opened, meeting_wanted
from scheduler.following import CalendarFollower
from scheduler.runner import Runner
from tests.builders import SESSION, a_session
from tests.room import Room


class Outlook(StandInMeetings):
    """The stand-in's calendar on a bad day: away, with nowhere to tell us, or wrong about a removal."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = 0
        self.is_away = False
        self.has_address = False
        self.secrets: dict[str, str] = {}
        self.said_to_be_gone: tuple[str, ...] = ()

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        self.moves += 1
        return await super().move(event, wanted)

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str = "") -> Seen:
        if self.is_away:
            raise Unavailable("Microsoft Graph is not answering.")
        seen = await super().look(organiser, since=since, until=until, link=link)
        gone = tuple(Entry(event=event) for event in self.said_to_be_gone)
        return seen.model_copy(update={"entries": (*seen.entries, *gone)})

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        if not self.has_address:
            raise Refused("The bot has no address.")
        del organiser
        subscribed = Subscribed(id=f"subscription-{len(self.secrets) + 1}", until=until)
        self.secrets[subscribed.id] = secret
        return subscribed

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        if subscribed not in self.secrets:
            raise Refused("That subscription is not known.")
        return Subscribed(id=subscribed, until=until)

    async def unsubscribe(self, subscribed: str) -> None:
        self.secrets.pop(subscribed, None)


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

    async def move(self, starts: datetime) -> None:
        """Have somebody move the meeting in Outlook, and have it noticed."""
        meeting = await self.meeting()
        ends = starts + (meeting.ends - meeting.starts)
        self.outlook.move_by_hand(meeting.event, starts=starts, ends=ends)
        await self.look()

    async def take_out(self) -> None:
        """Have somebody take the meeting out in Outlook, and have it noticed."""
        self.outlook.take_out_by_hand((await self.meeting()).event)
        await self.look()


@pytest.fixture
async def followed(room: Room) -> Followed:
    """Lend a review with one meeting that was made and looked at once, before anybody touched it."""
    outlook = Outlook()
    room.ports = replace(room.ports, meetings=outlook)
    room.meetings = outlook
    room.conversation, room.runner = Conversation(room.ports), Runner(room.ports, owner="room")
    wanted = meeting_wanted(room.review, a_session(), tuple(room.people.values()))
    made = await outlook.open(wanted)
    async with room.ports.store.work() as work:
        await meeting_opened(made, wanted, work=work)
    follower = CalendarFollower(room.ports, outlook)
    await follower.look(room.clock.now())
    return Followed(room, outlook, follower)
