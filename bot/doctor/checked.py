"""One check: what was looked at, whether it is well, and a sentence that says so or says what to do."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.domain.errors import ReviewError
from bot.domain.frozen import Frozen
from bot.ports.failing import Refused, Unavailable, Uncertain

_PATIENCE: Final = 25.0
"""Seconds: Microsoft's own deadlines run out before."""


class Unwell(ReviewError):
    """Something is missing; the sentence says what to do."""


class Checked(Frozen):
    """What came of one check."""

    check: str
    ok: bool
    sentence: str


@dataclass(frozen=True)
class Check:
    """A thing to look at: `look` returns a sentence, or raises one."""

    name: str
    look: Callable[[], Awaitable[str]]

    async def done(self, *, patience: float = _PATIENCE) -> Checked:
        """Look, for so many seconds at the most."""
        try:
            async with asyncio.timeout(patience):
                return Checked(check=self.name, ok=True, sentence=await self.look())
        except TimeoutError:
            told = f"There was no answer within {patience:.0f} seconds. Look at the network and try again."
            return Checked(check=self.name, ok=False, sentence=told)
        except (ReviewError, Unavailable, Refused, Uncertain) as wrong:
            return Checked(check=self.name, ok=False, sentence=str(wrong))
