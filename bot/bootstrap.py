"""The one place that knows every adapter: builds them, hands them on, closes them."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from aiohttp import web

from bot import clock
from bot.conversation.events import Event
from bot.conversation.router import Conversation
from bot.documents.office import OfficeDocuments
from bot.domain.errors import ReviewError
from bot.domain.ids import ReviewId
from bot.graph.door import GraphMeetings, GraphSettings, add_notification_routes, graph_meetings
from bot.ports import NO_ADDRESS, Document, Links, Ports, Refused, Unavailable
from bot.rehearsal.clock import PushedClock
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.messenger import StandInMessenger
from bot.rehearsal.scene import Script, open_scene
from bot.rehearsal.stage import Stage
from bot.rehearsal.theatre import RehearsalTheatre
from bot.settings import Settings
from bot.store.door import open_store
from bot.teams.door import TeamsDoor
from bot.teams.settings import TeamsSettings
from bot.timetables.calendar_file import calendar_file
from bot.timetables.door import FileTimetables
from bot.usecases.give_feedback import prepare_feedback, write_documents
from bot.web.calendar_file import CalendarLinks, add_calendar_route
from bot.web.rehearsal import add_rehearsal_routes
from cards.card import Card
from scheduler.bell import Bell
from scheduler.following import LOOK_EVERY, CalendarFollower
from scheduler.runner import Runner

log = logging.getLogger(__name__)

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
        """Carry out what is due; what cannot be done now is due still at the next ring."""
        async with self._one_at_a_time:
            try:
                await self._runner.ring(clock.now())
            except (Unavailable, Refused) as failure:
                log.warning("ring.failed", extra={"error": type(failure).__name__})

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
    graph = _graph(settings, local=local)
    address = f"http://{LOOPBACK}:{settings.port}" if local else settings.public_url
    links = CalendarLinks(address, secret=settings.link_secret.get_secret_value())
    ports = Ports(
        store=store,
        messenger=teams.messenger,
        meetings=graph or StandInMeetings(),
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        clock=clock.now,
        links=links,
    )
    attendant = Attendant(Conversation(ports), Runner(ports, owner=f"{socket.gethostname()}/{os.getpid()}"))
    app = web.Application()
    teams.add_routes(app, answers=attendant)
    add_calendar_route(app, links, store=store, clock=clock.now, write=calendar_file)
    app.router.add_get("/health", _health)
    bell = Bell(attendant.ring)
    bell.start()
    warming = asyncio.create_task(graph.warm()) if graph else None
    try:
        async with _followed(graph, app=app, ports=ports):
            yield House(app=app, address=LOOPBACK if local else settings.host, port=settings.port)
    finally:
        bell.stop()
        await attendant.close()
        await teams.close()
        if graph and warming:
            await asyncio.wait([warming])
            await graph.close()
        await store.close()


@asynccontextmanager
async def _followed(
    calendars: GraphMeetings | None, *, app: web.Application, ports: Ports
) -> AsyncIterator[None]:
    """While this lasts, the organiser's calendar is followed; an announcement makes the next look sooner."""
    if calendars is None:
        yield
        return
    follower = CalendarFollower(ports, calendars)

    async def look() -> None:
        await follower.look(clock.now())

    async def told(subscription: str, secret: str) -> bool:
        known = follower.knows(subscription, secret)
        if known:
            bell.soon()
        return known

    bell = Bell(look, every=LOOK_EVERY)
    add_notification_routes(app, told=told)
    bell.start()
    bell.soon()
    try:
        yield
    finally:
        bell.stop()
        await follower.close()


@asynccontextmanager
async def open_stage(links: Links = NO_ADDRESS) -> AsyncIterator[Stage]:
    """Build everything that a rehearsal runs on, with a database that is gone afterwards."""
    with TemporaryDirectory(prefix="critical-friend-") as folder:
        store = await open_store(f"sqlite:///{folder}/rehearsal.db")
        pushed = PushedClock()
        messenger = StandInMessenger(pushed)
        ports = Ports(
            store=store,
            messenger=messenger,
            meetings=StandInMeetings(),
            timetables=FileTimetables(),
            documents=OfficeDocuments(),
            clock=pushed.now,
            links=links,
        )
        try:
            yield Stage(ports, Conversation(ports), Runner(ports, owner="rehearsal"), messenger, pushed)
        finally:
            await store.close()


async def serve_rehearsal(script: Script, *, port: int, ready: Callable[[str], None]) -> None:
    """Let people take seats in a rehearsal, in the browser on this machine, until told to stop."""
    links = CalendarLinks(f"http://{LOOPBACK}:{port}", secret="")
    async with open_stage(links) as stage:
        play = await open_scene(script, stage)
        app = web.Application()
        add_calendar_route(app, links, store=stage.ports.store, clock=stage.clock.now, write=calendar_file)
        add_rehearsal_routes(app, RehearsalTheatre(play))
        await listen(app, LOOPBACK, port, ready=lambda: ready(f"http://{LOOPBACK}:{port}/rehearsal"))


async def listen(app: web.Application, host: str, port: int, *, ready: Callable[[], None]) -> None:
    """Serve until told to stop; raises `ReviewError` where the port cannot be had."""
    server = web.AppRunner(app, access_log=None)
    await server.setup()
    try:
        try:
            await web.TCPSite(server, host, port).start()
        except OSError:
            raise ReviewError(
                f"Port {port} on {host} is in use or not allowed. Choose another with --port."
            ) from None
        ready()
        await asyncio.Event().wait()
    finally:
        await server.cleanup()


async def serve(settings: Settings, *, local: bool, ready: Callable[[str], None]) -> None:
    """Serve Teams until told to stop; raises `ReviewError` where the port cannot be had."""
    async with open_house(settings, local=local) as house:
        where = f"http://{house.address}:{house.port}/api/messages"
        await listen(house.app, house.address, house.port, ready=lambda: ready(where))


async def documents_of(settings: Settings, review: str) -> tuple[Document, ...]:
    """Return the presentation and the draft report of a review; raises `ReviewError` where there is none."""
    store = await open_store(settings.database_url)
    try:
        async with store.work() as work:
            prepared = await prepare_feedback(await work.reviews.get(ReviewId(review)), work=work)
        if not prepared.feedback.themes:
            raise ReviewError("No finding of this review is triangulated, so there is nothing to write.")
        return await write_documents(prepared.feedback, documents=OfficeDocuments())
    finally:
        await store.close()


def _teams_settings(settings: Settings, *, local: bool) -> TeamsSettings:
    return TeamsSettings(
        app_id=settings.app_id,
        app_password=settings.app_password,
        tenant=settings.tenant,
        app_type=settings.app_type,
        local=local,
    )


def _graph(settings: Settings, *, local: bool) -> GraphMeetings | None:
    """Return Microsoft Graph, or None where this machine alone is served and no other address is set."""
    if local and settings.graph_url == Settings.model_fields["graph_url"].default:
        return None
    return graph_meetings(
        GraphSettings(
            base_url=settings.graph_url,
            tenant=settings.tenant,
            client_id=settings.app_id,
            client_secret=settings.app_password,
            notification_url=settings.public_url,
            invitations_a_minute=settings.invitations_a_minute,
        )
    )


async def _health(request: web.Request) -> web.Response:
    del request
    return web.json_response({"status": "ok"})
