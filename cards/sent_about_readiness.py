"""What comes back from buttons about what must be there before day 1 (R3-R10)."""

from typing import Literal

from bot.domain.ids import ReviewId
from cards.sent import Sent, Typed

OnReadiness = Literal["list", "needed", "chased", "eve"]
"""The card on which it was pressed: the challenge manager's list, what somebody brings, or that of the eve."""


class AboutItem(Sent):
    """Something was said of one thing that is needed; `words` are a link, a note or a reason."""

    review: ReviewId
    on: OnReadiness
    item: Typed = ""
    words: Typed = ""


class TickItem(AboutItem):
    """It is there (R4)."""

    verb: Literal["readiness.tick"] = "readiness.tick"


class GoWithoutItem(AboutItem):
    """The review goes without it, and why."""

    verb: Literal["readiness.without"] = "readiness.without"


class PutItemBack(AboutItem):
    """It is not there after all."""

    verb: Literal["readiness.put_back"] = "readiness.put_back"


ReadinessSent = TickItem | GoWithoutItem | PutItemBack
