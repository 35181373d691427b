"""What stands behind a finding is counted as independent sources, not as voices."""

from typing import Any

from bot.domain.finding import Threshold, strength_of
from bot.domain.ids import SessionId
from bot.domain.observation import Observation, Source
from tests.builders import BEN, a_finding, an_observation


def heard(number: int, session: str = "session-1", **changes: Any) -> Observation:
    source = Source(session=SessionId(session), group="commissioners")
    return an_observation(**({"number": number, "press": f"p{number}", "source": source} | changes))


def test_two_peers_in_one_session_are_one_source() -> None:
    both = [heard(1), heard(2, peer=BEN)]

    strength = strength_of(a_finding(cites=(1, 2)), both)

    assert (strength.sources, strength.peers) == (1, 2)


def test_a_session_and_a_document_are_two_sources() -> None:
    read = heard(2, source=Source(document="Board papers", group=""), peer=BEN)

    strength = strength_of(a_finding(cites=(1, 2)), [heard(1), read])

    assert (strength.sessions, strength.documents) == (1, 1)
    assert strength.reaches(Threshold())


def test_a_withdrawn_observation_no_longer_counts() -> None:
    gone = heard(2, "session-2", peer=BEN, withdrawn=True)

    strength = strength_of(a_finding(cites=(1, 2)), [heard(1), gone])

    assert (strength.sources, strength.peers) == (1, 1)
