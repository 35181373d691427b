"""An observation: one post-it on one flip chart (R32-R39)."""

from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId

LONGEST_TEXT: Final = 1000
"""Characters; a post-it has room for one point (R32)."""

LONGEST_NAME: Final = 200
"""Characters of a group, or of what a document, data or a visit is called."""

SOMEBODY_ELSE: Final = "somebody else"
"""The choice of a group that the timetable does not name for the session."""

PARTICIPANTS: Final = "participants"
"""The group of a focus group's recommendations, of which nobody knows who wrote which (R28)."""


class ObservationKind(StrEnum):
    """What kind of point it is (R36); `RECOMMENDATION` is a participant's own (R28)."""

    STRENGTH = "strength"
    AREA = "area to explore"
    SUGGESTION = "suggestion"
    RECOMMENDATION = "participant's recommendation"


class Elsewhere(StrEnum):
    """What a point was met in outside the sessions (R38)."""

    DOCUMENT = "document"
    DATA = "data"
    VISIT = "visit"


class Source(Frozen):
    """Where a point was heard or read: a session or document, and a group, never a name (R33, R69).

    Of those who sat `together`, as in a focus group, all groups are one source.
    """

    session: SessionId | None = None
    document: str = ""
    group: str = ""
    elsewhere: Elsewhere | None = None
    together: bool = False

    @property
    def independence_key(self) -> str:
        """Two points with the same key stand on one source, however many peers heard them (R41)."""
        group = "" if self.together else self.group.casefold().strip()
        return f"{self.session or self.document.casefold().strip()}|{group}"


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
    """A stored observation; its number is how the team speaks of it, and its edition rises with each change."""

    number: int
    edition: int = 1
    withdrawn: bool = False
