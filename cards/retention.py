"""The limit for which notes are kept, told before it comes (R66, R72)."""

from datetime import date

from bot.domain.review import Review
from cards.card import Card, about, heading, make, para, press, typed
from cards.phrases import ending as say
from cards.when import dated


def retention_card(review: Review, ends: date, *, last: bool) -> Card:
    """Return the warning to the challenge manager; the last one comes on the working day before."""
    body = [
        heading(say.RETENTION_TITLE),
        para(say.RETENTION.format(client=typed(review.client))),
        para(say.RETENTION_LIMIT.format(noun=review.method.noun, day=dated(ends))),
        *([para(say.RETENTION_LAST)] if last else []),
        para(say.RETENTION_DO),
    ]
    actions = [press(say.RETENTION_BUTTON, "sign_off.ask", about(review=review.id))]
    return make("retention", body, text=say.RETENTION_TITLE, actions=actions)
