"""Stand-in peers: they look at the real cards, write on them and press their buttons (R31-R38)."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from random import Random
from typing import Final

from bot.domain.observation import SOMEBODY_ELSE
from bot.domain.theme import Theme
from bot.rehearsal.parts import Press, Words, pressed
from bot.rehearsal.said import Bank, Point
from bot.rehearsal.seen import Seen

_FEWEST: Final = 2
_MOST: Final = 4
_MINUTES: Final = (3, 6)
"""How long a peer takes to answer."""

_UNTIL_CHAT: Final = timedelta(minutes=25)


class Habit(StrEnum):
    """What is human about a peer; each happens once, with the next session that they are asked about."""

    FORGETS = "forgets to answer"
    NAMES = "names somebody"
    DOUBLES = "presses twice"
    SILENT = "heard nothing salient"


class TakesNotes:
    """Writes down two to four points after a session, one on each card; `slip` is a name they may let slip."""

    def __init__(self, bank: Bank, habits: Sequence[Habit], *, slip: str, random: Random) -> None:
        self._bank = bank
        self._habits = list(habits)
        self._slip = slip
        self._random = random
        self._moods: dict[str, Habit | None] = {}
        self._points: dict[str, list[Point]] = {}

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to answer a capture card or a nudge."""
        if seen.kind == "nudge" and seen.has("capture.open"):
            return self._minutes()
        if not seen.has("capture.save"):
            return None
        session = seen.about("capture.save", "session")
        if session not in self._moods:
            self._moods[session] = self._habits.pop(0) if self._habits else None
            if self._moods[session] is Habit.FORGETS:
                return None
        return self._minutes()

    def press(self, seen: Seen) -> Press | None:
        """Return the next point, written on the card; the last one is saved without asking for another."""
        if seen.kind == "nudge" and seen.has("capture.open"):
            return pressed(seen, "capture.open")
        if not seen.has("capture.save"):
            return None
        session = seen.about("capture.save", "session")
        mood = self._moods.get(session)
        self._moods[session] = None
        if mood is Habit.SILENT:
            return pressed(seen, "capture.nothing")
        points = self._points.setdefault(session, [])
        if not points:
            points += self._heard(slips=mood is Habit.NAMES)
        return self._write(seen, points.pop(0), last=not points, twice=mood is Habit.DOUBLES)

    def _heard(self, *, slips: bool) -> list[Point]:
        points = [self._bank.deal() for _ in range(self._random.randint(_FEWEST, _MOST))]
        if not slips:
            return points
        words = points[0].text
        slip = Point(topic=points[0].topic, text=f"{self._slip} told us: {words[0].lower()}{words[1:]}")
        return [slip, *points]

    def _write(self, seen: Seen, point: Point, *, last: bool, twice: bool) -> Press:
        verb = "capture.save" if last else "capture.more"
        written = {
            "theme": point.topic.theme,
            "kind": point.topic.kind,
            "text": point.text,
            "group": self._group(seen),
        }
        return pressed(seen, verb, written=written, twice=twice)

    def _group(self, seen: Seen) -> str:
        """Return a group of people who could have said it; the whole pair names the same one."""
        named = [value for value, _ in seen.choices("group") if value != SOMEBODY_ELSE]
        offered = named or list(self._bank.groups)
        return offered[sum(map(ord, seen.about("capture.save", "session"))) % len(offered)]

    def _minutes(self) -> timedelta:
        return timedelta(minutes=self._random.choice(_MINUTES))


class WritesInChat:
    """Writes one note in the chat, some time after the first card, as people do who do not like cards."""

    def __init__(self, bank: Bank, themes: Sequence[Theme]) -> None:
        self._bank = bank
        self._themes = {theme.id: theme for theme in themes}
        self._done = False

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to think of something."""
        if self._done or not seen.has("capture.save"):
            return None
        self._done = True
        return _UNTIL_CHAT

    def press(self, seen: Seen) -> Words:
        """Return the note, whatever has become of the card."""
        del seen
        point = self._bank.deal()
        return Words(f"note {self._themes[point.topic.theme].short}: {point.topic.kind}: {point.text}")


class ConfirmsCharter:
    """Reads the charter, the ground rules and the induction, and confirms one after the other (R76)."""

    def __init__(self, *, random: Random) -> None:
        self._random = random

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to read a part."""
        return timedelta(minutes=self._random.randint(3, 30)) if seen.has("onboarding.confirm") else None

    def press(self, seen: Seen) -> Press | None:
        """Return the confirmation of the first part that is open."""
        return pressed(seen, "onboarding.confirm") if seen.has("onboarding.confirm") else None
