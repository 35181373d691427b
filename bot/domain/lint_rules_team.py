"""Rules about the peers: in one place at a time, in pairs, with a breath between meetings (R17, R22)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.domain.caution import WHOLE, Caution, Timetable, lasting
from bot.domain.ids import PersonId
from bot.domain.session import MET, Session, SessionKind

_PAIRED: Final = frozenset({SessionKind.READING, SessionKind.SCENE_SETTING})
"""Heard by one peer alone, or by the whole team, so that no pair is needed."""

_MEETINGS: Final = MET - {SessionKind.TEAM_SESSION}
"""S4 calls meetings what peers do with others; among themselves they have team sessions."""


def two_places(timetable: Timetable) -> Iterator[Caution]:
    """Warn of peers who are in two places at once (R22)."""
    clashes: dict[tuple[str, str], tuple[Session, Session, list[PersonId]]] = {}
    for peer, theirs in timetable.of.items():
        longest: Session | None = None
        for session in theirs:
            if longest and session.clashes_with(longest):
                found = clashes.setdefault((longest.id, session.id), (longest, session, []))
                found[2].append(peer)
            if longest is None or session.ends > longest.ends:
                longest = session
    for earlier, later, peers in clashes.values():
        yield Caution(
            rule="R22",
            at=later.at,
            text=f"{timetable.names(peers)} {_is(peers)} in two places at {timetable.when(later.starts)}: "
            f"“{earlier.title}” and “{later.title}”.",
        )


def pairs(timetable: Timetable) -> Iterator[Caution]:
    """Warn of sessions without a peer to ask and another to take notes (R17)."""
    heard = [s for s in timetable.sessions if s.is_heard and s.kind not in _PAIRED]
    if not timetable.method.captures:
        for session in (s for s in heard if s.pair is None):
            text = f"“{session.title}” has no mentor yet: name one of the peers beside it."
            yield Caution(rule="R86", at=session.at, text=text)
        return
    if len(heard) > 1 and all(s.pair is None for s in heard):
        text = f"None of the {len(heard)} sessions has a pair yet: one peer to ask and one to take notes."
        yield Caution(rule="R17", at=WHOLE, text=text)
        return
    for session in heard:
        if session.pair is None:
            text = f"“{session.title}” has no pair: one peer to ask and one to take notes."
            yield Caution(rule="R17", at=session.at, text=text)
        elif session.pair.lead == session.pair.notes:
            alone = timetable.names(session.pair.people)
            text = f"{alone} is alone in “{session.title}”: nobody else is there to take notes."
            yield Caution(rule="R17", at=session.at, text=text)


def gaps(timetable: Timetable) -> Iterator[Caution]:
    """Warn of meetings that follow so closely that a peer cannot draw breath (R22)."""
    hurried: dict[tuple[str, str], tuple[Session, Session, list[PersonId]]] = {}
    for peer, theirs in timetable.of.items():
        met = [s for s in theirs if s.kind in _MEETINGS]
        for earlier, later in pairwise(met):
            if 0 <= timetable.minutes_between(earlier, later) < timetable.method.pace.least_gap:
                hurried.setdefault((earlier.id, later.id), (earlier, later, []))[2].append(peer)
    for earlier, later, peers in hurried.values():
        left = timetable.minutes_between(earlier, later)
        gap = f"only {lasting(left)}" if left else "no gap"
        yield Caution(
            rule="R22",
            at=later.at,
            text=f"{timetable.names(peers)} {_have(peers)} {gap} at {timetable.when(later.starts)} "
            f"between “{earlier.title}” and “{later.title}”.",
        )


def long_days(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a peer with more hours of meetings in a day than are good for listening (R22)."""
    most = timetable.method.pace.most_minutes
    for day, sessions in timetable.days.items():
        minutes: dict[PersonId, int] = {}
        for session in sessions:
            for peer in timetable.expected_at(session) if session.kind in _MEETINGS else ():
                minutes[peer] = minutes.get(peer, 0) + timetable.minutes(session)
        for spent in dict.fromkeys(m for m in minutes.values() if m > most):
            peers = [peer for peer, theirs in minutes.items() if theirs == spent]
            yield Caution(
                rule="R22",
                at=timetable.at(day),
                text=f"{timetable.names(peers)} {_have(peers)} {lasting(spent)} of meetings on "
                f"{timetable.day(day)}. More than {lasting(most)} a day is hard to listen through.",
            )


def _is(people: list[PersonId]) -> str:
    return "is" if len(people) == 1 else "are"


def _have(people: list[PersonId]) -> str:
    return "has" if len(people) == 1 else "have"
