"""A meeting as it stands in the organiser's calendar, or no longer stands there."""

from bot.domain.frozen import Frozen
from bot.ports import Refused


class Standing(Frozen):
    """A calendar entry; `join_url` is empty while Teams has given it no link."""

    event: str
    join_url: str = ""


class Gone(Refused):
    """There is no such entry, or no such calendar."""
