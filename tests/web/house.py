"""A rehearsal that is served on this machine, for tests that open its pages."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.rehearsal.play import Play
from bot.rehearsal.scene import Script, open_scene
from bot.rehearsal.theatre import RehearsalTheatre
from bot.staging import open_stage
from bot.web.rehearsal import add_rehearsal_routes

Client = TestClient[web.Request, web.Application]


@dataclass(frozen=True)
class House:
    """A rehearsal and its pages; forms are filled in and sent as a browser would without any script."""

    client: Client
    play: Play

    @property
    def manager(self) -> str:
        """The challenge manager's seat."""
        return self.play.cast.manager.seat

    async def page(self, path: str = "") -> str:
        """Return a page."""
        async with self.client.get(f"/rehearsal{path}") as answer:
            assert answer.status == 200
            return await answer.text()

    async def send(self, path: str, form: Mapping[str, str]) -> str:
        """Send a form, and return the page to which that leads."""
        async with self.client.post(f"/rehearsal{path}", data=form) as answer:
            assert answer.status == 200
            return await answer.text()

    async def press(self, seat: str, title: str, typed: Mapping[str, str] | None = None) -> str:
        """Press the newest button with a title, and return the page to which that leads."""
        page = await self.page(f"/{seat}")
        for path, inside in re.findall(
            r'<form method="post" action="/rehearsal([^"]+/press/[^"]+)">(.*?)</form>', page, re.DOTALL
        ):
            button = re.search(rf'name="verb" value="([^"]+)"[^>]*>{re.escape(title)}</button>', inside)
            if button:
                return await self.send(path, {**(typed or {}), "verb": unescape(button[1])})
        raise AssertionError(f"There is no button called {title} on this page.")

    async def push(self, seat: str, *, until: str = "next", others: bool = True) -> str:
        """Push the clock, and return the page to which that leads."""
        return await self.send(f"/{seat}/push", {"until": until, **({"others": "yes"} if others else {})})


@asynccontextmanager
async def a_house(script: Script) -> AsyncIterator[House]:
    """Serve a rehearsal of this script."""
    async with open_stage() as stage:
        play = await open_scene(script, stage)
        app = web.Application()
        add_rehearsal_routes(app, RehearsalTheatre(play))
        async with TestClient(TestServer(app)) as client:
            yield House(client, play)
