"""The team sheet as a page and as a Word file behind a signed link, and the photographs on it (R10)."""

import base64
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError
from markupsafe import Markup

from bot.domain.errors import Incomplete, NotAllowed
from bot.domain.review import Review
from bot.domain.team import Person
from bot.domain.team_sheet import SheetLine, TeamSheet
from bot.ports.files import Document
from bot.ports.peer_pages import PeerPage
from bot.records.work import Store
from bot.usecases.show_team_sheet import entry_of, give_photograph, sheet_for
from bot.web.behind_links import told_of
from bot.web.guard import NOT_OF_OURS, Knocks
from bot.web.peer_links import PeerLinks, PeerTicket
from bot.web.peer_pages import whose
from bot.web.photograph_form import picture, with_photograph
from cards.page import page
from cards.phrases import team_sheet as say
from cards.team_sheet import about_me_card

MOST_BYTES: Final = 8 * 1024 * 1024
"""Of a photograph as it comes from a telephone."""

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Sheets:
    """What is done off the event loop: a picture made small and bare, and the sheet written as a file."""

    photograph: Callable[[bytes], Awaitable[bytes]]
    word: Callable[[TeamSheet, date], Awaitable[Document]]


class TeamSheetPages:
    """Takes photographs in, and shows the sheet to the challenge manager and the client."""

    def __init__(
        self, links: PeerLinks, *, store: Store, clock: Callable[[], datetime], sheets: Sheets
    ) -> None:
        self._links = links
        self._store = store
        self._clock = clock
        self._sheets = sheets
        self._knocks = Knocks(clock=time.monotonic)

    async def show(self, request: web.Request) -> web.StreamResponse:
        """Return the sheet as a page."""
        return await told_of(self._shown(request), request, self._knocks)

    async def hand_out(self, request: web.Request) -> web.StreamResponse:
        """Return the sheet as a Word file."""
        return await told_of(self._written(request), request, self._knocks)

    async def take_photograph(self, request: web.Request) -> web.StreamResponse:
        """Take a photograph in, or away; what stands in the way is said beside the form."""
        return await told_of(self._taken(request), request, self._knocks)

    async def _shown(self, request: web.Request) -> web.Response:
        sheet, _ = await self._sheet(request)
        lines = Markup("").join(map(_line, sheet.lines)) or Markup("<p>{}</p>").format(say.EMPTY)
        word = Markup('<p><a class="button" href="word">{}</a></p>').format(say.WORD) if sheet.lines else ""
        told = say.FOR.format(method=sheet.method_title, client=sheet.client)
        body = Markup('<h1>{}</h1><p>{}</p>{}{}<p class="quiet">{}</p>').format(
            say.TITLE, told, lines, word, say.KEPT
        )
        return web.Response(text=page(say.TITLE, body), content_type="text/html")

    async def _written(self, request: web.Request) -> web.Response:
        sheet, review = await self._sheet(request)
        document = await self._sheets.word(sheet, review.first_day)
        named = {"Content-Disposition": f'attachment; filename="{document.name}"'}
        return web.Response(body=document.content, content_type=_DOCX, headers=named)

    async def _sheet(self, request: web.Request) -> tuple[TeamSheet, Review]:
        ticket = self._ticket(request, PeerPage.TEAM_SHEET)
        async with self._store.work() as work:
            review, reader = await whose(ticket, work=work)
            return await sheet_for(reader, review, work=work), review

    async def _taken(self, request: web.Request) -> web.Response:
        ticket = self._ticket(request, PeerPage.ABOUT_ME)
        async with self._store.work() as work:
            review, person = await whose(ticket, work=work)
        problem = ""
        try:
            await self._keep(await _sent(request), person)
        except Incomplete as wrong:
            problem = wrong.sentence
        return await self._again(request, review, person, problem)

    async def _keep(self, content: bytes | None, person: Person) -> None:
        """Keep a photograph, small and bare; None takes it away. The picture is made before a transaction."""
        photograph = (
            "" if content is None else base64.b64encode(await self._sheets.photograph(content)).decode()
        )
        async with self._store.work() as work:
            await give_photograph(photograph, by=person, work=work, now=self._clock())

    async def _again(self, request: web.Request, review: Review, person: Person, problem: str) -> web.Response:
        async with self._store.work() as work:
            entry = await entry_of(person, work=work)
        action = f"../{request.match_info['token']}"
        return with_photograph(about_me_card(review, entry), entry, action=action, problem=problem)

    def _ticket(self, request: web.Request, wanted: PeerPage) -> PeerTicket:
        """Return what a link is good for; raises a `ReviewError` where it is for another page."""
        ticket = self._links.pages.read(request.match_info["token"], now=self._clock())
        self._knocks.count(f"{ticket.page}/{ticket.of}")
        if ticket.page is not wanted:
            raise NotAllowed("This link is for another page.")
        return ticket


async def _sent(request: web.Request) -> bytes | None:
    """Return the file that was sent, or None where it is to be taken away; raises `Incomplete`."""
    if request.content_type != "multipart/form-data":
        raise web.HTTPUnsupportedMediaType(text=NOT_OF_OURS)
    boxes = {"photograph": bytearray(), "do": bytearray()}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name not in boxes:
                raise web.HTTPBadRequest(text=NOT_OF_OURS)
            while chunk := await part.read_chunk():
                boxes[part.name] += chunk
                if sum(map(len, boxes.values())) > MOST_BYTES:
                    raise Incomplete(say.PHOTO_TOO_LARGE)
    except (ValueError, HttpProcessingError):
        raise web.HTTPBadRequest(text=NOT_OF_OURS) from None
    if boxes["do"] == b"away":
        return None
    if not boxes["photograph"]:
        raise Incomplete(say.PHOTO_NONE)
    return bytes(boxes["photograph"])


def _line(line: SheetLine) -> Markup:
    """Return one of the team: name as a heading, photograph with words in its place, and what they say."""
    part = ", ".join(words for words in (line.part.capitalize(), line.organisation) if words)
    shown = picture(line.photograph, alt=say.ALT.format(name=line.name)) if line.photograph else Markup("")
    words = Markup("").join(Markup("<p>{}</p>").format(said) for said in line.words.splitlines() if said)
    return Markup('<section class="card"><h2>{}</h2><p class="quiet">{}</p>{}{}</section>').format(
        line.name, part, shown, words
    )
