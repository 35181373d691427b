"""What is kept of one person, told to that person alone (R69)."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.review import Review
from cards.card import Card, bullets, heading, link, make, para, typed
from cards.phrases import my_data as say
from cards.when import dated


def my_data_card(review: Review, counts: Mapping[str, int], *, url: str, until: datetime, ends: date) -> Card:
    """Return what is kept, as counts, and a link to all of it; none where the bot has no address."""
    kept = [
        say.ROW.format(what=typed(what).capitalize(), count=count) for what, count in counts.items() if count
    ]
    fetched = say.FILE.format(until=dated(until.astimezone(review.wall).date())) if url else say.NO_FILE
    body = [
        heading(say.TITLE),
        bullets(say.LEAD.format(client=typed(review.client)), kept),
        *([para(say.WHO_SEES)] if review.captures else []),
        para(say.UNTIL.format(day=dated(ends))),
        para(fetched),
        para(say.DELETE),
    ]
    return make("my_data", body, text=say.TITLE, actions=[link(say.BUTTON, url)] if url else ())
