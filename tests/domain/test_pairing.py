"""A proposed pair is fair, free and always in two people where two are free."""

from collections import Counter
from datetime import timedelta

from bot.domain.ids import PersonId, SessionId
from bot.domain.pairing import propose_pairs
from bot.domain.session import Session, SessionKind
from tests.builders import NINE, a_session

PEERS = tuple(PersonId(p) for p in ("ana", "ben", "cy", "di"))


def at(hour: float, name: str) -> Session:
    return a_session(id=SessionId(name), starts=NINE + timedelta(hours=hour), pair=None)


def test_nobody_is_in_two_places() -> None:
    sessions = [at(0, "a"), at(0.5, "b"), at(0.5, "c")]

    pairs = propose_pairs(sessions, peers=PEERS, named={}, before={})

    together = [p for s in sessions if s.id in pairs for p in pairs[s.id].people]
    assert max(Counter(together).values()) == 1


def test_those_named_come_first_and_a_second_is_found() -> None:
    session = at(0, "a")

    pairs = propose_pairs([session], peers=PEERS, named={session.id: [PersonId("di")]}, before={})

    assert pairs[session.id].people == (PersonId("di"), PersonId("ana"))


def test_sessions_and_the_lead_are_spread_evenly() -> None:
    sessions = [at(n, f"s{n}") for n in range(8)]

    pairs = propose_pairs(sessions, peers=PEERS, named={}, before={})

    held = Counter(p for pair in pairs.values() for p in pair.people)
    led = Counter(pair.lead for pair in pairs.values())
    assert set(held.values()) == {4}
    assert max(led.values()) - min(led.values()) <= 1


def test_a_team_session_has_no_pair() -> None:
    gathering = at(0, "a").model_copy(update={"kind": SessionKind.TEAM_SESSION})

    assert propose_pairs([gathering], peers=PEERS, named={}, before={}) == {}
