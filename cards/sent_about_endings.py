"""What comes back from buttons from the final feedback to the certificate (R54-R72)."""

from typing import Final, Literal

from pydantic import Field, model_validator

from bot.domain.ids import ReviewId
from cards.sent import Letting, Sent, Typed, gathered

ORDER: Final = "order__"
"""How the boxes begin that hold the order on a theme."""


class AgreeFeedback(Letting):
    """The final feedback with this mark was agreed (R54)."""

    verb: Literal["feedback.agree"] = "feedback.agree"
    review: ReviewId
    mark: str


class ArrangeFeedback(Sent):
    """Who hears the final feedback, who presents and in which order is to be chosen (R55-R57)."""

    verb: Literal["feedback.arrange"] = "feedback.arrange"
    review: ReviewId


class ShowFeedback(Sent):
    """Nothing is to be chosen after all: the final feedback as it would be given is shown again (R55)."""

    verb: Literal["feedback.show"] = "feedback.show"
    review: ReviewId


class ChooseFeedback(Sent):
    """It was chosen; `orders` maps `order__THEME` to numbers, `mark` is that of the text that was shown."""

    verb: Literal["feedback.choose"] = "feedback.choose"
    review: ReviewId
    mark: str
    audience: Typed = ""
    presenter: Typed = ""
    orders: dict[str, Typed] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        return gathered(given, "orders", (ORDER,))


AboutFeedback = AgreeFeedback | ArrangeFeedback | ShowFeedback | ChooseFeedback
"""Whatever is pressed about the final feedback."""


class AskSignOff(Sent):
    """Sign-off was pressed once; it is asked again, since it destroys the notes."""

    verb: Literal["sign_off.ask"] = "sign_off.ask"
    review: ReviewId


class ConfirmSignOff(Sent):
    """Sign-off was confirmed, where no report is final with the `reason` to go on (R61, R66)."""

    verb: Literal["sign_off.confirm"] = "sign_off.confirm"
    review: ReviewId
    reason: Typed = ""


class NotesDestroyed(Sent):
    """Somebody has destroyed what they kept, as ticked, or kept `nothing` (R67)."""

    verb: Literal["notes.destroyed"] = "notes.destroyed"
    review: ReviewId
    nothing: Literal["", "yes"] = ""
    what: Typed = ""


class AskToEnd(Sent):
    """An end that is not sign-off was chosen; it is asked again, since it destroys the notes."""

    verb: Literal["end.ask"] = "end.ask"
    review: ReviewId
    why: Typed = ""


class ConfirmEnd(Sent):
    """An end that is not sign-off was confirmed, with what system leads are told (R66)."""

    verb: Literal["end.confirm"] = "end.confirm"
    review: ReviewId
    why: Literal["withdrawn", "circumstances", "team", "mistake"]
