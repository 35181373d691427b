"""A meeting as it stands in the organiser's calendar, and the ways in which Graph denies what it is asked."""

from bot.domain.frozen import Frozen
from bot.ports.failing import Refused, Unavailable


class Standing(Frozen):
    """A calendar entry; `join_url` is empty while Teams has given it no link."""

    event: str
    join_url: str = ""


class Lapsed(Unavailable):
    """The link from which to look on has run out: the next look begins anew."""


class Forbidden(Refused):
    """The mailbox is outside what the bot was allowed to open."""


class UnknownUser(Refused):
    """Nobody of that name or id is in the organisation, or they have no mailbox."""


class NotTaken(Refused):
    """Graph does not take what it was sent."""


class AlreadyThere(NotTaken):
    """What was to be made is there already."""
