"""The page behind a link in an e-mail, on which somebody shows that the message has come (R77)."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.records.work import Store
from bot.usecases.answer_form import still_open
from bot.web.behind_links import Answers, by_email, shown, told_of
from bot.web.form_links import FormLinks, HereTicket
from bot.web.guard import Knocks, for_one
from cards.reach import hello_card

_VERB: Final = "reach.here"


def add_here_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people show at `/here/…` that an e-mail has come; to open the page is not enough: machines do so."""
    heres = _Heres(links, answers=answers, store=store, clock=clock)
    app.router.add_get("/here/{token}", for_one(heres.show))
    app.router.add_post("/here/{token}", for_one(heres.take))


class _Heres:
    """Shows the button and takes the press, which may be repeated without harm."""

    def __init__(
        self, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
    ) -> None:
        self._links = links
        self._answers = answers
        self._store = store
        self._clock = clock
        self._knocks = Knocks(clock=time.monotonic)

    async def show(self, request: web.Request) -> web.Response:
        """Return the page with the button."""
        return await self._answered(request, pressed=False)

    async def take(self, request: web.Request) -> web.Response:
        """Remember that the message has come; what was sent with the press is not looked at."""
        return await self._answered(request, pressed=True)

    async def _answered(self, request: web.Request, *, pressed: bool) -> web.Response:
        return await told_of(self._page_of(request.match_info["token"], pressed=pressed), request, self._knocks)

    async def _page_of(self, token: str, *, pressed: bool) -> web.Response:
        ticket = self._links.here_ticket(token, now=self._clock())
        return await (self._taken(ticket) if pressed else self._shown(ticket, token))

    async def _shown(self, ticket: HereTicket, token: str) -> web.Response:
        async with self._store.work() as work:
            review, _ = await still_open(ticket.review, ticket.person, work=work)
        return shown(hello_card(review), action=token)

    async def _taken(self, ticket: HereTicket) -> web.Response:
        async with self._store.work() as work:
            review, person = await still_open(ticket.review, ticket.person, work=work)
        thanks = await self._answers.answer(Pressed(by_email(person), _VERB, {"about": {"review": review.id}}))
        return shown(thanks or hello_card(review))
