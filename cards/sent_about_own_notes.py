"""What comes back from buttons about one's own notes, and about many at once (R28, R35, R39)."""

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from bot.domain.ids import ReviewId, SessionId
from bot.domain.visible import visible
from cards.sent import Noted, Sent, Sourced, Typed

LONGEST_LIST: Final = 10_000
"""Characters of a list; with more, a card would be larger than Teams takes."""

Number = Annotated[int, Field(ge=1, lt=1_000_000_000)]
"""What the team calls a note; no database has numbers beyond."""

TypedList = Annotated[str, BeforeValidator(lambda words: visible(str(words))), Field(max_length=LONGEST_LIST)]
"""Many lines that somebody typed, without what nobody can see."""


class ShowMyNotes(Sent):
    """Somebody's own notes were asked for, a page of them."""

    verb: Literal["notes.mine"] = "notes.mine"
    review: ReviewId
    page: Annotated[int, Field(ge=0, lt=1_000_000)] = 0


class OpenEdit(Sent):
    """One's own note is to be changed."""

    verb: Literal["note.edit"] = "note.edit"
    review: ReviewId
    number: Number


class SaveEdit(Noted):
    """One's own note was changed; `edition` is the one that was shown, so that no other change is lost."""

    verb: Literal["note.save"] = "note.save"
    review: ReviewId
    number: Number
    edition: int


class WithdrawNote(Sent):
    """One's own note was taken back."""

    verb: Literal["note.withdraw"] = "note.withdraw"
    review: ReviewId
    number: Number


class BringBackNote(Sent):
    """One's own note that was taken back is to count again."""

    verb: Literal["note.bring_back"] = "note.bring_back"
    review: ReviewId
    number: Number


class OpenMany(Noted):
    """Room for many points at once was asked for; without a session they are from elsewhere.

    A point that was typed before comes with it.
    """

    verb: Literal["many.open"] = "many.open"
    review: ReviewId
    session: SessionId | None = None


class SaveMany(Sourced):
    """Many points were written down, one on each line."""

    verb: Literal["many.save"] = "many.save"
    review: ReviewId
    session: SessionId | None = None
    theme: Typed = ""
    kind: Typed = ""
    lines: TypedList = ""
