"""An observation: one post-it on one flip chart (R32-R39)."""

from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId

LONGEST_TEXT: Final = 1000
"""Characters; a post-it has room for one point (R32)."""


class ObservationKind(StrEnum):
    """What kind of point it is (R36); `RECOMMENDATION` is a participant's own (R28)."""

    STRENGTH = "strength"
    AREA = "area to explore"
    SUGGESTION = "suggestion"
    RECOMMENDATION = "participant's recommendation"


class Source(Frozen):
    """Where a point was heard or read: a session or document, and a group, never a name (R33, R69)."""

    session: SessionId | None = None
    document: str = ""
    group: str = ""

    @property
    def independence_key(self) -> str:
        """Two points with the same key stand on one source, however many peers heard them (R41)."""
        return f"{self.session or self.document.casefold().strip()}|{self.group.casefold().strip()}"


class NewObservation(Frozen):
    """What a peer has written down, before it has a number; `press` is the card's own key against repeats."""

    review: ReviewId
    theme: ThemeId
    kind: ObservationKind
    text: str
    example: str = ""
    source: Source
    peer: PersonId
    initials: str
    recorded_at: AwareDatetime
    press: str
    late: bool = False


class Observation(NewObservation):
    """A stored observation; its number is how the team speaks of it."""

    number: int
    withdrawn: bool = False
