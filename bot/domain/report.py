"""The report as it goes round: its editions, who reads which, and how far it has come (R59-R61)."""

from datetime import date
from enum import StrEnum
from typing import Final, Literal

from pydantic import AwareDatetime, ConfigDict

from bot.domain.comment import Comment, CommentState, Side
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.override import Override

LARGEST_FILE: Final = 4 * 1024 * 1024
"""Bytes of a report that somebody hands back."""


class ReportStage(StrEnum):
    """How far the report has come."""

    NOT_BEGUN = "not begun"
    DRAFTED = "drafted"
    WITH_PEERS = "with the peers"
    WITH_CLIENT = "with the client"
    FINAL = "final"


class ReportEdition(Frozen):
    """One edition of the report: made from the agreed findings, or handed back as somebody's `own_file`.

    `text` is what it says, paragraph by paragraph, for the gate to judge; `ours` are the paragraphs that stand
    around it in every report, such as who was in the team. Whom it was sent to is remembered with the day by
    which an answer is wanted. A file of one's own may still say on its pages that it is a draft.
    """

    review: ReviewId
    kind: Literal["edition"] = "edition"
    number: int
    name: str
    own_file: bool
    says_draft: bool = False
    text: tuple[str, ...]
    ours: tuple[str, ...] = ()
    made_at: AwareDatetime
    made_by: PersonId
    to_peers: AwareDatetime | None = None
    comments_by: date | None = None
    to_client: AwareDatetime | None = None
    corrections_by: date | None = None
    final: AwareDatetime | None = None
    let_stand: tuple[Override, ...] = ()

    def sent_to(self, side: Side) -> AwareDatetime | None:
        """Return when a side was sent this edition."""
        return self.to_peers if side is Side.PEERS else self.to_client

    def due_from(self, side: Side) -> date | None:
        """Return the day by which a side is asked to answer."""
        return self.comments_by if side is Side.PEERS else self.corrections_by


class EditionFile(Frozen):
    """The Word file of an edition, kept until the notes are destroyed."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    review: ReviewId
    kind: Literal["edition file"] = "edition file"
    number: int
    content: bytes


class Report(Frozen):
    """How the report stands: all its editions, and all that was said about them."""

    editions: tuple[ReportEdition, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def latest(self) -> ReportEdition | None:
        """The edition made last."""
        return self.editions[-1] if self.editions else None

    @property
    def stage(self) -> ReportStage:
        """How far it has come."""
        if not self.editions:
            return ReportStage.NOT_BEGUN
        if any(e.final for e in self.editions):
            return ReportStage.FINAL
        if any(e.to_client for e in self.editions):
            return ReportStage.WITH_CLIENT
        return ReportStage.WITH_PEERS if any(e.to_peers for e in self.editions) else ReportStage.DRAFTED

    def read_by(self, side: Side) -> ReportEdition | None:
        """Return the edition that a side was sent last, if any."""
        return next((e for e in reversed(self.editions) if e.sent_to(side)), None)

    def waiting(self, side: Side) -> tuple[Comment, ...]:
        """Return what a side said and nobody has answered yet."""
        return tuple(c for c in self.comments if c.side is side and c.waits)

    @property
    def new_words(self) -> dict[int, str]:
        """What taken comments made of findings in the report, by their numbers; the last one counts."""
        taken = [(c.rewording, c.answered_at or c.at) for c in self._taken if c.rewording]
        return {new.finding: new.text for new, _ in sorted(taken, key=lambda told: told[0].at or told[1])}

    @property
    def to_change(self) -> tuple[Comment, ...]:
        """What was taken and does not stand in the last edition yet."""
        latest = self.latest
        return tuple(c for c in self._taken if latest and not self._includes(c, latest))

    @property
    def may_be_ticked(self) -> tuple[Comment, ...]:
        """What was taken and may stand in the last edition: it was said before that was made."""
        return tuple(c for c in self.to_change if self.latest and c.at <= self.latest.made_at)

    @property
    def included(self) -> tuple[Comment, ...]:
        """What was taken and stands in the last edition."""
        left = self.to_change
        return tuple(c for c in self._taken if c not in left)

    @property
    def _taken(self) -> tuple[Comment, ...]:
        return tuple(c for c in self.comments if c.state is CommentState.TAKEN)

    def _includes(self, comment: Comment, latest: ReportEdition) -> bool:
        """Say whether a comment is in the last edition: in its words, or as it was ticked.

        What was changed by hand in Word is lost where an edition is made from the findings after that.
        """
        new = comment.rewording
        if new and any(new.text in line for line in latest.text):
            return True
        if comment.included_in is None:
            return False
        since = [e.own_file for e in self.editions if e.number >= comment.included_in]
        return all(since) or not since[0]

    def answered_by(self, side: Side) -> frozenset[PersonId]:
        """Return who of a side has said something about the edition that it was sent last."""
        edition = self.read_by(side)
        return frozenset(
            c.by for c in self.comments if edition and c.side is side and c.edition == edition.number
        )
