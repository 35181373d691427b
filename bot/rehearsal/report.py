"""The stand-ins of the weeks of the report: who writes it, who reads it and who corrects it (R59-R64)."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.manager import let_stand
from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.seen import Seen

_COMMENTS: Final = (
    "Could the first point say that we heard it in more than one place?",
    "Please put what is strong before what to explore under every theme.",
)
_CORRECTION: Final = "The first point reads as if it held everywhere. The third place joined us only in May."
_TAKEN: Final = {"taken": "yes", "answer": "It stands in the next edition."}
_NOT_TAKEN: Final = {"taken": "no", "answer": "What is strong stands first under every theme already."}
_FROM_PEERS: Final = "We heard this in more than one place."
_FROM_CLIENT: Final = "The third place joined only in May."
"""What the challenge manager adds to a finding, as a comment and as a correction ask."""


_SOON: Final = (2, 3, 4, 5)
_NEXT_DAY: Final = (24, 25, 27)
"""Hours until a peer has read it, none of them at night when it comes in the morning: the first is soon."""

_DAYS: Final = (24, 49, 74)
"""Hours until a system lead has read it, some days into the week that they have."""

_A_DAY: Final = timedelta(days=1)


class WritesReport:
    """Drafts the report when reminded, answers what is said about it, passes it on and plans what follows."""

    def __init__(self, *, random: Random) -> None:
        self._random = random
        self._reminders = 0
        self._answered = 0
        self._new_words = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to see to the card."""
        return timedelta(minutes=self._random.randint(4, 12)) if self._step(seen) else None

    def press(self, seen: Seen) -> Press | None:
        """Return the next step that the card offers."""
        step = self._step(seen)
        if step == "report.show":
            self._reminders += 1
        if step == "report.draft":
            self._new_words = False
        if step == "comment.answer":
            return pressed(seen, step, written=self._answer(seen))
        if step == "comment.reword":
            self._new_words = True
            return pressed(seen, step, written={"wording": self._reworded(seen)})
        if step == "report.to_client":
            return pressed(seen, step, written=let_stand(seen))
        return pressed(seen, step) if step else None

    @property
    def _is_with_client(self) -> bool:
        """By the second reminder the report goes to the client, and it is the client who is answered."""
        return self._reminders > 1

    def _answer(self, seen: Seen) -> dict[str, str]:
        """Return an answer: what the first peer asks and what the client corrects is taken into a finding."""
        self._answered += 1
        told = seen.choices("finding")
        if not told or (self._answered > 1 and not self._is_with_client):
            return _NOT_TAKEN
        return {**_TAKEN, "finding": told[0][0]}

    def _reworded(self, seen: Seen) -> str:
        added = _FROM_CLIENT if self._is_with_client else _FROM_PEERS
        return f"{seen.boxes['wording'].value} {added}"

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
            allowed += ["report.draft"] if self._new_words and self._is_with_client else []
            allowed += ["report.to_client"] if self._is_with_client and not seen.has("report.final") else []
        else:
            allowed = ["comment.answer", "comment.reword", "comments.show", "report.draft"]
        return next((step for step in allowed if seen.has(step)), "")


class MakesFinal:
    """Makes the last edition final once the days that the client has for corrections have passed."""

    def __init__(self, *, days: int) -> None:
        self._after = timedelta(days=days) + _A_DAY
        self._last = ""

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long the client has, counted from when an edition could first be made final."""
        if not seen.has("report.final") or seen.about("report.final", "edition") == self._last:
            return None
        self._last = seen.about("report.final", "edition")
        return self._after

    def press(self, seen: Seen) -> Press | None:
        """Return the step that makes the last edition final; nothing for an earlier one."""
        if not seen.has("report.final") or seen.about("report.final", "edition") != self._last:
            return None
        return pressed(seen, "report.final", written=let_stand(seen))


class ReadsReport:
    """Reads an edition and says one thing about it, or that there is nothing to add; `takes` are hours."""

    def __init__(self, words: str, *, takes: Sequence[int], random: Random) -> None:
        self._words = words
        self._takes = takes
        self._random = random
        self._done = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes until they have read it."""
        if self._done or not seen.has("comment.save"):
            return None
        self._done = True
        return timedelta(hours=self._random.choice(self._takes))

    def press(self, seen: Seen) -> Press | None:
        """Return what they say."""
        if not seen.has("comment.save"):
            return None
        if not self._words:
            return pressed(seen, "comment.nothing")
        return pressed(seen, "comment.save", written={"text": self._words})


def peer_reads(nth: int, *, random: Random) -> ReadsReport:
    """Return the part of a peer: the first two comment, the others have nothing to add."""
    return ReadsReport(
        _COMMENTS[nth] if nth < len(_COMMENTS) else "", takes=_SOON if nth == 0 else _NEXT_DAY, random=random
    )


def lead_reads(nth: int, *, random: Random) -> ReadsReport:
    """Return the part of a system lead: the first corrects one fact."""
    return ReadsReport(_CORRECTION if nth == 0 else "", takes=_DAYS, random=random)
