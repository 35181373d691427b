"""The three pages that the app's entry in Teams leads to: what this is, privacy, and terms."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.web.behind_links import shown
from bot.web.guard import for_one
from bot.web.privacy import privacy_page
from cards.card import Card
from cards.notice import notice_card
from cards.phrases import about as say


def add_about_routes(app: web.Application) -> None:
    """Answer `/`, `/privacy` and `/terms`, which `manifest.json` names."""
    app.router.add_get("/", for_one(_always(notice_card(say.ABOUT_TITLE, *say.ABOUT))))
    app.router.add_get("/privacy", for_one(_privacy))
    app.router.add_get("/terms", for_one(_always(notice_card(say.TERMS_TITLE, *say.TERMS))))


async def _privacy(_request: web.Request) -> web.Response:
    return web.Response(text=await asyncio.to_thread(privacy_page), content_type="text/html")


def _always(card: Card) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        return shown(card)

    return answer
