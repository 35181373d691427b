"""The timetable as a file to fetch, behind a signed link that works for one person and for a while."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web
from pydantic import AwareDatetime, ValidationError

from bot.domain.errors import ReviewError
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.ports.failing import Unavailable
from bot.ports.pages import NO_ADDRESS
from bot.records.work import Store
from bot.usecases.hand_out_calendar import Diary, diary_of
from bot.web.signing import NotOurs, Signer

_GONE: Final = "This link does not work any more. Write “calendar” to Critical Friend in Teams for a new one."
_LATER: Final = "I cannot look at the timetable just now. Please try again in a minute."
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Disposition": 'attachment; filename="timetable.ics"',
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Ticket(Frozen):
    """What a link is good for."""

    review: ReviewId
    person: PersonId
    whole: bool
    until: AwareDatetime


class CalendarLinks:
    """Makes links to calendar files and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address = address.rstrip("/")
        self._signer = Signer(secret, purpose="calendar file")

    def calendar(self, *, review: ReviewId, person: PersonId, whole: bool, until: datetime) -> str:
        """Return where to fetch somebody's sessions, or all; raises `Refused` without an address."""
        if not self._address:
            return NO_ADDRESS.calendar(review=review, person=person, whole=whole, until=until)
        ticket = Ticket(review=review, person=person, whole=whole, until=until)
        return f"{self._address}/calendar/{self._signer.sign(ticket.model_dump_json())}.ics"

    def ticket(self, token: str, *, now: datetime) -> Ticket:
        """Return what a link is good for; raises `NotOurs` for a wrong one and for one whose time is up."""
        try:
            ticket = Ticket.model_validate_json(self._signer.read(token))
        except ValidationError:
            raise NotOurs from None
        if now > ticket.until:
            raise NotOurs
        return ticket


def add_calendar_route(
    app: web.Application,
    links: CalendarLinks,
    *,
    store: Store,
    clock: Callable[[], datetime],
    write: Callable[[Diary], bytes],
) -> None:
    """Let people fetch calendar files at `/calendar/….ics`."""

    async def fetch(request: web.Request) -> web.Response:
        now = clock()
        try:
            ticket = links.ticket(request.match_info["token"], now=now)
            async with store.work() as work:
                diary = await diary_of(ticket.review, ticket.person, whole=ticket.whole, work=work, now=now)
        except (NotOurs, ReviewError):
            return web.Response(status=404, text=_GONE, headers={"Cache-Control": "no-store"})
        except Unavailable:
            return web.Response(status=503, text=_LATER, headers={"Cache-Control": "no-store"})
        content = await asyncio.to_thread(write, diary)
        return web.Response(body=content, content_type="text/calendar", charset="utf-8", headers=_HEADERS)

    app.router.add_get("/calendar/{token}.ics", fetch)
