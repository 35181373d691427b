"""What is kept of one person, told to that person alone (R69)."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.review import Review
from bot.domain.sign_off import Certificate
from cards.card import Card, bullets, heading, link, make, para, typed
from cards.phrases import my_data as say
from cards.when import dated


def my_data_card(
    review: Review,
    counts: Mapping[str, int],
    *,
    url: str,
    until: datetime,
    ends: date,
    certificate: Certificate | None = None,
) -> Card:
    """Return what is kept, as counts, and a link to all of it; none where the bot has no address.

    While the review runs it `ends` by itself on that day; after that people are forgotten then.
    """
    kept = [
        say.ROW.format(what=typed(what).capitalize(), count=count) for what, count in counts.items() if count
    ]
    fetched = say.FILE.format(until=dated(until.astimezone(review.wall).date())) if url else say.NO_FILE
    body = [
        heading(say.TITLE),
        bullets(say.LEAD.format(noun=review.method.noun, client=typed(review.client)), kept),
        *([para(say.WHO_SEES)] if review.captures and not review.is_over else []),
        para(_fate(review, certificate).format(day=dated(ends))),
        para(fetched),
        *([] if review.is_over else [para(say.DELETE)]),
    ]
    return make("my_data", body, text=say.TITLE, actions=[link(say.BUTTON, url)] if url else ())


def _fate(review: Review, certificate: Certificate | None) -> str:
    """Return what becomes of what is kept, as far as the end of the review has come."""
    if not review.is_over:
        return say.UNTIL
    if certificate is None or certificate.next_step is not None:
        return say.BEING_DESTROYED
    return say.DESTROYED if certificate.final_at is None else say.FINAL
