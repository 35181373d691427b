"""What comes back from buttons about the evening (R47-R53)."""

from typing import Literal

from pydantic import Field, model_validator

from bot.domain.ids import ReviewId
from cards.sent import Letting, Sent, Typed, gathered


class StartCatchUp(Sent):
    """The catch-up was started, or its text is to be changed, `again` where it was approved already."""

    verb: Literal["catch_up.edit"] = "catch_up.edit"
    review: ReviewId
    day: str
    again: Literal["", "yes"] = ""


class _Worded(Letting):
    """Something with the evening's text; `wording` maps `strengths__THEME` and `areas__THEME` to lines."""

    review: ReviewId
    day: str
    wording: dict[str, Typed] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        return gathered(given, "wording", ("strengths__", "areas__"))


class MeetClient(_Worded):
    """A Teams meeting with the client is to be made now (R48); what was typed beside it comes along."""

    verb: Literal["catch_up.meet"] = "catch_up.meet"


class CheckCatchUp(_Worded):
    """The evening's text was edited; the `mark` is that of the evening as the card showed it."""

    verb: Literal["catch_up.check"] = "catch_up.check"
    mark: str = ""


class ApproveCatchUp(Sent):
    """The exact text with this mark was approved (R51)."""

    verb: Literal["catch_up.approve"] = "catch_up.approve"
    review: ReviewId
    day: str
    mark: str
