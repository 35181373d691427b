"""What comes back from buttons in the weeks of the report, and about what follows it (R59-R64)."""

from typing import Literal

from bot.domain.ids import ReviewId
from cards.sent import Letting, Sent, Typed


class AboutReport(Sent):
    """Whatever is pressed about the report of a review."""

    review: ReviewId


class ShowReport(AboutReport):
    """How the report stands is asked for."""

    verb: Literal["report.show"] = "report.show"


class DraftReport(AboutReport):
    """An edition is to be made from the agreed findings, after the last one (R59)."""

    verb: Literal["report.draft"] = "report.draft"
    after: int


class SendToPeers(AboutReport):
    """An edition goes to the peers for comments (R59)."""

    verb: Literal["report.to_peers"] = "report.to_peers"
    edition: int


class SendToClient(AboutReport, Letting):
    """An edition goes to the client for corrections of fact, with what it includes of comments (R60)."""

    verb: Literal["report.to_client"] = "report.to_client"
    edition: int
    included: Typed = ""


class MakeFinal(AboutReport, Letting):
    """An edition is the final one with what it includes of comments, and sign-off is asked for (R61)."""

    verb: Literal["report.final"] = "report.final"
    edition: int
    included: Typed = ""


class SeeComments(AboutReport):
    """What waits for an answer is asked for."""

    verb: Literal["comments.show"] = "comments.show"


class SaveComment(AboutReport):
    """A peer comments on the report, or the client corrects a fact in it (R59, R60)."""

    verb: Literal["comment.save"] = "comment.save"
    edition: int
    press: str
    theme: Typed = ""
    text: Typed = ""


class NothingToAdd(AboutReport):
    """Somebody read the report and has nothing to add."""

    verb: Literal["comment.nothing"] = "comment.nothing"
    edition: int


class AnswerComment(AboutReport):
    """The challenge manager says what became of a comment, and perhaps which finding it changes."""

    verb: Literal["comment.answer"] = "comment.answer"
    number: int
    taken: Typed = ""
    answer: Typed = ""
    finding: Typed = ""


class PutIn(AboutReport):
    """What was taken of a comment is to be put into the report, perhaps in the words of a finding."""

    verb: Literal["comment.put_in"] = "comment.put_in"
    number: int
    finding: Typed = ""


class RewordForComment(AboutReport):
    """A finding is said in other words in the report, as a comment asks."""

    verb: Literal["comment.reword"] = "comment.reword"
    number: int
    finding: str
    wording: Typed = ""


class OpenSignpost(AboutReport):
    """Somebody wants to add a signpost (R62)."""

    verb: Literal["signpost.open"] = "signpost.open"


class SaveSignpost(AboutReport):
    """Practice or people elsewhere, for a theme or a finding (R62)."""

    verb: Literal["signpost.save"] = "signpost.save"
    press: str
    on: Typed = ""
    practice: Typed = ""
    where: Typed = ""


class TakeOutSignpost(AboutReport):
    """A signpost is taken out of the report again."""

    verb: Literal["signpost.take_out"] = "signpost.take_out"
    number: int


class PlanWhatFollows(AboutReport):
    """Action planning on a day, and check-ins on others (R63, R64)."""

    verb: Literal["follow.plan"] = "follow.plan"
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
    | PutIn
    | RewordForComment
    | OpenSignpost
    | SaveSignpost
    | TakeOutSignpost
    | PlanWhatFollows
)
"""Everything that buttons about the report send."""
