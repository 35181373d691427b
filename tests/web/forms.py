"""A base room whose forms are served on this machine, and what a browser without scripts does with them."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, unused_port
from yarl import URL

from bot.domain.ids import PersonId, SessionId
from bot.domain.observation import Observation
from bot.web.destroyed import add_destroyed_routes
from bot.web.form import add_form_routes
from bot.web.form_links import FormLinks
from bot.web.here import add_here_routes
from bot.web.mine import add_mine_route
from bot.web.reply import add_reply_routes
from bot.web.report import add_report_routes
from bot.web.request import add_request_routes
from bot.web.script import add_script_route
from tests.builders import ANA, SESSION
from tests.room import Room

Client = TestClient[web.Request, web.Application]
PRESS = "press-1"
TYPED = {
    "theme": "commissioning",
    "kind": "strength",
    "text": "Partners share one plan.",
    "group": "Chief Executive",
}


@dataclass(frozen=True)
class Page:
    """A page as a browser has it."""

    status: int
    text: str
    headers: dict[str, str]
    path: str

    @property
    def heading(self) -> str:
        """Return its main heading."""
        [found] = re.findall(r"<h1>(.*?)</h1>", self.text)
        return unescape(found)

    def button(self, title: str) -> str:
        """Return what a button sends."""
        [found] = re.findall(rf'name="verb" value="([^"]+)"[^>]*>{title}</button>', self.text)
        return unescape(found)


@dataclass(frozen=True)
class Forms:
    """The room, a browser and the links."""

    room: Room
    client: Client
    links: FormLinks

    def path(
        self, person: PersonId = ANA, *, session: SessionId = SESSION, press: str = PRESS,
        until: datetime | None = None,
    ) -> str:  # fmt: skip
        """Return the path of somebody's form."""
        until = until or self.room.clock.now() + timedelta(days=1)
        url = self.links.note(
            review=self.room.review.id, person=person, session=session, press=press, until=until
        )
        return URL(url).raw_path

    async def get(self, path: str) -> Page:
        """Open a page."""
        async with self.client.get(URL(path, encoded=True)) as answer:
            return Page(answer.status, await answer.text(), dict(answer.headers), answer.url.raw_path)

    async def send(self, path: str, button: str, **typed: str) -> Page:
        """Open the form, fill it in, and press a button."""
        shown = await self.get(path)
        return await self.post(path, {**TYPED, **typed, "verb": shown.button(button)})

    async def post(self, path: str, form: dict[str, str]) -> Page:
        """Send a form as it is."""
        async with self.client.post(URL(path, encoded=True), data=form) as answer:
            return Page(answer.status, await answer.text(), dict(answer.headers), answer.url.raw_path)

    async def noted(self) -> tuple[Observation, ...]:
        """Return what is on the board."""
        async with self.room.ports.store.work() as work:
            return await work.observations.of(self.room.review.id)


@asynccontextmanager
async def forms_of(room: Room) -> AsyncIterator[Forms]:
    """Serve the forms of a room."""
    app = web.Application()
    server = TestServer(app, host="127.0.0.1", port=unused_port())
    links = FormLinks(f"http://127.0.0.1:{server.port}", secret="invented")
    add_form_pages(app, links, room=room)
    async with TestClient(server) as client:
        yield Forms(room, client, links)


def add_form_pages(app: web.Application, links: FormLinks, *, room: Room) -> None:
    """Let an application answer every link that people are sent about a review."""
    ports = room.ports
    add_form_routes(app, links, answers=room.conversation, store=ports.store, clock=room.clock.now)
    add_here_routes(app, links, answers=room.conversation, store=ports.store, clock=room.clock.now)
    add_reply_routes(app, links, answers=room.conversation, store=ports.store, clock=room.clock.now)
    add_report_routes(app, links, answers=room.conversation, store=ports.store, clock=room.clock.now)
    add_destroyed_routes(app, links, answers=room.conversation, store=ports.store, clock=room.clock.now)
    add_mine_route(app, links, store=ports.store, clock=room.clock.now)
    add_request_routes(app, links, answers=room.conversation, store=ports.store, clock=room.clock.now)
    add_script_route(app, links, store=ports.store, clock=room.clock.now)
