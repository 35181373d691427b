"""What a system lead sees of a request: what is asked, by when, and room to answer (R12, R65)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.client_evidence import LONGEST_DOCUMENT
from bot.domain.ids import ReviewId
from bot.domain.request import LONGEST_ANSWER, Asked
from cards.card import Card, about, heading, link, make, para, press, trouble, typed, writing
from cards.phrases import common
from cards.phrases import request as say
from cards.sent_about_requests import AnswerRequest
from cards.when import day as in_words

_KIND: Final = "request"


def request_of_client_card(
    review: ReviewId,
    asked: Asked,
    *,
    reminder: bool = False,
    filled: AnswerRequest | None = None,
    problem: str = "",
) -> Card:
    """Return a request with room to answer, as a card or a page."""
    body = [
        *_what(asked, reminder=reminder, problem=problem),
        para(f"{say.CLIENT_WAYS} {say.CLIENT_CANNOT}"),
        writing("text", say.ANSWER, longest=LONGEST_ANSWER, value=filled.text if filled else "", lines=True),
        writing("document", say.DOCUMENT, longest=LONGEST_DOCUMENT, value=filled.document if filled else ""),
        para(say.SEEN, quiet=True),
    ]
    ids = about(review=review, number=str(asked.number))
    return _made(asked, body, [press(say.SEND, "request.answer", ids)])


def request_letter(asked: Asked, page: str, *, reminder: bool = False) -> Card:
    """Return a request as it goes by e-mail, with the page to answer on."""
    return _made(asked, _what(asked, reminder=reminder), [link(say.PAGE, page)] if page else [])


def answer_thanked_card() -> Card:
    """Return proof that an answer is kept; none of its words."""
    body = [heading(say.THANKS_TITLE), para(say.THANKS)]
    return make(_KIND, body, text=say.THANKS_TITLE)


def _what(asked: Asked, *, reminder: bool, problem: str = "") -> list[CardElement]:
    lead = say.CLIENT_LEAD if asked.theme else say.CLIENT_LEAD_ALONE
    told = lead.format(theme=typed(asked.theme), day=in_words(asked.wanted_by))
    return [
        heading(say.CLIENT_REMINDER if reminder else say.CLIENT_TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(told),
        para(f"**{typed(asked.text)}**"),
    ]


def _made(asked: Asked, body: Sequence[CardElement], actions: Sequence[Action]) -> Card:
    text = say.CLIENT_TEXT.format(day=in_words(asked.wanted_by))
    return make(_KIND, body, text=text, actions=actions, holds_words=True)
