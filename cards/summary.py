"""What a system lead reads in the evening: informal, confidential, never who said it (R49, R50, R65)."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from microsoft_teams.cards.core import CardElement

from bot.domain.catch_up import Summary
from bot.domain.review import Review
from cards.card import Card, buttons, folded, heading, link, make, para, press, typed
from cards.catch_up import message_parts
from cards.client_reply import reply_ids, reply_parts
from cards.phrases import client_reply as reply
from cards.phrases import summary as say
from cards.when import day, moment, zone_words


@dataclass(frozen=True)
class Answering:
    """How a system lead can answer: on the card, or where it goes by post on a page if there is one."""

    review: Review
    page: str = ""
    by_post: bool = False


def summary_card(
    summary: Summary, answering: Answering, *, replaces: datetime | None = None, thanks: int = 0
) -> Card:
    """Return the evening's summary; it says what it `replaces`, and that a reply of that number has come."""
    evening = datetime.combine(summary.day, time(18), ZoneInfo(summary.zone))
    lead = say.LEAD.format(
        client=typed(summary.client), day=day(summary.day), zone=zone_words(summary.zone, evening)
    )
    body = [
        heading(say.TITLE),
        *([para(f"**{reply.THANKS.format(number=thanks)}**")] if thanks else []),
        *([para(f"**{say.REPLACES.format(at=moment(replaces, summary.zone))}**")] if replaces else []),
        para(typed(summary.caveat)),
        para(lead),
        *message_parts(summary.messages, summary.words),
        para(say.TALK),
        *([] if answering.by_post else _on_card(summary, answering)),
    ]
    actions = [link(reply.OPEN, answering.page)] if answering.page else []
    text = say.TEXT.format(client=summary.client)
    return make("summary", body, text=text, actions=actions, holds_words=True)


def _on_card(summary: Summary, answering: Answering) -> tuple[CardElement, ...]:
    """Return the form for a reply, folded away at first: the card stays short on a phone."""
    ids = reply_ids(answering.review, summary.day, on="summary")
    form = [*reply_parts(answering.review), buttons(press(reply.SEND, "summary.reply", ids))]
    return folded(reply.OPEN, "reply_form", form)
