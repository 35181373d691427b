"""A stand-in for Teams: it keeps every message in the order in which people would get it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.reach import Place
from bot.ports.failing import Refused
from bot.ports.messages import Message
from bot.rehearsal.clock import PushedClock
from cards.card import Card

_GONE: Final = "That message is not in this chat, so it cannot be changed."


@dataclass(frozen=True)
class Version:
    """How a message looked from a moment on, and what brought it about where somebody here did."""

    at: datetime
    card: Card
    because: str = ""


@dataclass(frozen=True)
class Delivery:
    """One message: where it is, and how it looked from first to last."""

    number: int
    place: Place
    posted: str
    versions: tuple[Version, ...]
    deleted: bool = False

    @property
    def first(self) -> Version:
        """How it looked when it came."""
        return self.versions[0]

    @property
    def last(self) -> Version:
        """How it looks now."""
        return self.versions[-1]


class StandInMessenger:
    """Delivers at once and forgets nothing; `because` says what people are doing meanwhile."""

    def __init__(self, clock: PushedClock) -> None:
        self._clock = clock
        self._deliveries: list[Delivery] = []
        self.because = ""

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Every message in the order in which they were sent."""
        return tuple(self._deliveries)

    def at(self, place: Place) -> tuple[Delivery, ...]:
        """Return the messages in one place, in the order in which they were sent."""
        return tuple(d for d in self._deliveries if d.place.id == place.id)

    def find(self, place: Place, posted: str) -> Delivery:
        """Return one message; raises `Refused` where there is none."""
        for delivery in self._deliveries:
            if delivery.posted == posted and delivery.place.id == place.id and not delivery.deleted:
                return delivery
        raise Refused(_GONE)

    async def post(self, place: Place, message: Message) -> str:
        """Deliver a new message."""
        number = len(self._deliveries) + 1
        posted = f"m{number:04}"
        self._deliveries.append(Delivery(number, place, posted, (self._version(message),)))
        return posted

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Put another card in the place of one; the same card again changes nothing."""
        before = self.find(place, posted)
        version = self._version(message)
        if version.card != before.last.card:
            self._deliveries[before.number - 1] = replace(before, versions=(*before.versions, version))

    async def delete(self, place: Place, posted: str) -> None:
        """Take a message away; what it showed before is remembered here, where all of it is invented."""
        if not self.at(place):
            raise Refused(_GONE)
        for delivery in self._deliveries:
            if delivery.posted == posted and delivery.place.id == place.id:
                self._deliveries[delivery.number - 1] = replace(delivery, deleted=True)

    def _version(self, message: Message) -> Version:
        assert isinstance(message, Card)  # all that this house sends are cards
        return Version(at=self._clock.now(), card=message, because=self.because)
