"""A rehearsal in which people take seats: the same play, with the clock in their hands."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.conversation.events import Pressed, Said
from bot.domain.errors import NotFound, ReviewError
from bot.domain.reach import Place
from bot.ports.failing import Refused
from bot.rehearsal.cast import CHANNEL, Member
from bot.rehearsal.messenger import Delivery
from bot.rehearsal.play import Moment, Play
from bot.rehearsal.telling import lines_of
from cards.card import Card

_CHANNEL_SEAT: Final = "channel"
_MOST_STEPS: Final = 2000
_NOTHING_MORE: Final = "Nothing more happens by itself. Is there a card that waits for somebody's answer?"


@dataclass(frozen=True)
class SeatTaken:
    """A seat as the pages show it."""

    id: str
    name: str
    role: str
    writes: bool
    unread: int


@dataclass(frozen=True)
class MessageShown:
    """A message as the pages show it."""

    posted: str
    at: datetime
    changed: datetime | None
    card: Card
    because: str


class RehearsalTheatre:
    """One rehearsal, played by whoever takes a seat; everybody else can be left to the stand-ins."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._stage = play.stage
        self._one_at_a_time = asyncio.Lock()
        self._read: dict[str, int] = {}
        play.notice()

    @property
    def client(self) -> str:
        """Whose review it is."""
        return self._play.review.client

    @property
    def zone(self) -> str:
        """The zone of the clock on the client's wall."""
        return self._play.review.zone

    def now(self) -> datetime:
        """Return the moment to which the clock was last pushed."""
        return self._stage.clock.now()

    def seats(self) -> tuple[SeatTaken, ...]:
        """Return every seat, the channel last."""
        people = [
            SeatTaken(m.seat, m.name, m.role.value, writes=True, unread=self._unread(m.seat))
            for m in self._play.cast.everybody
        ]
        unread = self._unread(_CHANNEL_SEAT)
        return (*people, SeatTaken(_CHANNEL_SEAT, "The team's channel", "team", writes=False, unread=unread))

    async def messages(self, seat: str) -> tuple[MessageShown, ...]:
        """Return what lies in a seat, the newest first; from now on it counts as read."""
        deliveries = self._stage.messenger.at(self._place(seat))
        self._read[seat] = sum(len(d.versions) for d in deliveries)
        reasons = await self._reasons()
        return tuple(_shown(d, reasons) for d in reversed(deliveries))

    async def press(self, seat: str, posted: str, verb: str, data: Mapping[str, object]) -> None:
        """Press a button on a card; what it brings about is carried out at once.

        Raises `ReviewError` where the press changed nothing, with the sentence that says why.
        """
        async with self._one_at_a_time:
            member = self._member(seat)
            try:
                self._stage.messenger.find(member.place, posted)
            except Refused as gone:
                raise NotFound(str(gone)) from gone
            event = Pressed(caller=member.caller, verb=verb, data=data, posted=posted)
            instead = await self._stage.send(event, because=f"{member.name} pressed a button.")
            await self._stage.ring()
            self._play.notice()
        if instead:
            raise ReviewError(instead)

    async def say(self, seat: str, words: str) -> str:
        """Write to the bot, and return the id of its answer."""
        async with self._one_at_a_time:
            member = self._member(seat)
            await self._stage.send(Said(member.caller, words), because=f"{member.name} wrote to the bot.")
            answer = self._stage.messenger.at(member.place)[-1].posted
            await self._stage.ring()
            self._play.notice()
            return answer

    async def push(self, seat: str, *, others: bool, until_mine: bool) -> tuple[str, ...]:
        """Push the clock to the next event, and return what happened, in the order in which it did."""
        mine = {seat} if others else {m.seat for m in self._play.cast.everybody}
        happened: list[str] = []
        async with self._one_at_a_time:
            for _ in range(_MOST_STEPS):
                moment = await self._play.step(away=mine)
                if moment is None:
                    return (*happened, _NOTHING_MORE)
                happened += lines_of(moment)
                if self._arrived(moment, seat) if until_mine else _is_event(moment):
                    break
        return tuple(happened)

    def _arrived(self, moment: Moment, seat: str) -> bool:
        return any(c.new and c.delivery.place.id == self._place(seat).id for c in moment.changes)

    def _unread(self, seat: str) -> int:
        deliveries = self._stage.messenger.at(self._place(seat))
        return sum(len(d.versions) for d in deliveries) - self._read.get(seat, 0)

    def _member(self, seat: str) -> Member:
        for member in self._play.cast.everybody:
            if member.seat == seat:
                return member
        raise NotFound("There is nobody in that seat. Choose a seat from the list.")

    def _place(self, seat: str) -> Place:
        return CHANNEL if seat == _CHANNEL_SEAT else self._member(seat).place

    async def _reasons(self) -> dict[tuple[str, str], str]:
        async with self._stage.ports.store.work() as work:
            posts = await work.posts.of(self._play.review.id)
        return {(p.place.id, p.posted): p.because for p in posts}


def _is_event(moment: Moment) -> bool:
    """Whether time has brought somebody something new, and not only a redrawn board."""
    return any(c.new and not c.delivery.first.because for c in moment.changes)


def _shown(delivery: Delivery, reasons: Mapping[tuple[str, str], str]) -> MessageShown:
    changed = delivery.last.at if len(delivery.versions) > 1 else None
    because = delivery.first.because or reasons.get((delivery.place.id, delivery.posted), "")
    return MessageShown(delivery.posted, delivery.first.at, changed, delivery.last.card, because)
