"""The bot in people's own Teams, added there before they have opened a chat with it (R77)."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.reach import Account


class Installer(Protocol):
    """Adds the bot for people, so that Teams announces a chat with each of them."""

    async def add_for(self, email: str, *, accounts: Sequence[Account]) -> None:
        """Add the bot for somebody known by address or account; again changes nothing.

        Raises `Unavailable`, or `NotReached` with the reason why they must add it themselves.
        """
