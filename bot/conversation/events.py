"""What reaches the conversation, from whichever door: what people do, and that a meeting ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.reach import Account, Place


@dataclass(frozen=True)
class Caller:
    """Who is speaking, as the door knows them, and where; the person behind the account is looked up."""

    account: Account
    name: str
    place: Place
    email: str = ""


@dataclass(frozen=True)
class Arrived:
    """The bot was added to a chat or channel, or was opened for the first time."""

    caller: Caller


@dataclass(frozen=True)
class Said:
    """A message was written to the bot, its own name already taken out."""

    caller: Caller
    text: str


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


FromSomebody = Arrived | Said | SentFile | Pressed
Event = FromSomebody | MeetingEnded
