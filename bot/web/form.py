"""The forms behind signed links: a card as a page that works on a phone without Teams and without a script."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final
from weakref import WeakValueDictionary

from aiohttp import web

from bot.conversation.events import Caller, Pressed
from bot.domain.errors import Incomplete, OutOfDate, ReviewError
from bot.domain.reach import Account, Place
from bot.records.work import Store
from bot.usecases.answer_form import Asked, mark_of, settle, still_asked
from bot.usecases.record_observation import groups_of
from bot.web.behind_links import Answers, shown
from bot.web.form_links import FormLinks, NoteTicket
from bot.web.signed_form import Form, SignedForm
from cards.capture import capture_card
from cards.card import Card
from cards.form import as_form, form_saved_card
from cards.html import read_form
from cards.phrases import capture
from cards.phrases import form as say
from cards.sent_about_notes import SaveObservation

_NOTHING: Final = "capture.nothing"
_MORE: Final = "capture.more"
_VERBS: Final = frozenset({"capture.save", _MORE, _NOTHING})
_TYPED: Final = ("theme", "kind", "text", "example", "group", "somebody")


def add_form_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people write down what they heard at `/note/…`."""
    _Notes(links, answers=answers, store=store, clock=clock).open_at(app, "/note/{token}")


class _Notes(SignedForm[FormLinks]):
    """Shows the form of a link and takes it in, once."""

    def __init__(
        self, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(links, answers=answers, store=store, clock=clock)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.notes.read(token, now=self._clock())
        mark = mark_of(ticket.person, ticket.press)
        self._knocks.count(mark)
        async with self._turns.setdefault(mark, asyncio.Lock()):
            asked = await self._asked(ticket)
            return self._page(ticket, asked) if form is None else await self._taken(ticket, asked, form)

    async def _taken(self, ticket: NoteTicket, asked: Asked, form: Form) -> web.Response:
        try:
            verb = _verb(form)
            if verb == _NOTHING and _says_something(form):
                raise Incomplete(capture.NOT_NOTHING)
            answer = await self._answers.answer(_pressed(ticket, asked, verb=verb, form=form))
        except ReviewError as problem:
            return self._page(ticket, await self._asked(ticket), form=form, problem=problem.sentence)
        async with self._store.work() as work:
            number = await settle(
                ticket.review,
                ticket.person,
                press=ticket.press,
                nothing=verb == _NOTHING,
                work=work,
                now=self._clock(),
            )
        if number is None and answer is not None:
            return self._drawn(ticket, asked, answer, title=say.PROBLEM.format(title=answer.text))
        if verb == _MORE:
            raise web.HTTPSeeOther(self._links.notes.token_of(ticket.next))
        return shown(form_saved_card(number or 0, more=self._links.address_of(ticket.next)))

    async def _asked(self, ticket: NoteTicket) -> Asked:
        async with self._store.work() as work:
            return await still_asked(
                ticket.review, ticket.person, ticket.session, press=ticket.press, work=work
            )

    def _page(
        self, ticket: NoteTicket, asked: Asked, *, form: Form | None = None, problem: str = ""
    ) -> web.Response:
        card = capture_card(
            asked.review,
            asked.session,
            press=ticket.press,
            groups=groups_of(asked.session),
            saved=asked.saved,
            filled=_filled(ticket, form) if form is not None else None,
            problem=problem,
            on_page=True,
        )
        title = say.PROBLEM.format(title=card.text) if problem else card.text
        return self._drawn(ticket, asked, card, title=title)

    def _drawn(self, ticket: NoteTicket, asked: Asked, card: Card, *, title: str) -> web.Response:
        whole = as_form(card, review=asked.review, person=asked.person, until=ticket.until)
        return shown(whole, action=self._links.notes.token_of(ticket), title=title)


def _verb(form: Form) -> str:
    verb, _ = read_form(form)
    if verb not in _VERBS:
        raise OutOfDate("This page is out of date, so nothing was changed. Open it again.")
    return verb


def _pressed(ticket: NoteTicket, asked: Asked, *, verb: str, form: Form) -> Pressed:
    """Return the press that a card in Teams would send; its ids are the link's, whatever the page sent."""
    about = {"review": ticket.review, "session": ticket.session}
    caller = Caller(
        account=Account(tenant="", object_id=""),
        name=asked.person.name,
        place=Place(kind="personal", id=f"form:{ticket.person}"),
        signed_for=ticket.person,
    )
    if verb == _NOTHING:
        return Pressed(caller, verb, {"about": about})
    return Pressed(caller, verb, {**_typed(form), "about": {**about, "press": ticket.press}})


def _says_something(form: Form) -> bool:
    typed = _typed(form)
    return any(typed.get(name, "").strip() for name in ("text", "example"))


def _typed(form: Form) -> dict[str, str]:
    return {name: form[name][0].replace("\r\n", "\n") for name in _TYPED if form.get(name)}


def _filled(ticket: NoteTicket, form: Form) -> SaveObservation:
    """Return what was typed as it was typed: also what is too long stays on the page."""
    kept = SaveObservation(review=ticket.review, session=ticket.session, press=ticket.press)
    return kept.model_copy(update=_typed(form))
