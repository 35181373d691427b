"""Checks a client's timetable before there is a review: what it says, and what the method would (R13, R22)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot import clock
from bot.domain.errors import Incomplete, NotATimetable
from bot.domain.ids import PersonId, ReviewId
from bot.domain.linter import Caution, lint
from bot.domain.method import Method
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.domain.timetable import Draft, DraftSession
from bot.methods import shelf
from bot.timetables.door import read_file
from bot.timetables.people import ALL
from bot.usecases.read_set_up import known_zone, read_day
from bot.usecases.take_in_timetable import lay_out

_CHECKED: Final = ReviewId("checked")
_SOME_SUNDAY: Final = date(2026, 5, 31)
"""The day after it stands in for the first where the file gives no date: never said, far from clock changes."""
_SATURDAY: Final = 5
_SHORT: Final = 15
_ABOUT_TIMES: Final = frozenset({"R1", "R22"})
NO_DAY: Final = "no day given"
"""What the days are called of sessions beside which there is none."""


@dataclass(frozen=True)
class Checked:
    """A timetable as read, and what the method would say of it."""

    draft: Draft
    cautions: tuple[Caution, ...]
    method: Method
    zone: str


def check_timetable(name: str, content: bytes, *, method: str, first_day: str, zone: str) -> Checked:
    """Read and check a file; raises `ReviewError` for a wrong file, method, day or zone."""
    chosen, known = shelf.chosen(method), known_zone(zone)
    first = _first_day(first_day)
    draft = read_file(name, content, first_day=first)
    if not draft.sessions:
        raise NotATimetable(f"I found no sessions in '{name}'.")
    return Checked(draft=draft, cautions=_cautions(draft, chosen, known, first), method=chosen, zone=known)


def in_json(checked: Checked) -> str:
    """Return what was read and found as one JSON object, with local times."""
    told = {
        "sessions": [_session(session) for session in checked.draft.sessions],
        "doubts": [
            {"at": d.at, "text": d.text, "question": d.question, "suggested": d.suggested}
            for d in checked.draft.doubts
        ],
        "warnings": [caution.model_dump() for caution in checked.cautions],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _session(line: DraftSession) -> dict[str, object]:
    return {
        "date": line.date.isoformat() if line.date else None,
        **({} if line.date else {"day": line.day}),  # so that undated days can be told apart
        "start": f"{line.start:%H:%M}" if line.start else None,
        "end": f"{line.end:%H:%M}" if line.end else None,
        "title": line.title,
        "kind": line.kind.value,
        "people": [*line.people, *line.peers],
        "place": line.place,
        "stream": line.stream,
        "at": line.at,
    }


def _first_day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return read_day(words, today=clock.now().date())
    except Incomplete:
        raise Incomplete(
            f"I cannot read “{words}” as a day. Write the first day like 2026-10-13 or 13 October 2026."
        ) from None


def _cautions(draft: Draft, method: Method, zone: str, first: date | None) -> tuple[Caution, ...]:
    """Lint the draft as a review of its own, with a peer for each name that the file puts beside a session."""
    called = _called(draft.sessions)
    days = {label: day for day, label in called.items()}
    peers = _peers(draft.sessions)
    names = tuple(p.name for p in peers)
    filled = [
        _filled(line, day=line.date or days[line.day or NO_DAY], method=method, everybody=names)
        for line in draft.sessions
    ]
    dates = [line.date for line in filled if line.date]
    review = Review(
        id=_CHECKED,
        client=draft.source,
        method=method,
        zone=zone,
        first_day=first or min(dates),
        last_day=max(dates),
    )
    # A pair is proposed to peers alone, and what is judged here is what the file says.
    unproposed = [p.model_copy(update={"role": Role.CHALLENGE_MANAGER}) for p in peers]
    laid = lay_out(draft.model_copy(update={"sessions": tuple(filled)}), review=review, people=unproposed)
    untimed = {line.at for line in draft.sessions if line.start is None}
    found = lint(laid.sessions, review=review, people=peers, called=called)
    return tuple(c for c in found if c.at not in untimed or c.rule not in _ABOUT_TIMES)


def _called(lines: Sequence[DraftSession]) -> dict[date, str]:
    """Return a weekday after all known ones for each day whose date the file leaves out, in its order."""
    known = [line.date for line in lines if line.date]
    day = max(known) if known else _SOME_SUNDAY
    called: dict[date, str] = {}
    for label in dict.fromkeys(line.day for line in lines if line.date is None):
        day += timedelta(days=1)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1)
        called[day] = label or NO_DAY
    return called


def _filled(line: DraftSession, *, day: date, method: Method, everybody: tuple[str, ...]) -> DraftSession:
    """Return a line with all that the rules need; what stands in for something left out is never said."""
    for_all = ALL in line.peers
    apart = line.start is None or (line.peers and not for_all)
    least = next((norm.minutes[0] for norm in method.norms if norm.kind is line.kind), _SHORT)
    starts = datetime.combine(day, line.start or time.min)
    ends = line.end if line.start and line.end else (starts + timedelta(minutes=least)).time()
    return line.model_copy(
        update={
            "date": day,
            "start": starts.time(),
            "end": ends,
            "peers": everybody if for_all else line.peers,
            "stream": line.stream or ("apart" if apart else ""),
        }
    )


def _peers(lines: Sequence[DraftSession]) -> tuple[Person, ...]:
    """Return a peer for each name or set of initials beside a session; initials of a name are that name's."""
    words = list(dict.fromkeys(w for line in lines for w in line.peers if w != ALL))
    named = {word: _initials(word) for word in words if " " in word}
    alone = {word: word for word in words if " " not in word and word not in named.values()}
    return tuple(
        Person(id=PersonId(word), review=_CHECKED, name=word, initials=initials, role=Role.PEER)
        for word, initials in (named | alone).items()
    )


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in name.split() if word[0].isalpha())
