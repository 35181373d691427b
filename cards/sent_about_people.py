"""What buttons send about who is in a review."""

from typing import Literal

from bot.domain.ids import PersonId, ReviewId
from cards.sent import Sent, Typed


class SayWhoThisIs(Sent):
    """It was said whose an unknown account is, by `whose`; `mark` names the account (R77)."""

    verb: Literal["account.decide"] = "account.decide"
    review: ReviewId
    mark: str
    whose: Typed = ""


class RemovePerson(Sent):
    """Somebody is taken out of the review, after it was asked."""

    verb: Literal["people.remove"] = "people.remove"
    review: ReviewId
    who: PersonId


class LetBackIn(Sent):
    """Somebody who was taken out of the team is let back in."""

    verb: Literal["people.let_in"] = "people.let_in"
    review: ReviewId
    who: PersonId
