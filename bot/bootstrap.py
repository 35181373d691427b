"""The one place that knows every adapter: builds them, hands them on, closes them."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot import clock
from bot.conversation.events import Event
from bot.conversation.router import Conversation
from bot.documents.office import OfficeDocuments
from bot.domain.errors import ReviewError
from bot.graph.door import GraphSettings, graph_meetings
from bot.ports import Meetings, Ports
from bot.rehearsal.meetings import StandInMeetings
from bot.settings import Settings
from bot.store.door import open_store
from bot.teams.door import TeamsDoor
from bot.teams.settings import TeamsSettings
from bot.timetables.door import FileTimetables
from cards.card import Card
from scheduler.bell import Bell
from scheduler.runner import Runner

LOOPBACK = "127.0.0.1"


class Attendant:
    """Answers people, and sees that what they set going is carried out at once and not at the next ring."""

    def __init__(self, conversation: Conversation, runner: Runner) -> None:
        self._conversation = conversation
        self._runner = runner
        self._one_at_a_time = asyncio.Lock()
        self._soon: set[asyncio.Task[None]] = set()

    async def answer(self, event: Event) -> Card | None:
        """Answer an event; errands that it wrote down are carried out right after."""
        card = await self._conversation.answer(event)
        task = asyncio.create_task(self.ring())
        self._soon.add(task)
        task.add_done_callback(self._soon.discard)
        return card

    async def ring(self) -> None:
        """Carry out what is due."""
        async with self._one_at_a_time:
            await self._runner.ring(clock.now())

    async def close(self) -> None:
        """Wait for what was begun."""
        await asyncio.gather(*self._soon, return_exceptions=True)


@dataclass(frozen=True)
class House:
    """What `serve` has running."""

    app: web.Application
    address: str
    port: int


@asynccontextmanager
async def open_house(settings: Settings, *, local: bool) -> AsyncIterator[House]:
    """Build everything that serves Teams, and close it at the end; raises `ReviewError` for wrong settings."""
    teams = TeamsDoor(_teams_settings(settings, local=local))
    store = await open_store(settings.database_url)
    meetings = _meetings(settings, local=local)
    ports = Ports(
        store=store,
        messenger=teams.messenger,
        meetings=meetings,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        clock=clock.now,
    )
    attendant = Attendant(Conversation(ports), Runner(ports, owner=f"{socket.gethostname()}/{os.getpid()}"))
    app = web.Application()
    teams.add_routes(app, answers=attendant)
    app.router.add_get("/health", _health)
    bell = Bell(attendant.ring)
    bell.start()
    try:
        yield House(app=app, address=LOOPBACK if local else settings.host, port=settings.port)
    finally:
        bell.stop()
        await attendant.close()
        await teams.close()
        await store.close()


async def serve(settings: Settings, *, local: bool) -> None:
    """Serve Teams until told to stop; raises `ReviewError` where the port cannot be had."""
    async with open_house(settings, local=local) as house:
        server = web.AppRunner(house.app, access_log=None)
        await server.setup()
        try:
            await web.TCPSite(server, house.address, house.port).start()
        except OSError:
            await server.cleanup()
            raise ReviewError(
                f"Port {house.port} on {house.address} is in use or not allowed. Choose another with --port."
            ) from None
        try:
            await asyncio.Event().wait()
        finally:
            await server.cleanup()


def _teams_settings(settings: Settings, *, local: bool) -> TeamsSettings:
    return TeamsSettings(
        app_id=settings.app_id,
        app_password=settings.app_password,
        tenant=settings.tenant,
        app_type=settings.app_type,
        local=local,
    )


def _meetings(settings: Settings, *, local: bool) -> Meetings:
    graph = GraphSettings if not local or "127.0.0.1" in settings.graph_url else None
    if graph is None:
        return StandInMeetings()
    return graph_meetings(
        graph(
            base_url=settings.graph_url,
            tenant=settings.tenant,
            client_id=settings.app_id,
            client_secret=settings.app_password,
        )
    )


async def _health(request: web.Request) -> web.Response:
    del request
    return web.json_response({"status": "ok"})
