"""Who goes into a session together, where the timetable does not say (R17).

A proposal spreads sessions and the lead evenly, and never puts a peer in two places. It says nothing about
who suits a session: that is for the challenge manager.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.domain.ids import PersonId, SessionId
from bot.domain.session import Pair, Session


def propose_pairs(
    sessions: Sequence[Session],
    *,
    peers: Sequence[PersonId],
    named: Mapping[SessionId, Sequence[PersonId]],
) -> dict[SessionId, Pair]:
    """Return a pair for every heard session for which somebody is free; those named come first."""
    wanted = [s for s in sessions if s.is_heard and not s.cancelled]
    busy = {s.id: list(named.get(s.id, ()))[:2] for s in wanted}
    count = Counter(p for pair in busy.values() for p in pair)
    leads = Counter(pair[0] for pair in busy.values() if pair)
    pairs: dict[SessionId, Pair] = {}
    for session in wanted:
        chosen = busy[session.id]
        was_named = len(chosen)
        while len(chosen) < 2:  # noqa: PLR2004 - a pair
            free = [p for p in peers if p not in chosen and not _taken(p, session, wanted, busy)]
            if not free:
                break
            pick = min(free, key=lambda p: (count[p], peers.index(p)))
            chosen.append(pick)
            count[pick] += 1
        if not chosen:
            continue
        if not was_named and len(chosen) > 1 and leads[chosen[1]] < leads[chosen[0]]:
            chosen.reverse()
        if not was_named:
            leads[chosen[0]] += 1
        pairs[session.id] = Pair(lead=chosen[0], notes=chosen[-1])
    return pairs


def _taken(
    peer: PersonId, session: Session, sessions: Sequence[Session], busy: Mapping[SessionId, Sequence[PersonId]]
) -> bool:
    return any(
        peer in busy[other.id] and other.clashes_with(session) for other in sessions if other.id != session.id
    )
