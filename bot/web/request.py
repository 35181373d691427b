"""The page behind a link in a request that went by e-mail: one system lead answers it there (R12)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.domain.errors import NotFound, ReviewError
from bot.domain.request import Asked, asked_of_client
from bot.domain.review import Review, Stage
from bot.domain.team import Person
from bot.records.work import Store
from bot.usecases.answer_request import request_for_client
from bot.usecases.who_is_who import person_named
from bot.web.behind_links import Answers, by_email, shown, shown_after
from bot.web.form_links import FormLinks, RequestTicket
from bot.web.signed_form import Form, SignedForm
from cards.request_of_client import answer_thanked_card, request_of_client_card
from cards.sent_about_requests import AnswerRequest

_VERB: Final = "request.answer"
_TYPED: Final = ("text", "document")


def add_request_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let system leads answer requests at `/request/…`."""
    _Requests(links, answers=answers, store=store, clock=clock).open_at(app, "/request/{token}")


class _Requests(SignedForm[FormLinks]):
    """Shows what is asked behind a link and takes the answer; the same words again change nothing."""

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.requests.read(token, now=self._clock())
        self._knocks.count(f"{ticket.person}/{ticket.number}")
        review, person, asked = await self._still_asked(ticket)
        if form is None:
            return shown(request_of_client_card(review.id, asked), action=token)
        typed = {name: form[name][0].replace("\r\n", "\n") for name in _TYPED if form.get(name)}
        about = {"review": ticket.review, "number": str(ticket.number)}
        try:
            answer = await self._answers.answer(Pressed(by_email(person), _VERB, {**typed, "about": about}))
        except ReviewError as problem:
            filled = AnswerRequest(review=review.id, number=asked.number).model_copy(update=typed)
            again = request_of_client_card(review.id, asked, filled=filled, problem=problem.sentence)
            return shown_after(again, action=token)
        return shown_after(answer or answer_thanked_card(), action=token)

    async def _still_asked(self, ticket: RequestTicket) -> tuple[Review, Person, Asked]:
        """Return whom a link names and what they are asked; raises `NotFound` where that is over."""
        async with self._store.work() as work:
            review = await work.reviews.get(ticket.review)
            person = await person_named(ticket.person, review=ticket.review, work=work)
            if review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
                raise NotFound("Nothing can be answered in this review any more.")
            request = await request_for_client(ticket.number, review=review, by=person, work=work)
        return review, person, asked_of_client(request, review=review)
