"""The page behind a link to an edition of the report: its file, and room to answer (R59, R60)."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.domain.errors import OutOfDate, ReviewError
from bot.domain.ids import PersonId
from bot.records.work import Store
from bot.usecases.hand_out_report import file_for, reader_of
from bot.web.behind_links import Answers, by_email, shown, told_of
from bot.web.form_links import FormLinks
from bot.web.guard import Knocks, for_one, small_form
from cards.comments import ON_A_PAGE, as_page
from cards.form import form_later_card
from cards.html import read_form

_OF_ONE_LINK: Final = 30
"""Within a minute."""

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Form = Mapping[str, Sequence[str]]


def add_report_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people fetch editions at `/report/….docx`, and say what should change at `/report/…`."""
    reports = _Reports(links, answers=answers, store=store, clock=clock)
    app.router.add_get("/report/{token}.docx", for_one(reports.fetch))
    app.router.add_get("/report/{token}", for_one(reports.show))
    app.router.add_post("/report/{token}", for_one(reports.take))


class _Reports:
    """Shows the edition of a link and takes in what is said; the same words again change nothing."""

    def __init__(
        self, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
    ) -> None:
        self._links = links
        self._answers = answers
        self._store = store
        self._clock = clock
        self._knocks = Knocks(clock=time.monotonic)

    async def fetch(self, request: web.Request) -> web.Response:
        """Return the file of an edition."""
        return await told_of(self._file(request.match_info["token"]), request, self._knocks)

    async def show(self, request: web.Request) -> web.Response:
        """Return the edition, with room to say what should change."""
        return await told_of(self._page(request.match_info["token"], None), request, self._knocks)

    async def take(self, request: web.Request) -> web.Response:
        """Keep what was filled in; whatever stands in the way comes back with the words as typed."""
        form = await small_form(request)
        return await told_of(self._page(request.match_info["token"], form), request, self._knocks)

    async def _file(self, token: str) -> web.Response:
        ticket = self._links.report_ticket(token, now=self._clock())
        async with self._store.work() as work:
            kept = await file_for(ticket.review, ticket.person, ticket.edition, work=work)
        named = {"Content-Disposition": f'attachment; filename="report-edition-{kept.number}.docx"'}
        return web.Response(body=kept.content, content_type=_WORD, headers={**_HEADERS, **named})

    async def _page(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.report_ticket(token, now=self._clock())
        if self._knocks.too_many(self._mark(ticket.person), most=_OF_ONE_LINK):
            return shown(form_later_card(), status=HTTPStatus.TOO_MANY_REQUESTS)
        async with self._store.work() as work:
            review, person = await reader_of(ticket.review, ticket.person, work=work)
        shows = Pressed(by_email(person), "report.show", {"about": {"review": review.id}})
        pressed = shows if form is None else _pressed(form, review.id, shows)
        try:
            card = await self._answers.answer(pressed)
        except ReviewError:
            if form is None:
                raise
            card = await self._answers.answer(shows)
        assert card is not None  # a press that is not refused is always answered
        return shown(as_page(card), action=token)

    @staticmethod
    def _mark(person: PersonId) -> str:
        return f"report/{person}"


def _pressed(form: Form, review: str, shows: Pressed) -> Pressed:
    """Return the press that a card in Teams would send; the review is the link's, whatever the page sent."""
    verb, data = read_form(form)
    if verb not in ON_A_PAGE:
        raise OutOfDate("This page is out of date, so nothing was changed. Open it again.")
    about = data.get("about")
    ids = about if isinstance(about, Mapping) else {}
    return Pressed(shows.caller, verb, {**data, "about": {**ids, "review": review}})
