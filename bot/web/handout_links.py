"""Presentations and reports to fetch, behind signed links that work for one person and for a while."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Final

from aiohttp import web
from pydantic import AwareDatetime, ValidationError

from bot.domain.errors import Attributable, NotAllowed, OutOfDate, ReviewError
from bot.domain.frozen import Frozen
from bot.domain.handout import Handout
from bot.domain.ids import PersonId, ReviewId
from bot.ports.failing import Unavailable
from bot.ports.files import Document, Documents
from bot.ports.pages import NO_ADDRESS
from bot.records.work import Store
from bot.usecases.hand_out_feedback import take_out, write_handout
from bot.web.calendar_file import CalendarLinks
from bot.web.signing import NotOurs, Signer

_GONE: Final = "This link does not work any more. Write “feedback” to Critical Friend in Teams for a new one."
_LATER: Final = "I cannot fetch the file just now. Please try again in a minute."
_SAID_PLAINLY: Final = (NotAllowed, OutOfDate, Attributable)
"""What somebody with a good link is told as it is."""

_KINDS: Final = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class HandoutTicket(Frozen):
    """What a link is good for."""

    review: ReviewId
    person: PersonId
    handout: Handout
    until: AwareDatetime


class FileLinks(CalendarLinks):
    """Makes links to every file that the bot hands out; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        super().__init__(address, secret=secret)
        self._root = address.rstrip("/")
        self._handouts = Signer(secret, purpose="handout")

    def handout(self, *, review: ReviewId, person: PersonId, handout: Handout, until: datetime) -> str:
        """Return where somebody fetches the presentation or the report; raises `Refused` without an address."""
        if not self._root:
            return NO_ADDRESS.handout(review=review, person=person, handout=handout, until=until)
        ticket = HandoutTicket(review=review, person=person, handout=handout, until=until)
        return f"{self._root}/file/{self._handouts.sign(ticket.model_dump_json())}"

    def handout_ticket(self, token: str, *, now: datetime) -> HandoutTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one and for one whose time is up."""
        try:
            ticket = HandoutTicket.model_validate_json(self._handouts.read(token))
        except ValidationError:
            raise NotOurs from None
        if now > ticket.until:
            raise NotOurs
        return ticket


def add_handout_route(
    app: web.Application,
    links: FileLinks,
    *,
    store: Store,
    documents: Documents,
    clock: Callable[[], datetime],
) -> None:
    """Let people fetch the presentation and the report at `/file/…`."""

    async def fetch(request: web.Request) -> web.Response:
        try:
            ticket = links.handout_ticket(request.match_info["token"], now=clock())
            file = await _file(ticket, store=store, documents=documents, now=clock())
        except _SAID_PLAINLY as problem:
            return _told(problem.sentence, HTTPStatus.CONFLICT)
        except (NotOurs, ReviewError):
            return _told(_GONE, HTTPStatus.NOT_FOUND)
        except Unavailable:
            return _told(_LATER, HTTPStatus.SERVICE_UNAVAILABLE)
        kind = _KINDS.get(file.name.rpartition(".")[2], "application/octet-stream")
        name = "".join(c if c.isascii() and (c.isalnum() or c in " -_.") else "-" for c in file.name)
        named = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=file.content, content_type=kind, headers=_HEADERS | named)

    app.router.add_get("/file/{token}", fetch)


async def _file(ticket: HandoutTicket, *, store: Store, documents: Documents, now: datetime) -> Document:
    async with store.work() as work:
        found = await take_out(
            ticket.handout, review_id=ticket.review, person_id=ticket.person, work=work, now=now
        )
    return found if isinstance(found, Document) else await write_handout(found, documents=documents)


def _told(sentence: str, status: HTTPStatus) -> web.Response:
    return web.Response(status=status, text=sentence, headers={"Cache-Control": "no-store"})
