"""Stand-in peers: they look at the real cards, write on them and press their buttons (R31-R38)."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.said import Bank, Point
from bot.rehearsal.seen import Seen

_FEWEST: Final = 2
_MOST: Final = 4
_SOONEST: Final = 2
_LATEST: Final = 6
"""Minutes that a peer takes to answer."""


@dataclass(frozen=True)
class Habits:
    """What is human about a peer; each of these happens once, on the first card that they are asked with."""

    forgets: bool = False
    names: str = ""
    doubles: bool = False
    silent: bool = False


class TakesNotes:
    """Writes down two to four points after a session, one on each card."""

    def __init__(self, bank: Bank, habits: Habits, *, random: Random) -> None:
        self._bank = bank
        self._habits = habits
        self._random = random
        self._points: dict[str, list[Point]] = {}
        self._groups: dict[str, str] = {}
        self._forgotten = ""

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to answer a capture card or a nudge."""
        if seen.kind == "nudge" and seen.has("capture.open"):
            return self._minutes()
        if not seen.has("capture.save"):
            return None
        session = seen.about("capture.save", "session")
        if self._habits.forgets and not self._forgotten and not self._points:
            self._forgotten = session
            self._points[session] = []
            return None
        return self._minutes()

    def press(self, seen: Seen) -> Press | None:
        """Return the next point, written on the card; the last one is saved without asking for another."""
        if seen.kind == "nudge" and seen.has("capture.open"):
            return pressed(seen, "capture.open")
        if not seen.has("capture.save"):
            return None
        session = seen.about("capture.save", "session")
        first = not self._points
        if first and self._habits.silent:
            self._points[session] = []
            return pressed(seen, "capture.nothing")
        points = self._points.setdefault(session, [])
        if not points:
            points += self._heard(slips=first and bool(self._habits.names))
        return self._write(seen, points.pop(0), last=not points, twice=first and self._habits.doubles)

    def _heard(self, *, slips: bool) -> list[Point]:
        points = [self._bank.deal() for _ in range(self._random.randint(_FEWEST, _MOST))]
        if not slips:
            return points
        words = points[0].text
        slip = Point(topic=points[0].topic, text=f"{self._habits.names} told us: {words[0].lower()}{words[1:]}")
        return [slip, *points]

    def _write(self, seen: Seen, point: Point, *, last: bool, twice: bool) -> Press:
        return pressed(
            seen,
            "capture.save" if last else "capture.more",
            twice=twice,
            theme=point.topic.theme,
            kind=point.topic.kind,
            text=point.text,
            group=self._group(seen),
        )

    def _group(self, seen: Seen) -> str:
        """Return a group of people who could have said it; the whole pair names the same one."""
        offered = [value for value, _ in seen.choices("group")] or list(self._bank.groups)
        return offered[sum(map(ord, seen.about("capture.save", "session"))) % len(offered)]

    def _minutes(self) -> timedelta:
        return timedelta(minutes=self._random.randint(_SOONEST, _LATEST))
