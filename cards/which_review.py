"""Which of several reviews is meant: what they are called, and the card that asks about a timetable."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.domain.review import Review
from cards.card import Card, about, heading, make, para, press, shortened
from cards.phrases import timetable as say
from cards.when import dated

_NAME: Final = 30
"""Characters for which a button has room on a phone."""

_AT_ONCE: Final = 5


def told_apart(reviews: Sequence[Review]) -> list[str]:
    """Return what reviews are called beside each other: the client, with the first day where two share it."""
    times = Counter(review.client.casefold() for review in reviews)
    return [
        review.client if times[review.client.casefold()] == 1 else f"{review.client}, {dated(review.first_day)}"
        for review in reviews
    ]


def whose_timetable_card(drafts: Sequence[tuple[Review, str]]) -> Card:
    """Return the card that asks for which review a timetable is; each comes with its draft."""
    shown = drafts[:_AT_ONCE]
    names = told_apart([review for review, _ in shown])
    actions = [
        press(
            shortened(called, _NAME),
            "timetable.answer",
            about(review=review.id, draft=draft),
            unchecked=True,
        )
        for called, (review, draft) in zip(names, shown, strict=True)
    ]
    return make("notice", [heading(say.WHOSE_TITLE), para(say.WHOSE)], text=say.WHOSE_TITLE, actions=actions)
