"""What comes back from buttons about what the team asks the client for (R12)."""

from typing import Literal

from bot.domain.ids import ReviewId, ThemeId
from cards.sent import Letting, Sent, Typed


class OpenRequest(Sent):
    """Somebody of the team wants to ask the client for something, perhaps about a theme."""

    verb: Literal["request.open"] = "request.open"
    review: ReviewId
    theme: ThemeId | None = None


class RaiseRequest(Sent):
    """A request for the challenge manager to see."""

    verb: Literal["request.raise"] = "request.raise"
    review: ReviewId
    press: str
    theme: Typed = ""
    text: Typed = ""
    wanted_by: Typed = ""


class DecideRequest(Letting):
    """The challenge manager lets a request go in these words, or keeps it back and says `why`."""

    verb: Literal["request.let_go", "request.keep_back"] = "request.let_go"
    review: ReviewId
    number: int
    mark: str
    text: Typed = ""
    wanted_by: Typed = ""
    lead: Typed = ""
    why: Typed = ""

    @property
    def goes(self) -> bool:
        """Whether the client is to be asked."""
        return self.verb == "request.let_go"


class AnswerRequest(Sent):
    """A system lead answers what the team asked for."""

    verb: Literal["request.answer"] = "request.answer"
    review: ReviewId
    number: int
    text: Typed = ""
    document: Typed = ""


class CloseRequest(Sent):
    """Nothing more is needed about a request."""

    verb: Literal["request.close"] = "request.close"
    review: ReviewId
    number: int


RequestSent = OpenRequest | RaiseRequest | DecideRequest | AnswerRequest | CloseRequest
