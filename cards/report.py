"""The reminder that the draft report is due (R59, R60)."""

from datetime import date
from typing import Literal

from bot.domain.review import Review
from cards.card import Card, heading, make, para, typed
from cards.phrases import report as say
from cards.when import dated


def report_reminder_card(review: Review, to: Literal["peers", "client"], due: date) -> Card:
    """Return the reminder for the challenge manager."""
    ask, why = (say.TO_PEERS, say.TO_PEERS_WHY) if to == "peers" else (say.TO_CLIENT, say.TO_CLIENT_WHY)
    body = [
        heading(say.TITLE),
        para(f"**{typed(review.client)}**"),
        para(ask.format(due=dated(due))),
        para(why),
    ]
    return make("report_reminder", body, text=say.TITLE)
