"""A finding: observations brought together, and how many independent sources stand behind it (R41, R42)."""

from collections.abc import Iterable
from enum import StrEnum

from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, ThemeId
from bot.domain.observation import Observation, ObservationKind


class FindingState(StrEnum):
    """How far a finding has come (R42); `PARKED` findings carry a reason."""

    EMERGING = "emerging"
    TRIANGULATED = "triangulated"
    AGREED = "agreed"
    PRESENTED = "presented"
    PARKED = "parked"


class Threshold(Frozen):
    """How many independent sources and peers make a finding triangulated (R41)."""

    sources: int = 2
    peers: int = 2


class Strength(Frozen):
    """What stands behind a finding, as counts of different things; never a score (R58)."""

    sessions: int
    documents: int
    peers: int

    @property
    def sources(self) -> int:
        """Independent sources of both kinds."""
        return self.sessions + self.documents

    def reaches(self, threshold: Threshold) -> bool:
        """Whether enough independent sources and peers stand behind it."""
        return self.sources >= threshold.sources and self.peers >= threshold.peers


class Finding(Frozen):
    """One finding; `cites` are the numbers of the observations that it stands on."""

    review: ReviewId
    number: int
    theme: ThemeId
    kind: ObservationKind
    text: str
    cites: tuple[int, ...]
    state: FindingState = FindingState.EMERGING
    parked_because: str = ""


def strength_of(finding: Finding, observations: Iterable[Observation]) -> Strength:
    """Count the independence keys and the peers behind a finding; withdrawn observations do not count."""
    cited = [o for o in observations if o.number in finding.cites and not o.withdrawn]
    keys = {(o.source.session is not None, o.source.independence_key) for o in cited}
    return Strength(
        sessions=sum(1 for from_session, _ in keys if from_session),
        documents=sum(1 for from_session, _ in keys if not from_session),
        peers=len({o.peer for o in cited}),
    )
