"""The card that asks the challenge manager whose an unknown account is, and what it is answered with (R77)."""

from collections.abc import Sequence
from typing import Final

from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, choice, heading, make, para, press, typed
from cards.phrases import unknown_account as say

NOBODY: Final = "nobody"
"""What is sent back where the account belongs to nobody of the review."""


def unknown_account_card(review: Review, people: Sequence[Person], *, called: str, mark: str) -> Card:
    """Return the card; the account is `called` so in Teams, and known to us by its mark."""
    who = [(str(p.id), f"{p.name} ({p.initials}), {p.role}") for p in people if not p.has_left]
    body = [
        heading(say.TITLE),
        para(typed(called)),
        para(say.ASKS.format(noun=review.method.noun, client=typed(review.client))),
        choice("whose", say.CHOICE, [*who, (NOBODY, say.NOBODY)], needed=say.NEEDED),
        para(say.CARE),
    ]
    text = say.TEXT.format(noun=review.method.noun, client=review.client)
    actions = [press(say.SAVE, "account.decide", about(review=review.id, mark=mark))]
    return make("unknown_account", body, text=text, actions=actions)


def decided_card(review: Review, person: Person | None) -> Card:
    """Return what became of it."""
    said = say.LINKED.format(name=typed(person.name)) if person else say.REFUSED
    body = [heading(say.DONE_TITLE), para(said)]
    return make("unknown_account", body, text=say.TEXT.format(noun=review.method.noun, client=review.client))
