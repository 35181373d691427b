"""What is kept of somebody as a file, behind a signed link that works for that person and for a while (R69)."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.records.work import Store
from bot.usecases.person_kept import everything_of
from bot.usecases.who_is_who import person_named
from bot.web.behind_links import told_of
from bot.web.form_links import FormLinks
from bot.web.guard import Knocks, for_one

_HEADERS: Final = {"Content-Disposition": 'attachment; filename="what-is-kept-of-me.json"'}


def add_mine_route(
    app: web.Application, links: FormLinks, *, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let people fetch what is kept of them at `/my-data/…`."""
    knocks = Knocks(clock=time.monotonic)

    async def file_of(token: str) -> web.Response:
        ticket = links.kept.read(token, now=clock())
        knocks.count(ticket.person)
        async with store.work() as work:
            person = await person_named(ticket.person, review=ticket.review, work=work)
            content = await everything_of(person, work=work)
        return web.Response(body=content, content_type="application/json", charset="utf-8", headers=_HEADERS)

    async def fetch(request: web.Request) -> web.StreamResponse:
        return await told_of(file_of(request.match_info["token"]), request, knocks)

    app.router.add_get("/my-data/{token}", for_one(fetch))
