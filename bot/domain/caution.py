"""A caution: something in a timetable that is not as the method has it, and what a rule looks at (R22)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, SessionId
from bot.domain.method import Method
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.team import Person

WHOLE: Final = "The whole timetable"
"""Where a caution stands that is about no single session or day."""

FOR_THE_TEAM: Final = frozenset(
    {SessionKind.TEAM_SESSION, SessionKind.SCENE_SETTING, SessionKind.FINAL_FEEDBACK}
)
"""Kinds for which the whole team gathers; a catch-up may be held by some while others go on."""

_AMONG_THEMSELVES: Final = frozenset({SessionKind.TEAM_SESSION, SessionKind.READING})


class Caution(Frozen):
    """One departure from the method: its R-number, its place in the file or its day, and a sentence."""

    rule: str
    at: str
    text: str


@dataclass(frozen=True)
class Timetable:
    """The sessions that count, in order of time, with their review and its people.

    `called` names those days whose date is not known and must not be said.
    """

    sessions: tuple[Session, ...]
    review: Review
    people: tuple[Person, ...]
    called: Mapping[date, str]

    @property
    def method(self) -> Method:
        """The kind of review whose rules these are."""
        return self.review.method

    @cached_property
    def days(self) -> dict[date, tuple[Session, ...]]:
        """The sessions of each day on which somebody is met, so not the evening before (R9)."""
        days: dict[date, list[Session]] = {}
        for session in self.sessions:
            days.setdefault(self.review.day_of(session.starts), []).append(session)
        return {
            d: tuple(held) for d, held in days.items() if any(s.kind not in _AMONG_THEMSELVES for s in held)
        }

    @cached_property
    def _spans(self) -> dict[SessionId, tuple[float, float]]:
        """When each session starts and ends, in seconds that pass whatever the clocks do in between."""
        return {s.id: (s.starts.timestamp(), s.ends.timestamp()) for s in self.sessions}

    def minutes(self, session: Session) -> int:
        """Return how many minutes a session lasts."""
        starts, ends = self._spans[session.id]
        return round((ends - starts) / 60)

    def minutes_between(self, earlier: Session, later: Session) -> int:
        """Return the minutes from the end of one session to the start of another."""
        return round((self._spans[later.id][0] - self._spans[earlier.id][1]) / 60)

    @cached_property
    def peers(self) -> tuple[PersonId, ...]:
        """Who goes into sessions."""
        return tuple(p.id for p in self.people if p.is_peer)

    @cached_property
    def _names(self) -> dict[PersonId, str]:
        return {p.id: p.name if p.name == p.initials else f"{p.name} ({p.initials})" for p in self.people}

    @cached_property
    def of(self) -> dict[PersonId, list[Session]]:
        """The sessions at which each peer is expected."""
        theirs: dict[PersonId, list[Session]] = {peer: [] for peer in self.peers}
        for session in self.sessions:
            for peer in self.expected_at(session):
                if peer in theirs:
                    theirs[peer].append(session)
        return theirs

    def expected_at(self, session: Session) -> tuple[PersonId, ...]:
        """Return the peers who must be there: its pair, or all where the whole team gathers in one stream."""
        if session.pair is not None:
            return session.pair.people
        return self.peers if session.kind in FOR_THE_TEAM and not session.stream else ()

    def names(self, people: Iterable[PersonId]) -> str:
        """Return people as a sentence names them: Jo Patel (JP) and Rae Moss (RM)."""
        return listed([self._names.get(p, p) for p in people])

    def day(self, on: date) -> str:
        """Return a day as a sentence names it."""
        return f"“{self.called[on]}”" if on in self.called else self.at(on)

    def at(self, on: date) -> str:
        """Return a day as the place of a caution."""
        return self.called.get(on) or _in_words(on)

    def clock(self, moment: datetime) -> str:
        """Return what the client's wall shows."""
        return f"{moment.astimezone(self.review.wall):%H:%M}"

    def when(self, moment: datetime) -> str:
        """Return the time, with its day where there are several: 10:00 on Tuesday 13 October."""
        if len(self.days) <= 1:
            return self.clock(moment)
        return f"{self.clock(moment)} on {self.day(self.review.day_of(moment))}"


@lru_cache(maxsize=1_024)
def _in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def listed(words: list[str]) -> str:
    """Return words as a sentence lists them: A, B and C."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def lasting(minutes: int) -> str:
    """Return a length in words: 45 minutes, 1 hour 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = (_counted(hours, "hour"), _counted(rest, "minute"))
    return " ".join(filter(None, parts)) or "no time"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}" if number else ""
