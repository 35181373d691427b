"""Observations, findings, evenings and what the client answers, as they are kept."""

from datetime import date, datetime
from typing import Protocol

from bot.domain.catch_up import CatchUp
from bot.domain.client_evidence import ClientEvidence, NewEvidence
from bot.domain.finding import Finding
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId
from bot.domain.observation import NewObservation, Observation


class Observations(Protocol):
    """Observations; nothing is ever taken out before destruction."""

    async def add(self, new: NewObservation) -> Observation:
        """Store one and number it within its review; the same `press` again returns the one stored before."""

    async def pressed(self, review: ReviewId, press: str) -> Observation | None:
        """Return what a press has stored already."""

    async def save(self, observation: Observation) -> None:
        """Change an observation; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> Observation:
        """Return an observation; raises `NotFound`."""

    async def of(self, review: ReviewId, *, theme: ThemeId | None = None) -> tuple[Observation, ...]:
        """Return observations by number, withdrawn ones too."""

    async def answered(self, session: SessionId, person: PersonId) -> bool:
        """Say whether a person has answered for a session, with a note or with 'nothing salient' (R35)."""

    async def nothing_salient(
        self, review: ReviewId, session: SessionId, person: PersonId, *, at: datetime
    ) -> None:
        """Remember that a person had nothing salient to add; again changes nothing."""


class Findings(Protocol):
    """Findings of a review."""

    async def next_number(self, review: ReviewId) -> int:
        """Return the number of the next finding."""

    async def save(self, finding: Finding) -> None:
        """Add or change a finding; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> Finding:
        """Return a finding; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[Finding, ...]:
        """Return findings by number."""


class CatchUps(Protocol):
    """The evenings of a review."""

    async def get(self, review: ReviewId, day: date) -> CatchUp | None:
        """Return an evening, if it was started."""

    async def save(self, catch_up: CatchUp) -> None:
        """Add or change an evening; what it was before is kept."""

    async def of(self, review: ReviewId) -> tuple[CatchUp, ...]:
        """Return evenings by day."""


class EvidenceOfClient(Protocol):
    """What system leads answered to the evenings of a review (R53)."""

    async def add(self, new: NewEvidence) -> ClientEvidence:
        """Store one and number it within its review; the same `press` again returns the one stored before."""

    async def save(self, evidence: ClientEvidence) -> None:
        """Change what follows from a reply; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> ClientEvidence:
        """Return a reply; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[ClientEvidence, ...]:
        """Return the replies of a review by number."""
