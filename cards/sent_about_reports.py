"""What comes back from buttons in the weeks of the report, and about what follows it (R59-R64)."""

from typing import Literal

from bot.domain.ids import ReviewId
from cards.sent import Letting, Sent, Typed


class ShowReport(Sent):
    """How the report stands is asked for."""

    verb: Literal["report.show"] = "report.show"
    review: ReviewId


class DraftReport(Sent):
    """An edition is to be made from the agreed findings, after the last one (R59)."""

    verb: Literal["report.draft"] = "report.draft"
    review: ReviewId
    after: int


class SendToPeers(Sent):
    """An edition goes to the peers for comments (R59)."""

    verb: Literal["report.to_peers"] = "report.to_peers"
    review: ReviewId
    edition: int


class SendToClient(Letting):
    """An edition goes to the client for corrections of fact (R60)."""

    verb: Literal["report.to_client"] = "report.to_client"
    review: ReviewId
    edition: int


class MakeFinal(Letting):
    """An edition is the final one, and sign-off is asked for (R61)."""

    verb: Literal["report.final"] = "report.final"
    review: ReviewId
    edition: int


class SeeComments(Sent):
    """What waits for an answer is asked for."""

    verb: Literal["comments.show"] = "comments.show"
    review: ReviewId


class SaveComment(Sent):
    """A peer comments on the report, or the client corrects a fact in it (R59, R60)."""

    verb: Literal["comment.save"] = "comment.save"
    review: ReviewId
    edition: int
    press: str
    theme: Typed = ""
    text: Typed = ""


class NothingToAdd(Sent):
    """Somebody read the report and has nothing to add."""

    verb: Literal["comment.nothing"] = "comment.nothing"
    review: ReviewId
    edition: int


class AnswerComment(Sent):
    """The challenge manager says what became of a comment."""

    verb: Literal["comment.answer"] = "comment.answer"
    review: ReviewId
    number: int
    taken: Typed = ""
    answer: Typed = ""


class OpenSignpost(Sent):
    """Somebody wants to add a signpost (R62)."""

    verb: Literal["signpost.open"] = "signpost.open"
    review: ReviewId


class SaveSignpost(Sent):
    """Practice or people elsewhere, for a theme or a finding (R62)."""

    verb: Literal["signpost.save"] = "signpost.save"
    review: ReviewId
    press: str
    on: Typed = ""
    practice: Typed = ""
    where: Typed = ""


class TakeOutSignpost(Sent):
    """A signpost is taken out of the report again."""

    verb: Literal["signpost.take_out"] = "signpost.take_out"
    review: ReviewId
    number: int


class PlanWhatFollows(Sent):
    """Action planning on a day, and check-ins on others (R63, R64)."""

    verb: Literal["follow.plan"] = "follow.plan"
    review: ReviewId
    day: Typed = ""
    time: Typed = ""
    check_ins: Typed = ""


ReportSent = (
    ShowReport
    | DraftReport
    | SendToPeers
    | SendToClient
    | MakeFinal
    | SeeComments
    | SaveComment
    | NothingToAdd
    | AnswerComment
    | OpenSignpost
    | SaveSignpost
    | TakeOutSignpost
    | PlanWhatFollows
)
"""Whatever is pressed about the report."""
