"""A room with a pool of peers, pages and a mailbox, for tests about those who come to a review."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, unused_port
from yarl import URL

from bot.conversation.router import Conversation
from bot.documents.sheets import small_photograph, team_sheet_file
from bot.domain.offer import Brings, Offer, OfferId, Region, Trained
from bot.domain.seat import Seat
from bot.ports.messages import Letter
from bot.web.peer_links import PeerLinks
from bot.web.peers import add_peer_routes
from bot.web.team_sheet import Sheets
from scheduler.runner import Runner
from tests.builders import a_method
from tests.room import Room
from tests.web.forms import Page

SEATS: Final = (
    Seat(title="Lead peer", brings=(Brings.SYSTEM_LEADER,), lead=True),
    Seat(title="Family carer", brings=(Brings.FAMILY_CARER,), always=True),
    Seat(title="Person with lived experience", brings=(Brings.LIVED_EXPERIENCE,), always=True),
)
TEAM: Final = a_method(team=(*(seat.title for seat in SEATS), "Challenge manager"), seats=SEATS)
FORM: Final = {
    "my_name": "Pat Invented",
    "my_email": "Pat@peers.example",
    "my_role": "Family carer",
    "region": "Wales",
    "outline": "I have cared for my brother for ten years.",
    "brings": "family carer",
    "keep": "12",
    "agree": "yes",
}


def an_offer(**changes: Any) -> Offer:
    """Return an offer that counts, from somebody far away who brings what a family carer brings."""
    name = changes.pop("name", "Pat Invented")
    fields: dict[str, Any] = {
        "id": OfferId(name.split()[0].casefold()),
        "name": name,
        "email": f"{name.split()[0].casefold()}@peers.example",
        "role": "Family carer",
        "organisation": "Upland Carers",
        "region": Region.WALES,
        "outline": "Ten years.",
        "brings": (Brings.FAMILY_CARER,),
        "time": "",
        "trained": Trained.EXPERIENCED,
        "agreed_on": date(2026, 1, 1),
        "expires": date(2027, 1, 1),
        "confirmed": True,
    }
    return Offer(**(fields | changes))


@dataclass
class PostBox:
    """A mailbox that keeps what it is given."""

    letters: list[Letter] = field(default_factory=list)

    async def send(self, letter: Letter) -> None:
        """Keep a letter."""
        self.letters.append(letter)

    def link(self) -> str:
        """Return the path of the link in the last letter."""
        return URL(self.letters[-1].html.split('href="')[1].split('"')[0]).raw_path


@dataclass
class Gathering:
    """A room with a pool, pages and a mailbox."""

    room: Room
    post: PostBox
    client: TestClient[web.Request, web.Application]
    links: PeerLinks

    async def keep(self, *offers: Offer) -> None:
        """Put people into the pool."""
        async with self.room.ports.store.work() as work:
            for offer in offers:
                await work.offers.keep(offer)

    async def pool(self) -> tuple[Offer, ...]:
        """Return who is in the pool."""
        async with self.room.ports.store.work() as work:
            return tuple(o for o in await work.offers.all() if o.confirmed)

    async def get(self, path: str) -> Page:
        """Open a page."""
        async with self.client.get(URL(path, encoded=True)) as answer:
            return Page(answer.status, await answer.text(), dict(answer.headers), answer.url.raw_path)

    async def post_form(self, path: str, form: dict[str, str]) -> Page:
        """Send a form."""
        async with self.client.post(URL(path, encoded=True), data=form) as answer:
            return Page(answer.status, await answer.text(), dict(answer.headers), answer.url.raw_path)

    async def press(self, path: str, button: str, **typed: str) -> Page:
        """Open a page, fill it in, and press a button."""
        shown = await self.get(path)
        return await self.post_form(path, {**typed, "verb": shown.button(button)})


@asynccontextmanager
async def a_gathering(room: Room) -> AsyncIterator[Gathering]:
    """Serve the pages about peers of a room whose method has three seats."""
    app = web.Application()
    server = TestServer(app, host="127.0.0.1", port=unused_port())
    links, post = PeerLinks(f"http://127.0.0.1:{server.port}", secret="invented"), PostBox()
    room.ports = replace(room.ports, mail=post, peer_pages=links)
    room.conversation, room.runner = Conversation(room.ports), Runner(room.ports, owner="room")
    room.review = room.review.model_copy(update={"method": TEAM})
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review)
    add_peer_routes(
        app,
        links,
        answers=room.conversation,
        store=room.ports.store,
        clock=room.clock.now,
        sheets=Sheets(photograph=small_photograph, word=team_sheet_file),
    )
    async with TestClient(server) as client:
        yield Gathering(room, post, client, links)
