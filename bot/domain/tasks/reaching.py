"""Errands about who can be reached, and what the challenge manager must be told (R77)."""

from datetime import date
from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class AskWhoThisIs(Frozen):
    """Ask the challenge manager whose account it is that somebody uses (R77); `sentence` names it.

    `mark` stands for the account where it could be read; an errand of an earlier edition has none.
    """

    purpose: Literal["unknown account"] = "unknown account"
    tenant: str
    object_id: str
    sentence: str
    mark: str = ""


class SayHello(Frozen):
    """Ask a peer to show that messages reach them, by each way that is not proven yet (R77)."""

    purpose: Literal["hello"] = "hello"
    person: PersonId
    day: date


class ShowReach(Frozen):
    """Show the challenge manager who can be reached and how; a `quiet` one only where somebody cannot."""

    purpose: Literal["who is reached"] = "who is reached"
    day: date
    quiet: bool


class TellUnreached(Frozen):
    """Tell the challenge manager in the evening who was not reached that day, if anybody (R77)."""

    purpose: Literal["not reached"] = "not reached"
    day: date


class CheckChannel(Frozen):
    """See whether the client can read the team's channel (R71); `mark` is the day, or what made it be asked."""

    purpose: Literal["channel check"] = "channel check"
    mark: str


class TellManager(Frozen):
    """Tell the challenge manager that something could not be done; `about` is the key of what failed.

    It is for one `person` of several managers where it concerns that one alone.
    """

    purpose: Literal["tell manager"] = "tell manager"
    about: str
    sentence: str
    person: PersonId | None = None
