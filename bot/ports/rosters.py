"""Who can read a channel."""

from typing import Protocol

from bot.domain.private_board import Reader
from bot.domain.reach import Place


class Rosters(Protocol):
    """Knows who can read a place."""

    async def members_of(self, place: Place) -> tuple[Reader, ...]:
        """Return everybody who can read a channel: those of the channel itself, not of the team around it.

        Raises `Unavailable` where that may be known later, `Refused` where nobody lets us see.
        """
