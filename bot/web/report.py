"""The page behind a link to an edition of the report: its file, and room to answer (R59, R60)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.domain.errors import OutOfDate, ReviewError
from bot.records.work import Store
from bot.usecases.hand_out_report import file_for, reader_of
from bot.web.behind_links import Answers, by_email, shown, told_of
from bot.web.form_links import FormLinks
from bot.web.guard import for_one
from bot.web.signed_form import Form, SignedForm
from cards.comments import ON_A_PAGE, as_page
from cards.html import read_form

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def add_report_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people fetch editions at `/report/….docx`, and say what should change at `/report/…`."""
    reports = _Reports(links, answers=answers, store=store, clock=clock)
    app.router.add_get("/report/{token}.docx", for_one(reports.fetch))
    reports.open_at(app, "/report/{token}")


class _Reports(SignedForm[FormLinks]):
    """Shows the edition of a link and takes in what is said; the same words again change nothing."""

    async def fetch(self, request: web.Request) -> web.Response:
        """Return the file of an edition."""
        return await told_of(self._file(request.match_info["token"]), request, self._knocks)

    async def _file(self, token: str) -> web.Response:
        ticket = self._links.editions.read(token, now=self._clock())
        self._knocks.count(f"file/{ticket.person}")
        async with self._store.work() as work:
            kept = await file_for(ticket.review, ticket.person, ticket.edition, work=work)
        named = {"Content-Disposition": f'attachment; filename="report-edition-{kept.number}.docx"'}
        return web.Response(body=kept.content, content_type=_WORD, headers=named)

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.editions.read(token, now=self._clock())
        self._knocks.count(f"report/{ticket.person}")
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


def _pressed(form: Form, review: str, shows: Pressed) -> Pressed:
    """Return the press that a card in Teams would send; the review is the link's, whatever the page sent."""
    verb, data = read_form(form)
    if verb not in ON_A_PAGE:
        raise OutOfDate("This page is out of date, so nothing was changed. Open it again.")
    about = data.get("about")
    ids = about if isinstance(about, Mapping) else {}
    return Pressed(shows.caller, verb, {**data, "about": {**ids, "review": review}})
