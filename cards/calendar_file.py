"""The card that hands out the timetable as a calendar file."""

from datetime import datetime

from bot.domain.review import Review
from cards.card import Card, heading, link, make, para, typed
from cards.phrases import calendar_file as say
from cards.when import moment


def calendar_file_card(review: Review, url: str, *, whole: bool, until: datetime) -> Card:
    """Return a card with a link to somebody's sessions, or to the `whole` timetable."""
    body = [
        heading(say.TITLE_WHOLE if whole else say.TITLE),
        para(say.WHAT.format(client=typed(review.client))),
        para(say.ALREADY),
        para(say.YOURS),
        para(say.UNTIL.format(when=moment(until, review.zone)), quiet=True),
    ]
    return make("calendar_file", body, text=say.TEXT, actions=[link(say.GET, url)])
