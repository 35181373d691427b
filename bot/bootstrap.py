"""The one place that knows every adapter: builds them, hands them on, closes them."""

import asyncio
import gc
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot import clock
from bot.attendant import Attendant
from bot.conversation.router import Conversation
from bot.documents.office import OfficeDocuments
from bot.documents.sheets import small_photograph, team_sheet_file
from bot.domain.ids import ReviewId
from bot.domain.review import require_running
from bot.from_settings import address_of, chat_link_of, graph_of, store_of, teams_settings, work_of
from bot.graph.door import GraphMeetings, add_notification_routes
from bot.likeness.when_wanted import LikenessWhenWanted
from bot.listening import listen
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable
from bot.ports.files import Document
from bot.rehearsal.meetings import StandInMeetings
from bot.settings import Settings
from bot.store.standing import Edition
from bot.store.work import SqlStore
from bot.teams.door import TeamsDoor
from bot.this_machine import LOOPBACK
from bot.timetables.door import FileTimetables
from bot.usecases.hand_out_board import hand_out_board, write_tables
from bot.usecases.hand_out_calendar import Diary
from bot.usecases.hand_out_feedback import whole, write_handout
from bot.web.about import add_about_routes
from bot.web.destroyed import add_destroyed_routes
from bot.web.file_links import FileLinks
from bot.web.files import add_file_routes
from bot.web.form import add_form_routes
from bot.web.form_links import FormLinks
from bot.web.health import PATIENCE, Health, add_health_routes, with_request_id
from bot.web.here import add_here_routes
from bot.web.meter import Meter
from bot.web.mine import add_mine_route
from bot.web.peer_links import PeerLinks
from bot.web.peers import add_peer_routes
from bot.web.reply import add_reply_routes
from bot.web.report import add_report_routes
from bot.web.request import add_request_routes
from bot.web.script import add_script_route
from bot.web.team_sheet import Sheets
from scheduler.bell import Bell
from scheduler.following import LOOK_EVERY, CalendarFollower
from scheduler.runner import AT_ONCE, Runner

# Rooms that serving Teams needs late or never are entered inside functions: serving is ready sooner.

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class House:
    """What `serve` has running; `stopping` is to be called before it is closed."""

    app: web.Application
    address: str
    port: int
    stopping: Callable[[], None]


@dataclass(frozen=True)
class _Pages:
    """The links to the bot's own pages, by the room that makes and knows them."""

    files: FileLinks
    forms: FormLinks
    peers: PeerLinks


@asynccontextmanager
async def open_house(settings: Settings, *, local: bool) -> AsyncIterator[House]:
    """Build everything that serves Teams, and close it at the end; raises `ReviewError` for wrong settings."""
    teams = TeamsDoor(teams_settings(settings, local=local))
    graph = graph_of(settings, local=local)
    address, secret = address_of(settings, local=local), settings.link_secret.get_secret_value()
    pages = _Pages(
        files=FileLinks(address, secret=secret),
        forms=FormLinks(address, secret=secret),
        peers=PeerLinks(address, secret=secret),
    )
    async with AsyncExitStack() as closing:
        store = await closing.enter_async_context(store_of(settings))
        teams.keep_pace(store, a_second=settings.messages_a_second)
        if graph:
            graph.keep_pace(store)
            closing.push_async_callback(graph.close)
        closing.push_async_callback(teams.close)
        likeness = LikenessWhenWanted()
        closing.push_async_callback(likeness.close)
        ports = _ports(settings, teams=teams, graph=graph, store=store, likeness=likeness, pages=pages)
        meter = Meter()
        closing.callback(meter.close)
        runner = Runner(ports, owner=f"{socket.gethostname()}/{os.getpid()}", at_once=AT_ONCE)
        attendant = Attendant(Conversation(ports), runner, rang=meter.rang)
        closing.push_async_callback(attendant.close)
        app = web.Application(middlewares=[with_request_id])
        teams.add_routes(app, answers=attendant)
        _add_pages(app, ports, pages=pages, attendant=attendant)
        add_health_routes(app, _health(settings, teams=teams, store=store, attendant=attendant, meter=meter))
        meter.start()
        attendant.begin()
        await closing.enter_async_context(_ringing(attendant))
        await closing.enter_async_context(_followed(graph, app=app, ports=ports))
        host = LOOPBACK if local or settings.local else settings.host
        yield House(app=app, address=host, port=settings.port, stopping=attendant.stop)


