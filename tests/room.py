"""A base room for tests: a review under way, with real storage and stand-ins for Teams, Graph and the clock."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import pytest

from bot.conversation.events import Caller, Pressed, Said, SentFile
from bot.conversation.router import Conversation
from bot.documents.office import OfficeDocuments
from bot.domain.ids import SessionId
from bot.domain.reach import Account, Place
from bot.domain.review import Review, Stage
from bot.domain.session import Session, SessionKind
from bot.domain.team import Person
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.rehearsal.clock import PushedClock
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.messenger import Delivery, StandInMessenger
from bot.rehearsal.rosters import StandInRosters
from bot.store.work import SqlStore
from bot.timetables.door import FileTimetables
from cards.card import Card
from scheduler.runner import Runner
from tests.builders import NINE, a_review, a_session, a_team
from tests.keys import open_store

CHANNEL: Final = Place(kind="channel", id="channel:team")
TEAM_SESSION: Final = SessionId("team-session-1")


def chat_of(person: str) -> Place:
    """Return a person's own chat."""
    return Place(kind="personal", id=f"chat-{person}")


@dataclass
class Room:
    """A review under way, and everything that is needed to go on with it."""

    ports: Ports
    clock: PushedClock
    messenger: StandInMessenger
    meetings: StandInMeetings
    conversation: Conversation
    runner: Runner
    review: Review
    people: Mapping[str, Person]

    def caller(self, person: str, *, place: Place | None = None) -> Caller:
        """Return somebody of the team, or a stranger, as Teams would know them."""
        known = self.people.get(person)
        email = known.email if known else f"{person}@elsewhere.example"
        account = Account(tenant="t", object_id=person)
        return Caller(account=account, name=person, place=place or chat_of(person), email=email)

    async def press(self, person: str, verb: str, about: Mapping[str, object], **typed: str) -> Card:
        """Press a button, and return what takes the card's place."""
        posted = self.cards(person)[-1].posted if self.cards(person) else ""
        event = Pressed(self.caller(person), verb, {"about": dict(about), **typed}, posted=posted)
        answer = await self.conversation.answer(event)
        assert answer is not None
        return answer

    async def say(self, person: str, words: str, *, place: Place | None = None) -> Card:
        """Write to the bot, and return the card that answers."""
        await self.conversation.answer(Said(self.caller(person, place=place), words))
        return self.messenger.deliveries[-1].last.card

    async def send(self, person: str, name: str, content: bytes) -> Card:
        """Send the bot a file, and return the card that answers."""
        await self.conversation.answer(SentFile(self.caller(person), name, content))
        return self.messenger.deliveries[-1].last.card

    async def save_note(self, person: str = "ana", **changes: str) -> Card:
        """Save an observation after the first session."""
        about = {"review": self.review.id, "session": "session-1", "press": changes.pop("press", "press-1")}
        typed = {
            "theme": "commissioning",
            "kind": "strength",
            "text": "Partners share one plan.",
            "group": "directors",
        }
        return await self.press(person, "capture.save", about, **(typed | changes))

    async def push(self, moment: datetime | timedelta) -> None:
        """Push the clock, ringing at every moment on the way at which something falls due."""
        until = moment if isinstance(moment, datetime) else self.clock.now() + moment
        while (due := await self.runner.next_moment(self.clock.now())) is not None and due <= until:
            self.clock.push_to(due)
            await self.runner.ring(self.clock.now())
        self.clock.push_to(until)
        await self.runner.ring(until)

    def cards(self, person: str, kind: str = "") -> list[Delivery]:
        """Return what was sent to a person, or to the channel, of one kind or of all."""
        place = CHANNEL if person == "channel" else chat_of(person)
        return [d for d in self.messenger.at(place) if kind in {"", d.first.card.kind}]


def sessions_of_the_first_day() -> tuple[Session, ...]:
    """Return an interview of Ana and Ben at nine, and a team session at half past one."""
    interview = a_session(people=("Rosalind Achterberg, Chief Executive", "Directors"))
    team_session = a_session(
        id=TEAM_SESSION,
        number=2,
        title="Peer team session",
        kind=SessionKind.TEAM_SESSION,
        starts=NINE + timedelta(hours=4, minutes=30),
        people=(),
        pair=None,
    )
    return (interview, team_session)


async def furnished(store: SqlStore) -> Room:
    """Return a base room at eight in the morning of the first day."""
    clock = PushedClock(NINE - timedelta(hours=1))
    messenger, meetings = StandInMessenger(clock), StandInMeetings()
    review = a_review(stage=Stage.UNDER_WAY, organiser="cora@team.example")
    team = a_team()
    async with store.work() as work:
        await work.reviews.save(review)
        for person in team:
            await work.people.save(person)
            await work.people.own(person.id, Account(tenant="t", object_id=person.id))
            await work.people.reach(person.id, chat_of(person.id))
        await work.people.set_channel(review.id, CHANNEL)
        for session in sessions_of_the_first_day():
            await work.sessions.save(session)
    ports = Ports(
        store=store,
        messenger=messenger,
        rosters=StandInRosters(),
        meetings=meetings,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=clock.now,
        calendars=meetings,
    )
    people = {str(p.id): p for p in team}
    runner = Runner(ports, owner="room")
    return Room(ports, clock, messenger, meetings, Conversation(ports), runner, review, people)


@asynccontextmanager
async def open_room(url: str) -> AsyncIterator[Room]:
    """Lend a base room with a database at an address."""
    store = await open_store(url)
    yield await furnished(store)
    await store.close()


@pytest.fixture
async def room(store: SqlStore) -> Room:
    """Lend a base room."""
    return await furnished(store)
