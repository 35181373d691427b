"""A draft timetable: what was read from the client's file, and what was doubtful (R13, R22)."""

import datetime as dt
from enum import StrEnum

from bot.domain.frozen import Frozen
from bot.domain.session import Mode, SessionKind


class DraftSession(Frozen):
    """One session as read; times are on the client's wall, `at` says where in the file it stands.

    `day` is the label that the file gives ("Day 1", "Tue 14th"); `date` is None where the file gives none.
    `people` are those met, `peers` the initials or names of team members that the file puts beside it.
    """

    day: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    title: str
    kind: SessionKind
    people: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    place: str = ""
    mode: Mode = Mode.REMOTE
    stream: str = ""
    at: str

    @property
    def is_certain(self) -> bool:
        """Whether it has all that a meeting needs."""
        return self.date is not None and self.start is not None and self.end is not None


class Asks(StrEnum):
    """What the answer to a doubt would settle; what asks for nothing is only to be seen."""

    NOTHING = "nothing"
    DATE = "date"
    START = "start"
    END = "end"
    PEER = "peer"


class Doubt(Frozen):
    """A line that was not read with certainty: its place, its words, a question and a suggested answer.

    Where it asks for something, `session` is the session's place in the draft, from 0, and `value` is the
    suggestion as data: an ISO date, or HH:MM on the client's wall; both are empty where there is none.
    Where it asks who somebody is, `word` is what the file calls them.
    """

    at: str
    text: str
    question: str
    suggested: str = ""
    asks: Asks = Asks.NOTHING
    session: int | None = None
    value: str = ""
    word: str = ""

    @property
    def is_open(self) -> bool:
        """Whether an answer would settle something in the draft."""
        return self.asks is not Asks.NOTHING and self.session is not None


class Draft(Frozen):
    """A timetable as read from one file, in the order of the file."""

    source: str
    sessions: tuple[DraftSession, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether the file itself says on which dates the sessions are."""
        return any(s.date is not None for s in self.sessions)
