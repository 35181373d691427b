"""What has been read so far: sessions in the order of the file, and every doubt with its place."""

from dataclasses import dataclass, field
from datetime import time
from typing import Final

from bot.domain.session import SessionKind
from bot.domain.timetable import Asks, Doubt, DraftSession
from bot.timetables.anchors import Anchors
from bot.timetables.clock import Times
from bot.timetables.days import Day
from bot.timetables.grid import Cell
from bot.timetables.kinds import kind_of, mode_of
from bot.timetables.people import ALL, is_name
from bot.timetables.times import is_unsettled
from bot.timetables.titles import Words, cancelled

STRUCK: Final = "Left out: it is struck through. Is that right?"
CANCELLED: Final = "Left out: it is marked as cancelled. Is that right?"
ALONE: Final = "A time without a session. What happens then?"
REMARK: Final = "Left out: it reads like a remark, not a session. Is that right?"
_LONGEST_QUOTE: Final = 600
_SOON: Final = 3
_AHEAD: Final = 200
"""Sessions among which the next one of the day is looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One session as found: its words, its times and what the columns beside it say."""

    cell: Cell
    words: Words
    times: Times
    day: Day | None
    people: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    place: str = ""
    said: str = ""
    stream: str = ""
    status: str = ""


@dataclass(slots=True)
class Gathered:
    """Sessions and doubts, as they are found."""

    anchors: Anchors
    sessions: list[DraftSession] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)
    _said: set[Doubt] = field(default_factory=set)

    def doubt(self, at: str, text: str, question: str, suggested: str = "") -> None:
        """Write down a doubt that is only to be seen, once."""
        new = Doubt(at=at, text=_quoted(text), question=question, suggested=suggested)
        if new not in self._said:
            self._said.add(new)
            self.doubts.append(new)

    def ask(self, index: int, text: str, question: str, asks: Asks, value: str = "") -> None:
        """Write down what the answer to a doubt would settle for one session."""
        at = self.sessions[index].at
        self.doubts.append(
            Doubt(
                at=at,
                text=_quoted(text),
                question=question,
                suggested=value,
                asks=asks,
                session=index,
                value=value,
            )
        )

    def take(self, line: Line) -> None:
        """Add a session, and a doubt for each thing about it that is not certain."""
        words = line.words
        in_title = [p for p in words.people if not line.people or is_name(p.split(",")[0])]
        people = tuple(dict.fromkeys((*in_title, *line.people)))
        kind = kind_of(words.title, said=line.said, people=len(people))
        place = line.place or words.place
        dated = self.anchors.date_of(line.day)
        self.sessions.append(
            DraftSession(
                day=line.day.label if line.day else "",
                date=dated.date,
                start=line.times.start,
                end=line.times.end,
                title=words.title,
                kind=kind,
                people=people,
                peers=() if kind is SessionKind.BREAK and line.peers == (ALL,) else line.peers,
                place=place,
                mode=mode_of(f"{line.place} {words.place}".strip(), words.title),
                stream=line.stream,
                at=line.cell.at,
            )
        )
        self._ask_day(line, dated.question, dated.suggested)
        self._ask(line)

    def leave(self, cell: Cell, question: str) -> None:
        """Leave a cell out, and say so."""
        self.doubt(cell.at, cell.text, question)

    def lengthen(self, index: int, end: time | None) -> None:
        """Let a session run on to the end of the last row that its merged cell covers."""
        session = self.sessions[index]
        if end and (session.end is None or end > session.end):
            self.sessions[index] = session.model_copy(update={"end": end})

    def ask_for_ends(self) -> None:
        """Ask when each session ends that has a start alone; the next one's start is suggested."""
        asked = {d.session: n for n, d in enumerate(self.doubts) if d.asks is Asks.END}
        for i, session in enumerate(self.sessions):
            if session.start is None or session.end is not None:
                continue
            likely = self._next(i)
            if (n := asked.get(i)) is not None:
                self.doubts[n] = self.doubts[n].model_copy(update={"suggested": likely, "value": likely})
            else:
                self.ask(i, session.title, "No end is given. When does it end?", Asks.END, likely)

    def _next(self, index: int) -> str:
        session = self.sessions[index]
        for later in self.sessions[index + 1 : index + _AHEAD]:
            same = (later.day, later.date) == (session.day, session.date) and later.stream in (
                "",
                session.stream,
            )
            if same and later.start and session.start and later.start > session.start:
                return f"{later.start:%H:%M}" if later.start.hour - session.start.hour < _SOON else ""
        return ""

    def _before(self, index: int) -> str:
        """Return the end of the session before one, where it is on the same day."""
        session, above = self.sessions[index], self.sessions[index - 1] if index else None
        same = above and (above.day, above.date) == (session.day, session.date)
        return f"{above.end:%H:%M}" if same and above and above.end else ""

    def _ask_day(self, line: Line, question: str, suggested: str) -> None:
        label = line.day.label if line.day else ""
        if question and label not in self._asked:
            self._asked.add(label)
            self.ask(len(self.sessions) - 1, label or line.words.title, question, Asks.DATE, suggested)

    def _ask(self, line: Line) -> None:
        at, text, times = line.cell.at, line.cell.text, line.times
        mine = len(self.sessions) - 1
        if times.start is None and times.end:
            self.ask(mine, text, "No start is given. When does it start?", Asks.START, self._before(mine))
        elif times.start is None:
            self.ask(mine, text, "No time is given. When is it?", Asks.START)
        elif times.question:
            self.ask(mine, text, times.question, times.asks, times.suggested)
        if cancelled(f"{line.words.title} {line.status}") is None:
            self.doubt(at, text, "Is it cancelled?")
        if is_unsettled(text.split("\n")[0]):
            self.doubt(at, text, "It is marked as not yet confirmed. Is it going ahead?")
        if line.status and line.status[:4].casefold() in (
            "prov",
            "tbc",
            "pend",
            "to b",
            "unco",
            "tent",
            "wait",
        ):
            self.doubt(
                at,
                f"{line.words.title}: {line.status}",
                "It is marked as not yet confirmed. Is it going ahead?",
            )


def _quoted(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "\u2026"
