"""The team sheet: what each of the team says of themselves to the client, and a photograph (R10)."""

from collections.abc import Iterable

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, made_from
from bot.domain.offer import Brought
from bot.domain.proposal import Proposal

LONGEST_BIOGRAPHY = 900
"""Characters: some 150 words, which is what a sheet has room for."""


class SheetEntry(Frozen):
    """What one of the team says of themselves; they agreed that the client is shown it.

    `photograph` is a JPEG file in base64, without anything that a camera writes into it; empty without one.
    """

    person: PersonId
    words: str
    photograph: str = ""

    @property
    def mark(self) -> str:
        """What tells this text and picture from any other."""
        return made_from(self.person, self.words, self.photograph)[:12]


class Approval(Frozen):
    """What of the sheet the challenge manager approved for the client, as the marks of entries."""

    marks: tuple[str, ...]


class TeamPaper(Frozen):
    """One thing that is kept on the way to a team: a proposal, what one of them says or brings, an approval."""

    review: ReviewId
    number: int
    proposal: Proposal | None = None
    entry: SheetEntry | None = None
    approval: Approval | None = None
    brought: Brought | None = None


class SheetLine(Frozen):
    """One of the team as the client sees them."""

    name: str
    part: str
    organisation: str
    words: str
    photograph: str = ""


class TeamSheet(Frozen):
    """The sheet as the client sees it."""

    client: str
    method_title: str
    lines: tuple[SheetLine, ...]


def mark_of_sheet(entries: Iterable[SheetEntry]) -> str:
    """Return what tells one state of the sheet from another."""
    return made_from(*(entry.mark for entry in entries))[:12]
