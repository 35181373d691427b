"""The card that says who is in a review, and lets those back in who were taken out by mistake."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.ids import PersonId
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, buttons, heading, make, para, part, press, rows, shortened, titled, typed
from cards.phrases import who as say

_AT_ONCE: Final = 5
_NOT_ASKED: Final[Mapping[PersonId, str]] = MappingProxyType({})
_NAME: Final = 14
"""Characters of a name for which a button has room on a phone."""


def who_card(
    review: Review, people: Sequence[Person], *, decides: bool, ways: Mapping[PersonId, str] = _NOT_ASKED
) -> Card:
    """Return who is in the review; only somebody who `decides` is offered to let people back in.

    `ways` says of people how they are reached, where that is to be told.
    """
    title = say.TITLE.format(noun=review.method.noun, client=typed(review.client))
    inside = [p for p in people if not p.has_left]
    gone = [p for p in people if p.has_left]
    body: list[CardElement] = [heading(title), *rows(_line(p, ways.get(p.id, "")) for p in inside)]
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
    return make("notice", body, text=say.TITLE.format(noun=review.method.noun, client=review.client))


def who_for_client_card(review: Review, people: Sequence[Person]) -> Card:
    """Return who is in the review as its client is told: names and parts, as on the team sheet (R10)."""
    lines = [say.LINE_FOR_CLIENT.format(name=typed(p.name), role=p.role) for p in people if not p.has_left]
    body: list[CardElement] = [
        heading(say.TITLE.format(noun=review.method.noun, client=typed(review.client))),
        *rows(lines),
    ]
    return make("notice", body, text=say.TITLE.format(noun=review.method.noun, client=review.client))


def _line(person: Person, way: str = "") -> str:
    line = say.LINE.format(name=typed(person.name), initials=typed(person.initials), role=person.role)
    return say.REACHED.format(line=line, way=typed(way)) if way else line
