"""Who goes into a session together, where the timetable does not say (R17).

Whoever the file names goes. Then those stay who went before and are still free, so that a new version of the
timetable swaps nobody without need. A proposal for the rest spreads sessions and the lead evenly, and never
puts a peer in two places. It says nothing about who suits a session: that is for the challenge manager.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.ids import PersonId, SessionId
from bot.domain.session import Pair, Session

_A_PAIR: Final = 2


def propose_pairs(
    sessions: Sequence[Session],
    *,
    peers: Sequence[PersonId],
    named: Mapping[SessionId, Sequence[PersonId]],
    before: Mapping[SessionId, Pair],
) -> dict[SessionId, Pair]:
    """Return a pair for every heard session for which somebody is free: those named, those before, others."""
    wanted = [s for s in sessions if s.is_heard and not s.cancelled]
    seats = _Seats()
    for session in wanted:
        for person in named.get(session.id, ())[:_A_PAIR]:
            seats.take(person, session)
    for session in wanted:
        _keep(before.get(session.id), session, seats)
    leads = Counter(seats.of[s.id][0] for s in wanted if seats.of[s.id])
    for session in wanted:
        _fill(session, peers, seats, leads)
    return {s.id: Pair(lead=who[0], notes=who[-1]) for s in wanted if (who := seats.of[s.id])}


class _Seats:
    """Who sits where: people by session, and sessions by person."""

    def __init__(self) -> None:
        self.of: defaultdict[SessionId, list[PersonId]] = defaultdict(list)
        self._taken: Counter[PersonId] = Counter()
        self._diaries: defaultdict[tuple[PersonId, int], list[Session]] = defaultdict(list)

    def take(self, person: PersonId, session: Session) -> None:
        self.of[session.id].append(person)
        self._taken[person] += 1
        for day in range(session.starts.toordinal(), session.ends.toordinal() + 1):
            self._diaries[person, day].append(session)

    def count(self, person: PersonId) -> int:
        return self._taken[person]

    def has_room(self, session: Session) -> bool:
        return len(self.of[session.id]) < _A_PAIR

    def is_free(self, person: PersonId, session: Session) -> bool:
        near = range(session.starts.toordinal() - 1, session.ends.toordinal() + 2)  # two may be in two zones
        return not any(other.clashes_with(session) for day in near for other in self._diaries[person, day])


def _keep(pair: Pair | None, session: Session, seats: _Seats) -> None:
    """Keep those of a pair who are still free; beside one whom the file names, the note taker first."""
    if pair is None:
        return
    alone = seats.of[session.id]
    for person in (pair.notes, pair.lead) if alone and alone[0] not in pair.people else pair.people:
        if seats.has_room(session) and seats.is_free(person, session):
            seats.take(person, session)


def _fill(session: Session, peers: Sequence[PersonId], seats: _Seats, leads: Counter[PersonId]) -> None:
    """Give the empty seats of a session to those who have fewest."""
    is_ours = not seats.of[session.id]
    while seats.has_room(session):
        free = [p for p in peers if seats.is_free(p, session)]
        if not free:
            break
        seats.take(min(free, key=lambda p: (seats.count(p), peers.index(p))), session)
    chosen = seats.of[session.id]
    if is_ours and chosen:
        if leads[chosen[-1]] < leads[chosen[0]]:
            chosen.reverse()
        leads[chosen[0]] += 1
