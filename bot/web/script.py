"""The page behind a link in a briefing: the words for one session, in the method's own (R26-R29).

It shows nothing that anybody said, and works on a phone without Teams and without a script of ours.
"""

import time
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.domain.errors import NotFound
from bot.domain.review import Stage
from bot.domain.team import Deed, require
from bot.records.work import Store
from bot.usecases.who_is_who import person_named
from bot.web.behind_links import shown, told_of
from bot.web.form_links import FormLinks
from bot.web.guard import Knocks, for_one
from cards.script import script_card


def add_script_route(
    app: web.Application, links: FormLinks, *, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let one of a pair read the words for their session at `/script/…`."""
    knocks = Knocks(clock=time.monotonic)

    async def page_of(token: str) -> web.Response:
        ticket = links.scripts.read(token, now=clock())
        knocks.count(f"{ticket.person}/{ticket.session}")
        async with store.work() as work:
            review = await work.reviews.get(ticket.review)
            require(await person_named(ticket.person, review=ticket.review, work=work), Deed.SEE_SCRIPT)
            session = await work.sessions.get(ticket.session)
        if review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED} or session.review != review.id:
            raise NotFound("There is nothing to read in this review any more.")
        return shown(script_card(review, session))

    async def show(request: web.Request) -> web.Response:
        return await told_of(page_of(request.match_info["token"]), request, knocks)

    app.router.add_get("/script/{token}", for_one(show))
