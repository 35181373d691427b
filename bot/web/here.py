"""The page behind a link in an e-mail, on which somebody shows that the message has come (R77)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.records.work import Store
from bot.usecases.answer_form import still_open
from bot.web.behind_links import Answers, by_email, shown
from bot.web.form_links import FormLinks
from bot.web.signed_form import Form, SignedForm
from cards.reach import hello_card

_VERB: Final = "reach.here"


def add_here_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people show at `/here/…` that an e-mail has come; to open the page is not enough: machines do so."""
    _Heres(links, answers=answers, store=store, clock=clock).open_at(app, "/here/{token}")


class _Heres(SignedForm[FormLinks]):
    """Shows the button and takes the press, which may be repeated without harm."""

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.heres.read(token, now=self._clock())
        self._knocks.count(ticket.person)
        async with self._store.work() as work:
            review, person = await still_open(ticket.review, ticket.person, work=work)
        if form is None:
            return shown(hello_card(review), action=token)
        # What was sent with the press is not looked at: there is one button.
        pressed = Pressed(by_email(person), _VERB, {"about": {"review": review.id}})
        return shown(await self._answers.answer(pressed) or hello_card(review))
