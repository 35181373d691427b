"""What comes back from the cards that set up a review and change it (R1, R2, R6, R24)."""

from typing import Literal

from bot.domain.ids import ReviewId
from cards.sent import Sent, Typed


class WhatReviewIs(Sent):
    """What can be changed later too; `questions` holds the client's own questions, one a line.

    Where `catch_up` or `quiet` is empty, those hours are as the method has them.
    """

    client: Typed = ""
    method: Typed = ""
    first_day: Typed = ""
    last_day: Typed = ""
    zone: Typed = ""
    country: Typed = ""
    mode: Typed = ""
    organiser: Typed = ""
    scope: Typed = ""
    questions: Typed = ""
    catch_up: Typed = ""
    quiet: Typed = ""


class SetUpReview(WhatReviewIs):
    """The set-up card was filled in; `people` holds one person a line."""

    verb: Literal["set_up.save"] = "set_up.save"
    people: Typed = ""


class ChangeReview(WhatReviewIs):
    """What a review was set up with was changed; `mark` tells what was shown, `moves` takes sessions along."""

    verb: Literal["set_up.change"] = "set_up.change"
    review: ReviewId
    mark: str
    moves: Typed = ""
