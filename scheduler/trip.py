"""One errand under way: who carries it out, with what, and until when it is theirs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Claimed, Errand
from bot.ports.all import Ports
from bot.records.work import Work

LEASE: Final = timedelta(minutes=3)
"""How long one runner may hold an errand before another may take it over; each message begins it anew."""


class TakenOver(Exception):
    """Somebody else has this errand by now, and only they may go on with it."""


@dataclass(frozen=True)
class Trip:
    """One errand under way: what it is, what it may use, and what time it is."""

    claimed: Claimed
    ports: Ports
    now: datetime
    lease: timedelta = LEASE

    @property
    def errand(self) -> Errand:
        """The errand itself."""
        return self.claimed.errand

    async def hold(self, work: Work) -> None:
        """Go on holding the errand; raises `TakenOver`."""
        until = max(self.now, self.ports.clock()) + self.lease
        if not await work.errands.hold(self.claimed, until=until):
            raise TakenOver
