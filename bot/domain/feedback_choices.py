"""What the challenge manager chooses for the feedback: who hears it, who presents, in which order (R55-R57).

Nothing that anybody wrote is in it: it stays with the review after its notes are destroyed.
"""

from collections.abc import Iterable
from enum import StrEnum

from bot.domain.finding import Finding
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class Audience(StrEnum):
    """Who hears the final feedback; the client decides (R57)."""

    NOT_DECIDED = ""
    BOARD = "board"
    CONTRIBUTORS = "contributors"
    INVITED = "invited"


class FeedbackChoices(Frozen):
    """What is chosen; findings are named by number, and one that is in neither list comes last in its theme.

    `agreed` is the SHA-256 of the exact text that was agreed, as hexadecimal digits.
    """

    audience: Audience = Audience.NOT_DECIDED
    presenter: PersonId | None = None
    order: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    agreed: str = ""

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are told, in the order chosen."""
        place = {number: at for at, number in enumerate(self.order)}
        kept = (f for f in findings if f.number not in self.left_out)
        return tuple(sorted(kept, key=lambda f: (place.get(f.number, len(place)), f.number)))
