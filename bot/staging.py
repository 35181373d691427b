"""Build what a rehearsal runs on: stand-ins, a clock that can be pushed, a database that is gone afterwards."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aiohttp import web

from bot.conversation.router import Conversation
from bot.documents.office import OfficeDocuments
from bot.likeness.by_words import LikenessByWords
from bot.listening import listen
from bot.ports.all import Ports
from bot.ports.pages import NO_ADDRESS, Links
from bot.rehearsal.meetings import StandInMeetings
from bot.store.door import open_store
from bot.this_machine import LOOPBACK
from bot.timetables.door import FileTimetables
from bot.web.file_links import FileLinks
from bot.web.files import add_file_routes
from scheduler.runner import Runner

if TYPE_CHECKING:
    from bot.rehearsal.scene import Script
    from bot.rehearsal.stage import Stage
from bot.bootstrap import calendar_bytes


@asynccontextmanager
async def open_stage(links: Links = NO_ADDRESS) -> "AsyncIterator[Stage]":
    """Build everything that a rehearsal runs on, with a database that is gone afterwards."""
    from bot.rehearsal.clock import PushedClock
    from bot.rehearsal.keys import StandInKeys
    from bot.rehearsal.messenger import StandInMessenger
    from bot.rehearsal.peer_pages import StandInPeerPages
    from bot.rehearsal.rosters import StandInRosters
    from bot.rehearsal.stage import Stage

    with TemporaryDirectory(prefix="critical-friend-") as folder:
        # nothing here is secret, and the same rehearsal plays the same way
        chance = Random("ids")  # noqa: S311
        store = await open_store(
            f"sqlite:///{folder}/rehearsal.db",
            keys=StandInKeys(),
            new_id=lambda: f"{chance.getrandbits(48):012x}",
        )
        pushed = PushedClock()
        messenger = StandInMessenger(pushed)
        ports = Ports(
            store=store,
            messenger=messenger,
            rosters=StandInRosters(),
            meetings=StandInMeetings(),
            timetables=FileTimetables(),
            documents=OfficeDocuments(),
            likeness=LikenessByWords(),  # with or without a model, the same rehearsal plays the same way
            clock=pushed.now,
            links=links,
            peer_pages=StandInPeerPages(),
        )
        try:
            yield Stage(ports, Conversation(ports), Runner(ports, owner="rehearsal"), messenger, pushed)
        finally:
            await store.close()


async def serve_rehearsal(script: "Script", *, port: int, ready: Callable[[str], None]) -> None:
    """Let people take seats in a rehearsal, in the browser on this machine, until told to stop."""
    from bot.rehearsal.scene import open_scene
    from bot.rehearsal.theatre import RehearsalTheatre
    from bot.web.rehearsal import add_rehearsal_routes

    links = FileLinks(f"http://{LOOPBACK}:{port}", secret="")
    async with open_stage(links) as stage:
        play = await open_scene(script, stage)
        app = web.Application()
        add_file_routes(
            app,
            links,
            store=stage.ports.store,
            documents=stage.ports.documents,
            clock=stage.clock.now,
            calendar=calendar_bytes,
        )
        add_rehearsal_routes(app, RehearsalTheatre(play))
        await listen(app, LOOPBACK, port, ready=lambda: ready(f"http://{LOOPBACK}:{port}/rehearsal"))