def _ports(
    settings: Settings,
    *,
    teams: TeamsDoor,
    graph: GraphMeetings | None,
    store: SqlStore,
    likeness: LikenessWhenWanted,
    pages: _Pages,
) -> Ports:
    return Ports(
        store=store,
        messenger=teams.messenger,
        rosters=teams.rosters,
        meetings=graph or StandInMeetings(),
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=likeness,
        clock=clock.now,
        links=pages.files,
        forms=pages.forms,
        peer_pages=pages.peers,
        mail=graph if settings.mail_from else None,
        installer=graph if settings.teams_app_id else None,
        calendars=graph,
        chat_link=chat_link_of(settings),
    )


def _add_pages(app: web.Application, ports: Ports, *, pages: _Pages, attendant: Attendant) -> None:
    links, forms = pages.files, pages.forms
    sheets = Sheets(photograph=small_photograph, word=team_sheet_file)
    add_about_routes(app)
    add_peer_routes(app, pages.peers, answers=attendant, store=ports.store, clock=clock.now, sheets=sheets)
    add_file_routes(
        app,
        links,
        store=ports.store,
        documents=ports.documents,
        clock=clock.now,
        calendar=calendar_bytes,
    )
    add_form_routes(app, forms, answers=attendant, store=ports.store, clock=clock.now)
    add_here_routes(app, forms, answers=attendant, store=ports.store, clock=clock.now)
    add_report_routes(app, forms, answers=attendant, store=ports.store, clock=clock.now)
    add_reply_routes(app, forms, answers=attendant, store=ports.store, clock=clock.now)
    add_destroyed_routes(app, forms, answers=attendant, store=ports.store, clock=clock.now)
    add_mine_route(app, forms, store=ports.store, clock=clock.now)
    add_request_routes(app, forms, answers=attendant, store=ports.store, clock=clock.now)
    add_script_route(app, forms, store=ports.store, clock=clock.now)


@asynccontextmanager
async def _ringing(attendant: Attendant) -> AsyncIterator[None]:
    """While this lasts, what falls due is carried out."""
    bell = Bell(attendant.ring)
    bell.start()
    try:
        yield
    finally:
        bell.stop()


def calendar_bytes(diary: Diary) -> bytes:
    """Return a calendar as a file, with the room that writes it loaded only now."""
    from bot.timetables.calendar_file import calendar_file

    return calendar_file(diary)


def _health(
    settings: Settings, *, teams: TeamsDoor, store: SqlStore, attendant: Attendant, meter: Meter
) -> Health:
    async def tables() -> bool:
        return (await store.standing(clock.now())).edition is Edition.OURS

    async def page() -> bytes:
        try:
            async with asyncio.timeout(PATIENCE):
                standing = await store.standing(clock.now())
        except (TimeoutError, Unavailable, Refused):
            log.warning("queue.not_counted")
        else:
            meter.queue(standing.waiting, standing.since, now=clock.now())
        return meter.page()

    return Health(
        parts={"database": tables, "keys": teams.is_ready, "errands": attendant.has_rung_lately},
        page=page,
        metrics_token=settings.metrics_token.get_secret_value(),
    )


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


async def serve(settings: Settings, *, local: bool, ready: Callable[[str], None]) -> None:
    """Serve Teams until told to stop; raises `ReviewError` where the port cannot be had."""
    async with open_house(settings, local=local) as house:
        where = f"http://{house.address}:{house.port}/api/messages"
        gc.freeze()  # what was loaded is kept for good: to go through it again and again would stop the loop
        await listen(house.app, house.address, house.port, ready=lambda: ready(where), stopping=house.stopping)


async def board_of(settings: Settings, review: str) -> tuple[tuple[Document, ...], tuple[int, ...]]:
    """Return a review's board as files, and the findings that the guard keeps from the client.

    Raises `ReviewError` where there is nothing to hand out.
    """
    async with work_of(settings) as work:
        found = await work.reviews.get(ReviewId(review))
        handed_out = await hand_out_board(found, work=work, now=clock.now())
    return await write_tables(handed_out, documents=OfficeDocuments()), handed_out.left_out


async def documents_of(settings: Settings, review: str) -> AsyncIterator[tuple[Document, float]]:
    """Write the presentation with notes and without, and the draft report, each with the share that is done.

    Raises `ReviewError` where there is nothing to write.
    """
    async with work_of(settings) as work:
        found = await work.reviews.get(ReviewId(review))
        require_running(found)
        wanted = await whole(found, work=work)
    for number, file in enumerate(wanted, start=1):
        yield await write_handout(file, documents=OfficeDocuments()), number / len(wanted)
