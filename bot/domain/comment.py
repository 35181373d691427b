"""A comment: what a peer or the client says about the report, and what became of it (R59, R60)."""

from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, ThemeId

LONGEST_COMMENT: Final = 2000
LONGEST_ANSWER: Final = 300
"""Characters."""


class Side(StrEnum):
    """Who reads an edition: the team before the client does, and then the client."""

    PEERS = "peers"
    CLIENT = "client"


class CommentState(StrEnum):
    """What became of a comment; only `WAITING` is not an end."""

    WAITING = "not answered yet"
    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    NOTHING = "nothing to add"


class NewComment(Frozen):
    """A comment before it has a number; the same `press` is the same comment.

    It is on a theme, or on the whole report. Of what the client says the words are the client's own. With
    `NOTHING` somebody only says that they have read it.
    """

    review: ReviewId
    press: str
    edition: int
    side: Side
    theme: ThemeId | None
    text: str
    by: PersonId
    at: AwareDatetime
    late: bool = False
    state: CommentState = CommentState.WAITING


class Rewording(Frozen):
    """New words for a finding, in the report alone: the board is frozen by then (R54)."""

    finding: int
    text: str
    at: AwareDatetime | None = None


class Comment(NewComment):
    """A comment with its number, and the short answer that the challenge manager gave.

    Numbers count comments alone: of somebody who has nothing to add the number is below zero, and never shown.
    Where it was taken it may change a `finding`, which is then said in other words; and the challenge manager
    says which edition it was `included_in`.
    """

    number: int
    answer: str = ""
    answered_by: PersonId | None = None
    answered_at: AwareDatetime | None = None
    finding: int | None = None
    rewording: Rewording | None = None
    included_in: int | None = None

    @property
    def waits(self) -> bool:
        """Whether the challenge manager has not answered it yet."""
        return self.state is CommentState.WAITING
