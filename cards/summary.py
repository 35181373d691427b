"""What a system lead reads in the evening: informal, confidential, never who said it (R49, R50, R65)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.domain.catch_up import Summary
from cards.card import Card, heading, make, para, typed
from cards.catch_up import message_parts
from cards.phrases import summary as say
from cards.when import day, zone_words


def summary_card(summary: Summary) -> Card:
    """Return the evening's summary."""
    evening = datetime.combine(summary.day, time(18), ZoneInfo(summary.zone))
    lead = say.LEAD.format(
        client=typed(summary.client), day=day(summary.day), zone=zone_words(summary.zone, evening)
    )
    body = [
        heading(say.TITLE),
        para(typed(summary.caveat)),
        para(lead),
        *message_parts(summary.messages, summary.words),
        para(say.TALK),
    ]
    return make("summary", body, text=say.TEXT.format(client=summary.client), holds_words=True)
