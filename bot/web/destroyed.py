"""The page behind a link in an e-mail, on which somebody says what they destroyed after the end (R67)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.domain.errors import NotFound, OutOfDate
from bot.domain.review import Review
from bot.domain.team import Person
from bot.records.work import Store
from bot.usecases.who_is_who import person_named
from bot.web.behind_links import Answers, by_email, shown
from bot.web.form_links import FormLinks
from bot.web.signed_form import Form, SignedForm
from bot.web.tickets import PersonTicket
from cards.destruction import ask_to_destroy_card, confirmed_card
from cards.html import read_form

_VERB: Final = "notes.destroyed"
_TYPED: Final = ("what",)


def add_destroyed_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people confirm at `/destroyed/…`."""
    _Confirming(links, answers=answers, store=store, clock=clock).open_at(app, "/destroyed/{token}")


class _Confirming(SignedForm[FormLinks]):
    """Shows the boxes of a link and takes them in; the same again changes nothing."""

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.confirmations.read(token, now=self._clock())
        self._knocks.count(str(ticket.person))
        review, person, done = await self._still_asked(ticket)
        if done:
            return shown(confirmed_card(review))
        if form is None:
            return shown(ask_to_destroy_card(review, person.role), action=token)
        answer = await self._answers.answer(_pressed(ticket, person, form))
        again = answer is not None and bool(answer.adaptive.actions)
        return shown(answer or confirmed_card(review), action=token if again else None)

    async def _still_asked(self, ticket: PersonTicket) -> tuple[Review, Person, bool]:
        """Return whom a link names, and whether they confirmed; raises `NotFound` once nobody is asked."""
        async with self._store.work() as work:
            review = await work.reviews.get(ticket.review)
            person = await person_named(ticket.person, review=ticket.review, work=work)
            certificate = await work.audit.certificate_of(ticket.review)
        if certificate is None or certificate.final_at is not None:
            raise NotFound("Nothing is asked in this review any more.")
        return review, person, person.id in certificate.confirmed_by


def _pressed(ticket: PersonTicket, person: Person, form: Form) -> Pressed:
    """Return the press that a card in Teams would send; its ids are the link's, whatever the page sent."""
    verb, sent = read_form(form)
    if verb != _VERB:
        raise OutOfDate("This page is out of date, so nothing was changed. Open it again.")
    about = {"review": ticket.review}
    match sent:
        case {"about": {"nothing": "yes"}}:
            return Pressed(by_email(person), _VERB, {"about": about | {"nothing": "yes"}})
        case _:
            typed = {name: value for name, value in sent.items() if name in _TYPED}
            return Pressed(by_email(person), _VERB, {**typed, "about": about})
