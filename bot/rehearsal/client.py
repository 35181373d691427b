"""The stand-in client: each system lead answers one summary, which is put beside a finding (R53)."""

from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.seen import Seen

_REPLIES: Final = (
    {"kind": "correction", "text": "The plan was agreed by all partners in May, not in June."},
    {"kind": "document", "text": "This shows how the plan is followed up.", "document": "Joint plan, page 12"},
)


class AnswersOnce:
    """Answers the first summary that they are sent, some time later, and no other."""

    def __init__(self, nth: int, *, random: Random) -> None:
        self._reply = _REPLIES[nth % len(_REPLIES)]
        self._random = random
        self._done = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes until they have read it."""
        if self._done or not seen.has("summary.reply"):
            return None
        self._done = True
        return timedelta(minutes=self._random.randint(20, 50))

    def press(self, seen: Seen) -> Press | None:
        """Return the reply, about the first theme."""
        if not seen.has("summary.reply"):
            return None
        theme = next((value for value, _ in seen.choices("theme")), "")
        return pressed(seen, "summary.reply", written={**self._reply, "theme": theme})


class PutsBesideFindings:
    """Puts each reply beside the first finding that the card offers, and counts none as a source."""

    def __init__(self, *, random: Random) -> None:
        self._random = random
        self._seen: set[str] = set()

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to choose a finding."""
        if not seen.choices("findings") or seen.about("reply.attach", "number") in self._seen:
            return None
        self._seen.add(seen.about("reply.attach", "number"))
        return timedelta(minutes=self._random.randint(2, 5))

    def press(self, seen: Seen) -> Press | None:
        """Return the choice."""
        finding = next((value for value, _ in seen.choices("findings")), "")
        return pressed(seen, "reply.attach", written={"findings": finding}) if finding else None
