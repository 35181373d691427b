"""What the pages of a rehearsal need: seats to sit in, messages to read, and a clock to push."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from cards.card import Card


class Seat(Protocol):
    """A place in the rehearsal: somebody's own chat, or the team's channel."""

    @property
    def id(self) -> str:
        """The short word for the seat, as it stands in the address."""

    @property
    def name(self) -> str:
        """Who sits there."""

    @property
    def role(self) -> str:
        """What they are in the review."""

    @property
    def writes(self) -> bool:
        """Whether somebody in this seat can write to the bot."""

    @property
    def unread(self) -> int:
        """How many messages came, or changed, since the seat was last looked at."""


class Shown(Protocol):
    """A message as it looks now."""

    @property
    def posted(self) -> str:
        """The id of the message in its place."""

    @property
    def at(self) -> datetime:
        """When it came."""

    @property
    def changed(self) -> datetime | None:
        """When it last turned into something else, if it did."""

    @property
    def card(self) -> Card:
        """What it shows."""

    @property
    def because(self) -> str:
        """Why it was sent."""


class Theatre(Protocol):
    """A review that is being rehearsed; deeds raise `ReviewError` with a sentence for whoever did them."""

    @property
    def client(self) -> str:
        """Whose review it is."""

    @property
    def zone(self) -> str:
        """The zone of the clock on the client's wall."""

    def now(self) -> datetime:
        """Return the moment to which the clock was last pushed."""

    def seats(self) -> tuple[Seat, ...]:
        """Return every seat, the channel last."""

    async def messages(self, seat: str) -> tuple[Shown, ...]:
        """Return what lies in a seat, the newest first; from now on it counts as read."""

    async def press(self, seat: str, posted: str, verb: str, data: Mapping[str, object]) -> None:
        """Press a button on a card."""

    async def say(self, seat: str, words: str) -> str:
        """Write to the bot, and return the id of its answer."""

    async def push(self, seat: str, *, others: bool, until_mine: bool) -> tuple[str, ...]:
        """Push the clock to the next event, and return what happened; `others` lets the rest play their parts.

        Until something is `mine`, the clock is pushed again and again.
        """
