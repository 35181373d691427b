"""A meeting as it stands in the organiser's calendar, and a look at that calendar that cannot go on."""

from bot.domain.frozen import Frozen
from bot.ports import Unavailable


class Standing(Frozen):
    """A calendar entry; `join_url` is empty while Teams has given it no link."""

    event: str
    join_url: str = ""


class Lapsed(Unavailable):
    """The link from which to look on has run out: the next look begins anew."""
