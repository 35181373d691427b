"""The stand-in challenge manager: accepts, edits, checks, approves, agrees and signs off (R48-R54, R61)."""

from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.seen import Seen
from cards.guard import LET

_STEPS: Final = (
    "timetable.accept",
    "catch_up.approve",
    "catch_up.check",
    "catch_up.edit",
    "feedback.agree",
    "sign_off.confirm",
    "sign_off.ask",
)
"""What they press, the furthest step first where a card offers several."""

_SOFTENED: Final = "So far: {}"
_ON_ONE: Final = "rests on a single source"
"""What an objection says to a message that only one source stands behind; such a message is left out."""

_TOGETHER: Final = (25, 40)
"""Minutes until the team, which is meeting by then, has agreed the final feedback."""

_PUBLISHED: Final = timedelta(days=2)
"""How long the client takes to publish what is final, before it is signed off."""

_MESSAGES: Final = ("strengths__", "areas__")
_AGREED: Final = "The team has agreed that this can be said in these words."
_NO_REPORT: Final = "The client has a summary of the day, and asked for no report."
_MOST_CHECKS: Final = 12
"""Times that a wording is checked before it is left for a human to look at."""


class RunsReview:
    """Carries the review from step to step, and changes one message of each evening."""

    def __init__(self, *, random: Random) -> None:
        self._random = random
        self._checks: dict[str, int] = {}
        self._softened: set[str] = set()

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to read the card and decide."""
        step = self._step(seen)
        if step == "sign_off.ask" and seen.kind == "sign_off":
            return _PUBLISHED
        minutes = _TOGETHER if step == "feedback.agree" else (2, 5)
        return timedelta(minutes=self._random.randint(*minutes)) if step else None

    def press(self, seen: Seen) -> Press | None:
        """Return the next step that the card offers."""
        step = self._step(seen)
        if step == "catch_up.check":
            return self._edited(seen)
        if step == "feedback.agree":
            self._count(seen, step)
            return pressed(seen, step, written=let_stand(seen))
        if step == "sign_off.confirm" and "reason" in seen.boxes:
            return pressed(seen, step, written={"reason": _NO_REPORT})
        return pressed(seen, step) if step else None

    def _step(self, seen: Seen) -> str:
        if seen.kind == "report":
            return ""
        step = next((s for s in _STEPS if seen.has(s)), "")
        if step == "catch_up.edit" and seen.about(step, "again"):
            return ""
        counted = step in {"catch_up.check", "feedback.agree"}
        if counted and self._checks.get(self._text(seen, step), 0) >= _MOST_CHECKS:
            return ""
        return step

    def _edited(self, seen: Seen) -> Press:
        """Return the evening's messages without what rests on one source, then the first put more carefully."""
        self._count(seen, "catch_up.check")
        messages, left_out = _on_more_than_one(seen)
        first = next((box for box, lines in messages.items() if lines), "")
        again = seen.about("catch_up.check", "day") in self._softened
        if first and not (left_out or again):
            self._softened.add(seen.about("catch_up.check", "day"))
            line = messages[first][0]
            messages[first][0] = _SOFTENED.format(line[0].lower() + line[1:])
        written = {box: "\n".join(lines) for box, lines in messages.items()}
        return pressed(seen, "catch_up.check", written=written | (let_stand(seen) if again else {}))

    def _count(self, seen: Seen, step: str) -> int:
        text = self._text(seen, step)
        self._checks[text] = self._checks.get(text, 0) + 1
        return self._checks[text]

    @staticmethod
    def _text(seen: Seen, step: str) -> str:
        """Return what tells one text to be checked from another."""
        return step + (seen.about(step, "day") or seen.about(step, "mark"))


def _on_more_than_one(seen: Seen) -> tuple[dict[str, list[str]], bool]:
    """Return the messages of each box without those of a single source, and whether there were any.

    Where none would be left, all of them are.
    """
    boxes = {b.id: b.value.splitlines() for b in seen.boxes.values() if b.id.startswith(_MESSAGES)}
    alone = tuple(_quoted(title) for _, title in seen.choices(LET) if _ON_ONE in title)
    left = {box: [line for line in lines if not line.startswith(alone)] for box, lines in boxes.items()}
    return (left, left != boxes) if any(left.values()) else (boxes, False)


def _quoted(objection: str) -> str:
    """Return the words that an objection begins with, as far as they fit into it."""
    return objection.removeprefix("“").partition("”")[0].removesuffix("…")


def let_stand(seen: Seen) -> dict[str, str]:
    """Return all that may stand, with a reason; not what rests on one source, unless nothing else is left."""
    offered = seen.choices(LET)
    keys = [key for key, title in offered if _ON_ONE not in title] or [key for key, _ in offered]
    return {LET: ",".join(keys), "reason": _AGREED} if keys else {}


_HOURS: Final = (1, 2, 3, 4, 6, 7, 24, 25, 27, 29)
"""Hours until somebody gets to the shredder, none of them at night when they are asked in the morning."""


_SHREDDED: Final = {"what": "own notes"}


class DestroysNotes:
    """Destroys their own notes some hours after they are asked to, and says so (R67)."""

    def __init__(self, *, random: Random) -> None:
        self._random = random

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to get to the shredder."""
        return timedelta(hours=self._random.choice(_HOURS)) if seen.has("notes.destroyed") else None

    def press(self, seen: Seen) -> Press | None:
        """Return the confirmation."""
        return pressed(seen, "notes.destroyed", written=_SHREDDED) if seen.has("notes.destroyed") else None
