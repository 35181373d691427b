"""What the team asks the client for, rehearsed: raised by a peer, let go, answered and closed (R12)."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random
from types import MappingProxyType
from typing import Final

from bot.rehearsal.parts import NOTHING, Press, pressed
from bot.rehearsal.seen import Seen
from cards.guard import LET

_WRITTEN: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "request.raise": {"text": "The plan for the workforce, with the numbers of the last two years."},
        "request.answer": {"text": "It was agreed in May.", "document": "Plan for the workforce, pages 4 to 9"},
    }
)
_STEPS: Final = ("request.raise", "request.let_go", "request.answer", "request.close")
_MAY_STAND: Final = "It names nobody, and asks for a paper that the client has."


class SeesToRequests:
    """Takes a request one step further, whoever's step it is; one who `asks` raises the first one."""

    def __init__(self, *, asks: bool, random: Random) -> None:
        self._asks = asks
        self._random = random

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to see to it."""
        return timedelta(minutes=self._random.randint(3, 15)) if self._step(seen) else None

    def press(self, seen: Seen) -> Press | None:
        """Return the step."""
        step = self._step(seen)
        if step == "request.open":
            self._asks = False
        if step == "request.let_go":
            return pressed(seen, step, written=_chosen(seen))
        return pressed(seen, step, written=_WRITTEN.get(step, NOTHING)) if step else None

    def _step(self, seen: Seen) -> str:
        if self._asks and seen.has("request.open"):
            return "request.open"
        return next((step for step in _STEPS if seen.has(step)), "")


def _chosen(seen: Seen) -> dict[str, str]:
    """Return who is asked, and what of the guard's warnings may stand."""
    keys = [key for key, _ in seen.choices(LET)]
    let = {LET: ",".join(keys), "reason": _MAY_STAND} if keys else {}
    return {"lead": next((lead for lead, _ in seen.choices("lead")), ""), **let}
