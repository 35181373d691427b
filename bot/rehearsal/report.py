"""The stand-ins of the weeks of the report: who writes it, who reads it and who corrects it (R59-R64)."""

from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.seen import Seen

_COMMENTS: Final = (
    "The first recommendation reads as if it were settled. Could it say that it is a suggestion?",
    "Please put what is strong before what to explore under every theme.",
)
_TO_PEERS: Final = {"taken": "yes", "answer": "I see to it before the client reads the report."}
_CORRECTION: Final = "All partners agreed the plan in May, not in June."
_TO_CLIENT: Final = {"taken": "no", "answer": "The report names no month, so nothing in it changes."}


_HOURS: Final = (2, 3, 4, 5, 24, 25, 27)
"""Hours until somebody has read it, none of them at night when it comes in the morning."""


class WritesReport:
    """Drafts the report when reminded, answers what is said about it, passes it on and plans what follows."""

    def __init__(self, *, random: Random) -> None:
        self._random = random
        self._reminders = 0
        self._corrected = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to see to the card."""
        return timedelta(minutes=self._random.randint(4, 12)) if self._step(seen) else None

    def press(self, seen: Seen) -> Press | None:
        """Return the next step that the card offers."""
        step = self._step(seen)
        if step == "report.show":
            self._reminders += 1
        if step == "comment.answer":
            return pressed(seen, step, written=self._answer())
        if step in {"report.to_client", "report.final"}:
            ticked = ",".join(number for number, _ in seen.choices("included"))
            return pressed(seen, step, written={"included": ticked} if ticked else {})
        return pressed(seen, step) if step else None

    def _answer(self) -> dict[str, str]:
        """Return an answer: by the second reminder it is the client who is answered."""
        if self._reminders > 1:
            self._corrected = True
            return _TO_CLIENT
        return _TO_PEERS

    def _step(self, seen: Seen) -> str:
        if seen.has("follow.plan"):
            return "follow.plan"
        if seen.kind == "report_reminder" and seen.has("report.show"):
            return "report.show"
        if seen.kind != "report":
            return ""
        if seen.has("report.draft") and seen.about("report.draft", "after") != "0":
            allowed = ["comments.show"]
            allowed += ["report.to_peers"] if not seen.has("report.to_client") else []
            allowed += ["report.to_client"] if self._reminders > 1 and not seen.has("report.final") else []
            allowed += ["report.final"] if self._corrected else []
        else:
            allowed = ["comment.answer", "comments.show", "report.draft"]
        return next((step for step in allowed if seen.has(step)), "")


class ReadsReport:
    """Reads an edition and says one thing about it, or that there is nothing to add."""

    def __init__(self, words: str, *, random: Random) -> None:
        self._words = words
        self._random = random
        self._done = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes until they have read it."""
        if self._done or not seen.has("comment.save"):
            return None
        self._done = True
        return timedelta(hours=self._random.choice(_HOURS))

    def press(self, seen: Seen) -> Press | None:
        """Return what they say."""
        if not seen.has("comment.save"):
            return None
        if not self._words:
            return pressed(seen, "comment.nothing")
        return pressed(seen, "comment.save", written={"text": self._words})


def peer_reads(nth: int, *, random: Random) -> ReadsReport:
    """Return the part of a peer: the first two comment, the others have nothing to add."""
    return ReadsReport(_COMMENTS[nth] if nth < len(_COMMENTS) else "", random=random)


def lead_reads(nth: int, *, random: Random) -> ReadsReport:
    """Return the part of a system lead: the first corrects one fact."""
    return ReadsReport(_CORRECTION if nth == 0 else "", random=random)
