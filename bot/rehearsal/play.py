"""The play: what time brings and what people do, always the earliest first, on the pushed clock."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.conversation.events import Pressed, Said
from bot.domain.errors import ReviewError
from bot.domain.review import Review
from bot.ports.failing import Refused
from bot.rehearsal.cast import Cast, Member
from bot.rehearsal.messenger import Delivery
from bot.rehearsal.parts import Part, Press, Words
from bot.rehearsal.seen import look_at
from bot.rehearsal.stage import Stage

_CAN_WAIT: Final = timedelta(hours=20)
_SATURDAY: Final = 5
_WEEK: Final = 7


@dataclass(frozen=True)
class Change:
    """A message that came, or that turned into something else."""

    delivery: Delivery
    new: bool


@dataclass(frozen=True)
class Moment:
    """What happened when the clock stood still for once: what people did, and what changed."""

    at: datetime
    done: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class _Move:
    """Somebody's answer to a card, decided on but not yet given; `number` settles ties."""

    at: datetime
    number: int
    member: Member
    posted: str
    part: Part


class Play:
    """Pushes the clock from moment to moment; `parts` are what each person does, by seat."""

    def __init__(
        self, stage: Stage, cast: Cast, *, review: Review, parts: Mapping[str, tuple[Part, ...]]
    ) -> None:
        self.stage = stage
        self.cast = cast
        self.review = review
        self._parts = parts
        self._moves: list[_Move] = []
        self._decided = 0
        self._noticed: dict[int, int] = {}

    async def step(self, *, away: Container[str] = (), until: datetime | None = None) -> Moment | None:
        """Push the clock to the next moment and let it happen; None when nothing will happen any more.

        People whose seats are `away` do nothing by themselves. Where the next moment is after `until`, nothing
        happens.
        """
        brought = await self.stage.runner.next_moment(self.stage.clock.now())
        move = self._next_move(away)
        at = min((m for m in (brought, move.at if move else None) if m is not None), default=None)
        if at is None or (until is not None and at > until):
            return None
        self.stage.clock.push_to(at)
        done = [await self._make(due) for due in self._moves_due(at, away)]
        if brought is not None and brought <= self.stage.clock.now():
            await self.stage.ring()
        return Moment(at=self.stage.clock.now(), done=tuple(d for d in done if d), changes=self.notice())

    def notice(self) -> tuple[Change, ...]:
        """Let people look at what is new to them, and return everything that has changed since."""
        changes: list[Change] = []
        for delivery in self.stage.messenger.deliveries:
            known = self._noticed.get(delivery.number, 0)
            if known == len(delivery.versions):
                continue
            self._noticed[delivery.number] = len(delivery.versions)
            changes.append(Change(delivery=delivery, new=known == 0))
            self._decide(delivery)
        return tuple(changes)

    def _decide(self, delivery: Delivery) -> None:
        member = self.cast.member(delivery.place)
        if member is None:
            return
        seen = look_at(delivery.last.card)
        for part in self._parts.get(member.seat, ()):
            wait = part.wait(seen)
            if wait is not None:
                self._decided += 1
                at = self._on_a_working_day(self.stage.clock.now() + wait, wait)
                self._moves.append(_Move(at, self._decided, member, delivery.posted, part))

    def _on_a_working_day(self, at: datetime, wait: timedelta) -> datetime:
        """Put off to Monday what can wait for a day and would be done at a weekend."""
        weekday = self.review.day_of(at).weekday()
        return at + timedelta(days=_WEEK - weekday) if wait >= _CAN_WAIT and weekday >= _SATURDAY else at

    def _next_move(self, away: Container[str]) -> _Move | None:
        here = (m for m in self._moves if m.member.seat not in away)
        return min(here, key=lambda m: (m.at, m.number), default=None)

    def _moves_due(self, now: datetime, away: Container[str]) -> list[_Move]:
        """Take out and return what people have decided to do by now, in the order in which they do it."""
        due = [m for m in self._moves if m.at <= now and m.member.seat not in away]
        self._moves = [m for m in self._moves if m not in due]
        return sorted(due, key=lambda m: (m.at, m.number))

    async def _make(self, move: _Move) -> str:
        """Give an answer, unless the card has changed so that there is none to give; return what was done."""
        try:
            delivery = self.stage.messenger.find(move.member.place, move.posted)
        except Refused:  # the card was taken back before they came to it
            return ""
        match move.part.press(look_at(delivery.last.card)):
            case None:
                return ""
            case Words(text):
                return await self._say(move.member, text)
            case Press() as press:
                return await self._press(move.member, move.posted, press)

    async def _say(self, member: Member, words: str) -> str:
        await self.stage.send(Said(member.caller, words), because=f"{member.name} wrote “{words}” to the bot.")
        return f"{member.name} wrote to the bot"

    async def _press(self, member: Member, posted: str, press: Press) -> str:
        event = Pressed(caller=member.caller, verb=press.verb, data=press.data, posted=posted)
        wrote = f" wrote “{press.data['text']}” and" if press.data.get("text") else ""
        told = f"{member.name} pressed “{press.title}”{' twice' if press.twice else ''}"
        try:
            for _ in range(2 if press.twice else 1):
                await self.stage.send(event, because=f"{member.name}{wrote} pressed “{press.title}”.")
        except ReviewError as refusal:
            return f"{told}, and was told: {refusal.sentence}"
        return told
