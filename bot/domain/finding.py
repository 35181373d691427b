"""A finding: observations brought together, and how many independent sources are behind it (R41, R42)."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, ThemeId
from bot.domain.observation import Observation, ObservationKind, Source
from bot.domain.override import Override


class FindingState(StrEnum):
    """How far a finding has come (R42); `PARKED` findings carry a reason."""

    EMERGING = "emerging"
    TRIANGULATED = "triangulated"
    AGREED = "agreed"
    PRESENTED = "presented"
    PARKED = "parked"


class FindingDeed(StrEnum):
    """What somebody can do to a finding, in words that say what became of it."""

    MADE = "made"
    REWORDED = "reworded"
    SUPPORTED = "supported"
    QUESTIONED = "questioned"
    TAKEN_OFF = "notes taken off"
    MERGED = "merged with another"
    JOINED = "made part of another"
    SPLIT = "split"
    SPLIT_OFF = "split off another"
    PARKED = "parked"
    BROUGHT_BACK = "brought back"
    AGREED = "agreed"
    UNDONE = "put back one step"


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


class Content(Frozen):
    """All of a finding that a deed can change, and that an undo gives back."""

    text: str
    cites: tuple[int, ...]
    questions: tuple[int, ...] = ()
    state: FindingState = FindingState.EMERGING
    parked_because: str = ""
    joined_to: int | None = None
    withdrawn: bool = False


class Step(Frozen):
    """One deed and what the finding was before it; `notes` and `partner` are the numbers that it was about.

    The same press always has the same `mark`.
    """

    deed: FindingDeed
    by: PersonId
    at: AwareDatetime
    before: Content | None = None
    notes: tuple[int, ...] = ()
    partner: int | None = None
    mark: str = ""


class Finding(Content):
    """One finding; `cites` are the observations that support it, `questions` those that question it (R44).

    Nothing is taken out of its `log`: undoing adds a step too. One that was merged says what it is `joined_to`.
    What the guard warns of in it and the challenge manager lets stand is `let_stand` (R65).
    """

    review: ReviewId
    number: int
    theme: ThemeId
    kind: ObservationKind
    log: tuple[Step, ...] = ()
    let_stand: tuple[Override, ...] = ()

    @property
    def version(self) -> int:
        """How often it was changed, undoing included."""
        return len(self.log)

    @property
    def content(self) -> Content:
        """All that a deed can change."""
        return Content(**{name: getattr(self, name) for name in Content.model_fields})

    @property
    def is_live(self) -> bool:
        """Whether it stands by itself: neither taken back nor part of another."""
        return not self.withdrawn and self.joined_to is None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it yet, so that its sources alone say how far it has come."""
        return self.state in {FindingState.EMERGING, FindingState.TRIANGULATED}

    @property
    def is_tellable(self) -> bool:
        """Whether it goes into the final feedback (R54)."""
        return self.state in {FindingState.TRIANGULATED, FindingState.AGREED, FindingState.PRESENTED}

    @property
    def standing(self) -> tuple[Step, ...]:
        """The steps that were not undone, the oldest first."""
        steps: list[Step] = []
        for step in self.log:
            if step.deed is not FindingDeed.UNDONE:
                steps.append(step)
            elif steps:
                steps.pop()
        return tuple(steps)


def sources_of(finding: Content, observations: Iterable[Observation]) -> tuple[Source, ...]:
    """Return one source for each independence key behind a finding, in the order of the observations."""
    found: dict[tuple[bool, str], Source] = {}
    for one in supporting(finding, observations):
        found.setdefault((one.source.session is not None, one.source.independence_key), one.source)
    return tuple(found.values())


def strength_of(finding: Content, observations: Sequence[Observation]) -> Strength:
    """Count the independence keys and the peers behind a finding; withdrawn observations do not count."""
    sources = sources_of(finding, observations)
    sessions = sum(source.session is not None for source in sources)
    peers = {o.peer for o in supporting(finding, observations)}
    return Strength(sessions=sessions, documents=len(sources) - sessions, peers=len(peers))


def supporting(finding: Content, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the observations that support a finding and still stand."""
    return tuple(o for o in observations if o.number in finding.cites and not o.withdrawn)


def questioning(finding: Content, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the observations that question a finding and still stand."""
    return tuple(o for o in observations if o.number in finding.questions and not o.withdrawn)


def as_it_stands(finding: Finding, observations: Sequence[Observation], threshold: Threshold) -> Finding:
    """Return an open finding as triangulated where its sources reach the threshold, else as emerging (R42).

    What somebody decided is left as it is: `falls_short` says where it should be looked at again.
    """
    if not finding.is_open:
        return finding
    reached = strength_of(finding, observations).reaches(threshold)
    state = FindingState.TRIANGULATED if reached else FindingState.EMERGING
    return finding.model_copy(update={"state": state})


def falls_short(finding: Finding, observations: Sequence[Observation], threshold: Threshold) -> bool:
    """Whether a finding is agreed although its sources no longer reach the threshold."""
    agreed = finding.is_live and finding.state is FindingState.AGREED
    return agreed and not strength_of(finding, observations).reaches(threshold)
