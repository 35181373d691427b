"""Files behind signed links that work for one person and for a while: timetable, presentation and report."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.domain.errors import Attributable, NotAllowed, OutOfDate, ReviewError
from bot.ports.failing import Refused, Unavailable
from bot.ports.files import Document, Documents
from bot.records.work import Store
from bot.usecases.hand_out_calendar import Diary, diary_of
from bot.usecases.hand_out_feedback import take_out, write_handout
from bot.web.file_links import FileLinks
from bot.web.guard import Knocks, TooOften, for_one
from bot.web.signing import NotOurs
from bot.web.tickets import Over

_GONE: Final = "This link does not work any more. Write “{word}” to Critical Friend in Teams for a new one."
_LATER: Final = "I cannot fetch the file just now. Please try again in a minute."
_SAID_PLAINLY: Final = (NotAllowed, OutOfDate, Attributable)
"""What somebody with a good link is told as it is."""

_KINDS: Final = {
    "ics": "text/calendar",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def add_file_routes(
    app: web.Application,
    links: FileLinks,
    *,
    store: Store,
    documents: Documents,
    clock: Callable[[], datetime],
    calendar: Callable[[Diary], bytes],
) -> None:
    """Let people fetch the timetable at `/calendar/….ics`, the presentation and the report at `/file/…`."""
    files = _Files(links, store=store, documents=documents, clock=clock, calendar=calendar)
    app.router.add_get("/calendar/{token}.ics", for_one(files.fetch_calendar))
    app.router.add_get("/file/{token}", for_one(files.fetch_handout))


class _Files:
    """Hands out the file of a link, or a sentence for whatever is in the way."""

    def __init__(
        self,
        links: FileLinks,
        *,
        store: Store,
        documents: Documents,
        clock: Callable[[], datetime],
        calendar: Callable[[Diary], bytes],
    ) -> None:
        self._links = links
        self._store = store
        self._documents = documents
        self._clock = clock
        self._calendar = calendar
        self._knocks = Knocks(clock=time.monotonic)

    async def fetch_calendar(self, request: web.Request) -> web.Response:
        """Return the sessions of a link as a calendar file."""
        return await self._answered(request, self._diary(request.match_info["token"]), word="calendar")

    async def fetch_handout(self, request: web.Request) -> web.Response:
        """Return the presentation or the report of a link."""
        return await self._answered(request, self._document(request.match_info["token"]), word="feedback")

    async def _answered(self, request: web.Request, found: Awaitable[Document], *, word: str) -> web.Response:
        try:
            return _sent(await found)
        except _SAID_PLAINLY as problem:
            text, status = problem.sentence, HTTPStatus.CONFLICT
        except TooOften:
            text, status = _LATER, HTTPStatus.TOO_MANY_REQUESTS
        except (Unavailable, Refused):
            text, status = _LATER, HTTPStatus.SERVICE_UNAVAILABLE
        except (NotOurs, Over, ReviewError) as fault:
            text, status = _GONE.format(word=word), HTTPStatus.NOT_FOUND
            if isinstance(fault, NotOurs) and self._knocks.has_guessed_too_often(request.remote):
                text, status = _LATER, HTTPStatus.TOO_MANY_REQUESTS
        return web.Response(text=text, status=status)

    async def _diary(self, token: str) -> Document:
        now = self._clock()
        ticket = self._links.calendars.read(token, now=now)
        self._knocks.count(f"calendar/{ticket.person}")
        async with self._store.work() as work:
            diary = await diary_of(ticket.review, ticket.person, whole=ticket.whole, work=work, now=now)
        return Document(name="timetable.ics", content=await asyncio.to_thread(self._calendar, diary))

    async def _document(self, token: str) -> Document:
        now = self._clock()
        ticket = self._links.handouts.read(token, now=now)
        self._knocks.count(f"handout/{ticket.person}")
        async with self._store.work() as work:
            found = await take_out(
                ticket.handout, review_id=ticket.review, person_id=ticket.person, work=work, now=now
            )
        return found if isinstance(found, Document) else await write_handout(found, documents=self._documents)


def _sent(file: Document) -> web.Response:
    """Return a file under a name that any computer takes."""
    kind = _KINDS.get(file.name.rpartition(".")[2], "application/octet-stream")
    name = "".join(c if c.isascii() and (c.isalnum() or c in " -_.") else "-" for c in file.name)
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=file.content, content_type=kind, charset=charset, headers=named)
