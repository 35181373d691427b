"""What the team asks the client for: raised by a peer, let go by the challenge manager, told to both (R12)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.gate import Objection
from bot.domain.request import LONGEST_REQUEST, Request, RequestState
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import (
    Card,
    about,
    bullets,
    choice,
    day_box,
    heading,
    make,
    para,
    part,
    press,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.guard import objection_parts
from cards.phrases import common
from cards.phrases import request as say
from cards.sent_about_requests import DecideRequest, RaiseRequest
from cards.size import fitted
from cards.when import day as in_words
from cards.wording import counted, listed

_LONGEST_WHY: Final = 300
_LONGEST_LINE: Final = 160
_MOST_WAITING: Final = 8


def request_card(review: Review, filled: RaiseRequest, *, problem: str = "") -> Card:
    """Return the form on which one of the team says what would help, by when."""
    themes = [(str(t.id), t.title) for t in review.themes]
    body = [
        heading(say.TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(f"{say.LEAD} {common.NO_NAMES}"),
        choice("theme", say.THEME, themes, value=filled.theme, short=True),
        writing("text", say.TEXT, longest=LONGEST_REQUEST, value=filled.text, lines=True,
                needed=say.TEXT_NEEDED),
        day_box("wanted_by", f"{say.WANTED_BY} (optional)", value=filled.wanted_by),
        para(say.UNSEEN, quiet=True),
    ]  # fmt: skip
    actions = [press(say.RAISE, "request.raise", about(review=review.id, press=filled.press))]
    return make("request", body, text=say.TITLE, actions=actions, holds_words=bool(filled.text))


def raised_card(review: Review, request: Request) -> Card:
    """Return proof that a request is kept, in its words."""
    title = say.RAISED_TITLE.format(number=request.number)
    body = [heading(title), para(typed(request.text)), para(say.RAISED), para(say.UNSEEN, quiet=True)]
    actions = [press(say.ANOTHER, "request.open", about(review=review.id), unchecked=True)]
    return make("request", body, text=title, actions=actions, holds_words=True)


def to_manager_card(
    review: Review,
    request: Request,
    asking: Sequence[Person],
    leads: Sequence[Person],
    *,
    objections: Sequence[Objection] = (),
    filled: DecideRequest | None = None,
    problem: str = "",
) -> Card:
    """Return a request for the challenge manager to reword, let go or keep back, with what the guard finds."""
    was = filled or DecideRequest(
        review=review.id,
        number=request.number,
        mark=request.mark,
        text=request.text,
        wanted_by=request.wanted_by.isoformat(),
    )
    title = say.TO_MANAGER.format(number=request.number)
    theme = review.theme(request.theme).title if request.theme else say.ANY_THEME
    names = listed([typed(p.name) for p in asking if p.name]) or say.TEAM
    body = [
        heading(title),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(say.ASKED_BY.format(names=names, theme=typed(theme))),
        para(say.TO_MANAGER_LEAD),
        writing("text", say.WORDS, longest=LONGEST_REQUEST, value=was.text, lines=True),
        day_box("wanted_by", say.WANTED_BY, value=was.wanted_by),
        *_leads(leads, was.lead),
        *objection_parts(objections, lead=say.REWORD, chosen=was.let, reason=was.reason),
        writing("why", say.WHY, longest=_LONGEST_WHY, value=was.why),
    ]
    ids = about(review=review.id, number=str(request.number), mark=request.mark)
    actions = [
        *([press(say.LET_GO, "request.let_go", ids)] if leads else []),
        press(say.KEEP_BACK, "request.keep_back", ids, rare=bool(leads)),
    ]
    return make("request", body, text=title, actions=actions, holds_words=True)


def decided_card(request: Request, lead: Person | None) -> Card:
    """Return what the challenge manager decided."""
    if request.state is RequestState.CLOSED and not request.asked_at:
        title = say.KEPT_TITLE.format(number=request.number)
        body = [heading(title), para(say.KEPT.format(why=typed(request.why)))]
        return make("request", body, text=title, holds_words=True)
    title = say.GONE_TITLE.format(number=request.number)
    name = typed(lead.name) if lead else ""
    gone = say.GONE.format(name=name, day=in_words(request.wanted_by))
    body = [heading(title), para(typed(request.text)), para(gone)]
    return make("request", body, text=title, holds_words=True)


def answered_card(review: Review, request: Request) -> Card:
    """Return to one of the team what the client answered, or why the client was not asked."""
    asked = para(say.YOU_ASKED.format(text=typed(request.text)))
    if not request.asked_at:
        title = say.NOT_SENT_TITLE.format(number=request.number)
        why = para(say.NOT_SENT.format(why=typed(request.why)))
        return make("request", [heading(title), asked, why], text=title, holds_words=True)
    title = say.ANSWERED_TITLE.format(number=request.number)
    body = [
        heading(title),
        asked,
        *([para(say.ANSWER_LINE.format(text=typed(request.answer)))] if request.answer else []),
        *([para(say.DOCUMENT_LINE.format(document=typed(request.document)))] if request.document else []),
    ]
    actions = [
        press(say.CLOSE, "request.close", about(review=review.id, number=str(request.number)), unchecked=True),
        press(say.NOTE, "capture.open", about(review=review.id), unchecked=True),
    ]
    return make("request", body, text=title, actions=actions, holds_words=True)


def closed_card(request: Request) -> Card:
    """Return that a request is closed."""
    title = say.CLOSED_TITLE.format(number=request.number)
    return make("request", [heading(title), para(say.CLOSED)], text=title)


def requests_card(requests: Sequence[Request], *, today: date) -> Card:
    """Return the team's list of what the client was asked for, what waits first, without who asked.

    A request without words is one whose asker was deleted: it is not in the list.
    """
    shown = sorted((r for r in requests if r.text), key=lambda r: (r.state is RequestState.CLOSED, -r.number))

    def build(most: int) -> Card:
        lines = [_line(one, today) for one in shown[:most]]
        left = say.LIST_REST.format(requests=counted(len(shown) - most, "request"))
        body = [
            heading(say.LIST_TITLE),
            *([bullets(say.LIST_LEAD, lines)] if lines else [para(say.LIST_EMPTY)]),
            *([para(left)] if len(shown) > most else []),
            para(say.LIST_HOW, quiet=True),
        ]
        return make("requests", body, text=say.LIST_TITLE, holds_words=bool(lines))

    return fitted(build, len(shown))


def waiting_parts(requests: Sequence[Request]) -> list[CardElement]:
    """Return what the client has not answered, as a part of another card; nothing where all is answered."""
    if not requests:
        return []
    lines = [
        say.WAITING_LINE.format(
            number=one.number,
            day=in_words(one.wanted_by),
            text=typed(shortened(one.text, _LONGEST_LINE)),
        )
        for one in requests[:_MOST_WAITING]
    ]
    return [part([heading(say.WAITING, level=2), bullets(say.WAITING_LEAD, lines)])]


def _line(request: Request, today: date) -> str:
    late = request.is_waiting and request.wanted_by < today
    line = say.LIST_LINE if request.is_open else say.LIST_LINE_OVER
    return line.format(
        number=request.number,
        state=say.LATE if late else say.STATES[request.state],
        day=in_words(request.wanted_by),
        text=typed(shortened(request.text, _LONGEST_LINE)),
    )


def _leads(leads: Sequence[Person], chosen: str) -> list[CardElement]:
    if not leads:
        return [para(say.NO_LEADS)]
    only = leads[0].id if len(leads) == 1 else ""
    named = [(str(lead.id), lead.name) for lead in leads]
    return [choice("lead", say.LEAD_ASKED, named, value=chosen or only)]
