"""The stand-in lead peer: brings together what several rooms have said (R41)."""

from collections import defaultdict
from datetime import timedelta
from random import Random
from typing import Final

from bot.rehearsal.parts import Press, pressed
from bot.rehearsal.said import Bank, Topic
from bot.rehearsal.seen import Seen
from bot.rehearsal.weighing import Weighs

_MINUTES: Final = (3, 6)
_STEP: Final = timedelta(minutes=1)
_ENOUGH: Final = 2
"""Notes that say the same thing, before it is worth a finding."""


class BringsTogether:
    """Makes a finding of every topic that at least two notes speak of, one theme after the other."""

    def __init__(self, bank: Bank, *, random: Random) -> None:
        self._bank = bank
        self._random = random
        self._found: set[Topic] = set()
        self._looked_at: set[tuple[str, str]] = set()
        self._weighs = Weighs()
        self._cited: frozenset[str] = frozenset()

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long it takes to read the notes on one theme, or to weigh a finding a step further."""
        if seen.kind == "finding":
            return _STEP if self._weighs.is_at_it(seen) else None
        reads = seen.has("triangulate.save") or seen.has("triangulate.show")
        return timedelta(minutes=self._random.choice(_MINUTES)) if reads else None

    def press(self, seen: Seen) -> Press | None:
        """Return a finding on the theme at hand, or else the step to a theme not yet looked at.

        One finding is weighed before the next one is made, where there is a note that could question it.
        """
        if seen.kind == "finding" or (self._has_a_note_to_spare(seen) and self._weighs.is_at_it(seen)):
            return self._weighs.press(seen)
        if seen.has("triangulate.save"):
            ready = self._ready(seen)
            if ready:
                topic, cites = ready[0]
                self._found.add(topic)
                self._cited = frozenset(cites)
                return self._finding(seen, topic, cites)
        return self._next_theme(seen)

    def _ready(self, seen: Seen) -> list[tuple[Topic, list[str]]]:
        """Return what enough notes speak of, with their numbers, the most spoken of first."""
        about: dict[Topic, list[str]] = defaultdict(list)
        for number, title in seen.choices("cites"):
            topic = self._bank.topic_of(title)
            if topic is not None and topic not in self._found:
                about[topic].append(number)
        enough = [(topic, cites) for topic, cites in about.items() if len(cites) >= _ENOUGH]
        return sorted(enough, key=lambda found: -len(found[1]))

    def _has_a_note_to_spare(self, seen: Seen) -> bool:
        """Whether the newest finding stands on this card with a note beside those that it cites."""
        noted = {number for number, _ in seen.choices("cites")}
        return bool(self._cited) and self._cited < noted

    def _finding(self, seen: Seen, topic: Topic, cites: list[str]) -> Press:
        written = {"kind": topic.kind, "text": topic.finding, "cites": ",".join(cites)}
        return pressed(seen, "triangulate.save", written=written)

    def _next_theme(self, seen: Seen) -> Press | None:
        if not seen.has("triangulate.show"):
            return None
        ids = seen.about("triangulate.show", "session"), seen.about("triangulate.show", "theme")
        if ids in self._looked_at:
            return None
        self._looked_at.add(ids)
        return pressed(seen, "triangulate.show")
