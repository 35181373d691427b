"""A stand-in for Microsoft where the bot is added for people: it notes for whom, or refuses."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.reach import Account
from bot.ports.failing import NotReached

REFUSED = "Microsoft does not permit me to be added for them."


@dataclass
class StandInInstaller:
    """Adds the bot for those whom it `knows`, by address or account at home; `not_for` names the others."""

    home: str = "host"
    knows: set[str] = field(default_factory=set)
    not_for: set[str] = field(default_factory=set)
    added: list[str] = field(default_factory=list)

    async def add_for(self, email: str, *, accounts: Sequence[Account]) -> None:
        """Add the bot for somebody, once."""
        at_home = [a.object_id for a in accounts if a.tenant == self.home]
        if accounts and not at_home:
            raise NotReached("They are a guest of another organisation, for whom I cannot be added.")
        user = at_home[-1] if at_home else email
        if user in self.not_for:
            raise NotReached(REFUSED)
        if user not in self.knows:
            raise NotReached("Nobody with their address is in my organisation, so I cannot be added for them.")
        if user not in self.added:
            self.added.append(user)
