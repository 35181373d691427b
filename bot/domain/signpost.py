"""A signpost: practice or people elsewhere that can help with what the team found (R62)."""

from typing import Final, Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, ThemeId

LONGEST_PRACTICE: Final = 400
LONGEST_WHERE: Final = 200
"""Characters."""


class OfferedSignpost(Frozen):
    """What one of the team points to, for a theme or for one finding on it; it can be taken out again."""

    review: ReviewId
    kind: Literal["signpost"] = "signpost"
    number: int
    press: str
    theme: ThemeId
    finding: int | None = None
    practice: str
    where: str = ""
    by: PersonId
    taken_out: bool = False
