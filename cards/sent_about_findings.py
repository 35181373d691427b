"""What comes back from buttons about findings (R41-R46)."""

from typing import Final, Literal

from pydantic import Field

from bot.domain.ids import ReviewId, SessionId, ThemeId
from cards.sent import Sent, Typed

MOST_NUMBERED: Final = 999_999
"""The highest number of a finding or a note that we look for."""

FormName = Literal["words", "notes", "off", "merge", "split", "park"]
"""The forms about a finding, each for one thing that can be done to it."""


class _AtTheBoard(Sent):
    """Something that is done where observations are brought together; perhaps in a team session."""

    review: ReviewId
    session: SessionId | None = None


class ShowTheme(_AtTheBoard):
    """Another theme was asked for, or another page of its findings."""

    verb: Literal["triangulate.show"] = "triangulate.show"
    theme: ThemeId
    page: int = Field(default=1, ge=1, le=1000)


class MakeFinding(_AtTheBoard):
    """Observations were brought together; `cites` are their numbers, joined by commas."""

    verb: Literal["triangulate.save"] = "triangulate.save"
    theme: ThemeId
    press: str
    kind: Typed = ""
    text: Typed = ""
    cites: Typed = ""


class SuggestSame(_AtTheBoard):
    """Somebody asks which notes may say the same as one; before that, which one they mean."""

    verb: Literal["triangulate.same"] = "triangulate.same"
    theme: ThemeId
    note: Typed = ""


class OpenFinding(_AtTheBoard):
    """A finding's own card was asked for, or a form on it, or another page of the notes there."""

    verb: Literal["finding.open"] = "finding.open"
    finding: int = Field(ge=1, le=MOST_NUMBERED)
    form: Literal["card"] | FormName = "card"
    page: int = Field(default=1, ge=1, le=1000)


class AboutFinding(_AtTheBoard):
    """Something is done to a finding, which the card showed at this version."""

    finding: int = Field(ge=1, le=MOST_NUMBERED)
    version: int = Field(ge=0)


class RewordFinding(AboutFinding):
    """A finding is said in other words."""

    verb: Literal["finding.reword"] = "finding.reword"
    text: Typed = ""


class WeighFinding(AboutFinding):
    """Observations support a finding, question it, or are taken off; `notes` are joined by commas."""

    verb: Literal["finding.support", "finding.question", "finding.take_off"]
    notes: Typed = ""


class MergeFindings(AboutFinding):
    """A finding of the same kind, `other`, becomes part of this one."""

    verb: Literal["finding.merge"] = "finding.merge"
    other: Typed = ""


class SplitFinding(AboutFinding):
    """Some notes of a finding go into a new one with words of its own."""

    verb: Literal["finding.split"] = "finding.split"
    notes: Typed = ""
    text: Typed = ""


class ParkFinding(AboutFinding):
    """A finding is put aside, with a reason."""

    verb: Literal["finding.park"] = "finding.park"
    reason: Typed = ""


class DecideFinding(AboutFinding):
    """A finding is agreed or brought back, or its last change is undone: a press alone says it all."""

    verb: Literal["finding.agree", "finding.bring_back", "finding.undo"]


class ChangeThreshold(Sent):
    """The challenge manager says what makes a finding triangulated; `mark` is what the card showed."""

    verb: Literal["threshold.save"] = "threshold.save"
    review: ReviewId
    mark: str
    sources: Typed = ""
    peers: Typed = ""


FindingDeedSent = RewordFinding | WeighFinding | MergeFindings | SplitFinding | ParkFinding | DecideFinding
"""Everything that changes a finding."""

FindingSent = ShowTheme | MakeFinding | SuggestSame | OpenFinding | FindingDeedSent | ChangeThreshold
"""Everything that buttons about findings send."""
