"""What reaches the conversation, from whichever door: what people do, and that a meeting ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account, Place


@dataclass(frozen=True)
class Caller:
    """Who is speaking, as the door knows them, and where; the person behind the account is looked up.

    `email` and `sign_in` are addresses that Microsoft vouches for; `claims` is one that it does not. A
    `signed_for` is the person whom a signed link of ours names: that door knows no account. Who has not `spoke`
    only had the bot brought to them. What is said `about` a review is so because they named it.
    """

    account: Account
    name: str
    place: Place
    email: str = ""
    signed_for: PersonId | None = None
    sign_in: str = ""
    claims: str = ""
    spoke: bool = True
    about: ReviewId | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses by which the person may be known."""
        return tuple(dict.fromkeys(a.casefold() for a in (self.email, self.sign_in) if a))


@dataclass(frozen=True)
class Arrived:
    """The bot was added to a chat or channel, or was opened for the first time."""

    caller: Caller


@dataclass(frozen=True)
class Said:
    """A message was written to the bot, its own name already taken out; `sent` is when, in the door's words.

    A message that is delivered twice was sent once.
    """

    caller: Caller
    text: str
    sent: str = ""


@dataclass(frozen=True)
class SentFile:
    """A file was sent to the bot."""

    caller: Caller
    name: str
    content: bytes


@dataclass(frozen=True)
class Pressed:
    """A button was pressed; `posted` is the id of the message that holds the card, where it is known."""

    caller: Caller
    verb: str
    data: Mapping[str, object] = field(default_factory=dict)
    posted: str = ""


@dataclass(frozen=True)
class MeetingEnded:
    """A meeting ended in Teams; it is known by its join link, or by the `thread` of its chat.

    Nobody waits for an answer, and interviewees read that chat, so nothing is ever posted there (R30).
    """

    join_url: str
    thread: str
    ended: datetime


@dataclass(frozen=True)
class PlaceLost:
    """The bot was taken out of a chat or channel, or the channel was deleted: nothing can be sent there."""

    place: Place
    account: Account
    whole_team: bool = False


@dataclass(frozen=True)
class Joined:
    """People were added to a channel, or to the whole team that it belongs to."""

    place: Place
    people: tuple[Caller, ...]
    whole_team: bool = False


@dataclass(frozen=True)
class Departed:
    """People were taken out of a channel, or of the whole team, known by their ids in the directory."""

    place: Place
    object_ids: frozenset[str]
    whole_team: bool = False


@dataclass(frozen=True)
class Renamed:
    """A channel was given another name."""

    place: Place


FromSomebody = Arrived | Said | SentFile | Pressed
Happened = MeetingEnded | PlaceLost | Joined | Departed | Renamed
Event = FromSomebody | Happened
