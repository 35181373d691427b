"""The weeks before day 1, rehearsed: what is needed is brought, some of it only when it is chased (R3-R10)."""

from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.seen import Seen

_LATE: Final = frozenset({"board-papers", "timetable", "issues", "participants"})
"""What nobody brings before they are reminded of it."""

_NEVER: Final = frozenset({"communications"})
"""What never comes, so that the review goes without it."""

_WORDS: Final = {
    "position-statement": "https://files.client.example/position-statement",
    "board-papers": "https://files.client.example/board-papers",
    "documents": "https://files.client.example/documents",
    "timetable": "The challenge manager has the file.",
}
_REASON: Final = "The client tells everybody at the start of each meeting instead."


class BringsWhatIsNeeded:
    """Brings one thing after the other, some days apart; the challenge manager does without what never came."""

    def __init__(self, *, random: Random) -> None:
        self._random = random

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes until the next thing is there."""
        verb, item = self._next(seen)
        if not item:
            return None
        days = self._random.randint(0, 2) if verb == "readiness.tick" else 0
        return timedelta(days=days, minutes=self._random.randint(5, 90))

    def press(self, seen: Seen) -> Press | None:
        """Return the tick, with a link where there is one, or why the review goes without it."""
        verb, item = self._next(seen)
        if not item:
            return None
        words = _WORDS.get(item, "") if verb == "readiness.tick" else _REASON
        return pressed(seen, verb, written={"item": item, "words": words})

    @staticmethod
    def _next(seen: Seen) -> tuple[str, str]:
        """Return what is pressed next, and for which item; nothing where all that comes has come."""
        on = seen.about("readiness.tick", "on") if seen.has("readiness.tick") else ""
        if on == "eve":
            return "readiness.without", next((key for key, _ in seen.choices("item")), "")
        left = _NEVER if on == "chased" else _NEVER | _LATE
        offered = [key for key, _ in seen.choices("item") if key not in left]
        return "readiness.tick", offered[0] if offered and on in {"needed", "chased"} else ""
