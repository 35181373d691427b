"""What comes back from buttons about the client's replies (R53)."""

from typing import Literal

from bot.domain.ids import ReviewId
from cards.sent import Sent, Typed


class SendReply(Sent):
    """A system lead answers an evening's summary, from the summary itself or from a card or page of its own."""

    verb: Literal["summary.reply"] = "summary.reply"
    review: ReviewId
    day: str
    on: Literal["summary", "alone"]
    theme: Typed = ""
    kind: Typed = ""
    text: Typed = ""
    document: Typed = ""


class AttachReply(Sent):
    """A reply is shown beside findings, by their numbers; it `counts` as a source where that is said."""

    verb: Literal["reply.attach"] = "reply.attach"
    review: ReviewId
    number: int
    findings: Typed = ""
    counts: Typed = ""
