"""Sign-off and destruction, with proof (R61, R66, R67, R72)."""

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId


class Counted(Frozen):
    """How many of one thing were destroyed, and how many are left."""

    what: str
    destroyed: int
    left: int


class Certificate(Frozen):
    """Proof of destruction; it holds counts and times, and nothing that anybody said."""

    review: ReviewId
    signed_off_at: AwareDatetime
    destroyed_at: AwareDatetime
    counted: tuple[Counted, ...]
    confirmed_by: tuple[PersonId, ...] = ()
    outstanding: tuple[PersonId, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return all(c.left == 0 for c in self.counted)
