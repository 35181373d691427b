"""The card that says who is in a review, and lets those back in who were taken out by mistake."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, buttons, heading, make, para, part, press, rows, shortened, titled, typed
from cards.phrases import who as say

_AT_ONCE: Final = 5
_NAME: Final = 14
"""Characters of a name for which a button has room on a phone."""


def who_card(review: Review, people: Sequence[Person], *, decides: bool) -> Card:
    """Return who is in the review; only somebody who `decides` is offered to let people back in."""
    title = say.TITLE.format(client=typed(review.client))
    inside = [p for p in people if not p.has_left]
    gone = [p for p in people if p.has_left]
    body: list[CardElement] = [heading(title), *rows(_line(person) for person in inside)]
    if gone:
        back = [
            buttons(
                press(
                    say.LET_IN.format(name=titled(shortened(p.name, _NAME))),
                    "people.let_in",
                    about(review=review.id, who=p.id),
                    unchecked=True,
                )
            )
            for p in gone[:_AT_ONCE]
        ]
        names = [heading(say.OUT_TITLE, level=2), *rows(_line(person) for person in gone), para(say.OUT)]
        body.append(part([*names, *(back if decides else [])]))
    return make("notice", body, text=say.TITLE.format(client=review.client))


def _line(person: Person) -> str:
    return say.LINE.format(name=typed(person.name), initials=typed(person.initials), role=person.role)
