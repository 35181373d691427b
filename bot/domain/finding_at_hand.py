"""A finding with all that the team needs to weigh it: its notes, what may say the same, and other findings."""

from bot.domain.client_evidence import ClientEvidence
from bot.domain.finding import Finding
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, SessionId
from bot.domain.observation import Observation
from bot.domain.session import Session


class Alike(Frozen):
    """A note that may say the same as another, and why; `together_in` are findings that cite both already."""

    note: Observation
    why: str
    together_in: tuple[int, ...] = ()


class FindingAtHand(Frozen):
    """One finding as it stands, among the notes and the other findings of its review.

    `alike` are notes that may say the same as those that support it; `initials` are those of the team, and
    `from_client` is what the client answered about it.
    """

    finding: Finding
    notes: tuple[Observation, ...]
    others: tuple[Finding, ...]
    sessions: dict[SessionId, Session]
    initials: dict[PersonId, str]
    alike: tuple[Alike, ...] = ()
    from_client: tuple[ClientEvidence, ...] = ()
