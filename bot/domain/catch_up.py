"""The evening catch-up and the summary that follows it (R19, R47-R53). Nothing here can name a source (R65)."""

import hashlib
from datetime import date
from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, ThemeId, made_from
from bot.domain.method import Words
from bot.domain.override import Override

CAVEAT: Final = (
    "These are emerging messages, shared informally and in confidence. Not all of them are fully evidenced "
    "or triangulated, and not all will feature in the final feedback."
)
"""The words that every summary carries (R50, source S4)."""


class CatchUpState(StrEnum):
    """How far the evening's text has come; only an approved text leaves the team (R51)."""

    DRAFT = "draft"
    APPROVED = "approved"


class Emerging(Frozen):
    """The emerging messages on one theme, as the client may hear them: no source, session or initials."""

    theme: ThemeId
    title: str
    strengths: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say on this theme."""
        return not (self.strengths or self.areas)


class Messages(Frozen):
    """The text of one evening, and the mark that shows whether it was changed after approval."""

    themes: tuple[Emerging, ...] = ()

    @property
    def mark(self) -> str:
        """SHA-256 of the exact text, as hexadecimal digits (R51)."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that would leave the team."""
        return tuple(line for theme in self.themes for line in (*theme.strengths, *theme.areas))


class Drawn(Frozen):
    """A line that came from a finding, and the SHA-256 of what the finding said then."""

    line: str
    finding: int
    said: str


class CatchUp(Frozen):
    """One evening of one review; `let_stand` is what the guard warned of and the manager decided to send.

    Its `version` rises when the text is changed after it was approved; `drawn` tells which lines came from
    which findings.
    """

    review: ReviewId
    day: date
    messages: Messages = Messages()
    state: CatchUpState = CatchUpState.DRAFT
    approved_mark: str = ""
    approved_by: PersonId | None = None
    approved_at: AwareDatetime | None = None
    let_stand: tuple[Override, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    version: int = 1
    changed_by: PersonId | None = None
    changed_at: AwareDatetime | None = None

    @property
    def mark(self) -> str:
        """What tells the evening as a card showed it from the evening as it is by now."""
        return made_from(self.messages.mark, self.state, str(self.version))[:12]

    @property
    def is_approved(self) -> bool:
        """Whether exactly this text was approved (R51)."""
        return self.state is CatchUpState.APPROVED and self.approved_mark == self.messages.mark


class Summary(Frozen):
    """What a system lead reads in the evening (R49, R50)."""

    client: str
    day: date
    zone: str
    messages: Messages
    words: Words = Words()
    caveat: str = CAVEAT
