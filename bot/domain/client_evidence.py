"""Client evidence: what a system lead answers to an evening's summary, owned by the client (R53)."""

from datetime import date
from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, ThemeId

LONGEST_REPLY: Final = 1000
"""Characters; as long as an observation, for it may become one."""

LONGEST_DOCUMENT: Final = 300
"""Characters of a document's name or link; the document itself is not kept."""


class ReplyKind(StrEnum):
    """What a reply is."""

    CORRECTION = "correction"
    CONTEXT = "context"
    DOCUMENT = "document"


class NewEvidence(Frozen):
    """A reply before it has a number; the same `press` is the same reply."""

    review: ReviewId
    press: str
    day: date
    theme: ThemeId | None
    kind: ReplyKind
    text: str
    document: str = ""
    by: PersonId
    at: AwareDatetime


class ClientEvidence(NewEvidence):
    """A reply, shown beside the `findings` concerned; it stands behind them only as the note that it became."""

    number: int
    findings: tuple[int, ...] = ()
    noted_as: int | None = None


def beside(finding: int, evidence: tuple[ClientEvidence, ...]) -> tuple[ClientEvidence, ...]:
    """Return the client evidence that is shown beside a finding."""
    return tuple(one for one in evidence if finding in one.findings)
