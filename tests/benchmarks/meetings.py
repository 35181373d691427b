"""How fast the meetings of a whole review are opened, beside what Outlook's four requests at a time allow."""

import asyncio
import multiprocessing
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.connection import Connection
from tempfile import TemporaryDirectory
from typing import Any, Final

from rich.table import Table

from bot.domain.errand import Errand
from bot.domain.ids import SessionId
from bot.domain.tasks.meetings import OpenMeeting
from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from scheduler.runner import Runner
from tests.builders import a_session
from tests.graph_stand_in import graph_stand_in
from tests.room import Room, open_room

SESSIONS: Final = 65
ANSWER: Final = 0.2
"""Seconds that the stand-in takes for each answer."""
AT_ONCE: Final = 4
TICK: Final = 0.005
NO_LIMIT: Final = 100_000
"""Invitations a minute: Exchange's limit would have the last of these meetings wait for two minutes."""


@dataclass(frozen=True)
class Opened:
    """What opening a review's meetings took; `allowed` is what four requests at a time take at the least."""

    wall: float
    cpu: float
    requests: int
    meetings: int
    held: float
    busy: float

    @property
    def allowed(self) -> float:
        """Seconds for that many requests."""
        return self.requests / AT_ONCE * ANSWER

    @property
    def ratio(self) -> float:
        """How many times longer it took."""
        return self.wall / self.allowed


@dataclass
class Ticking:
    """The longest time for which the event loop could not turn to anything else, in seconds.

    `held` is by the clock on the wall and grows with whatever else runs on this machine; `busy` is by the time
    that the loop itself was at work.
    """

    held: float = 0.0
    busy: float = 0.0

    async def tick(self) -> None:
        """Tick, and see how late each tick is."""
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self.held = max(self.held, time.perf_counter() - wall - TICK)
            self.busy = max(self.busy, time.thread_time() - cpu)


async def meetings_table() -> Table:
    """Return the table: with all that a meeting is given, and where a tenant lets the bot set no options."""
    title = f"{SESSIONS} meetings opened; invitations a minute not limited here, as they would be at 30"
    table = Table(
        "operation",
        "wall s",
        f"{AT_ONCE} at once allow s",
        "ratio",
        "loop held ms",
        "at work ms",
        title=title,
    )
    for name, options in (("with their options", True), ("without", False)):
        with TemporaryDirectory() as folder:
            async with open_room(f"sqlite:///{folder}/room.db") as room:
                took = await opened_meetings(room, options=options)
        table.add_row(
            f"{took.meetings} meetings {name}, {took.requests} requests",
            f"{took.wall:.2f}",
            f"{took.allowed:.2f}",
            f"{took.ratio:.2f}",
            f"{took.held * 1000:.0f}",
            f"{took.busy * 1000:.0f}",
        )
    return table


async def opened_meetings(room: Room, *, options: bool) -> Opened:
    """Open the meetings of a review through the runner, the store and Graph's SDK, over HTTP.

    With options each meeting takes four requests: look for it, make it, find what stands behind it, set that;
    without, as where a tenant does not allow it, two.
    """
    async with _graph_elsewhere(options=options) as (url, told):
        meetings = graph_meetings(GraphSettings(base_url=url, invitations_a_minute=NO_LIMIT))
        await meetings.warm()
        try:
            await _write_down(room)
            taken = await _ring(room, meetings)
        finally:
            await meetings.close()
        told.send("count")
        requests, made = await asyncio.to_thread(told.recv)
    return replace(taken, requests=requests, meetings=made)


async def _write_down(room: Room) -> None:
    now = room.clock.now()
    async with room.ports.store.work() as work:
        for number in range(SESSIONS):
            starts = now + timedelta(days=1, hours=number)
            session = a_session(id=SessionId(f"bench-{number}"), number=100 + number, starts=starts)
            await work.sessions.save(session)
            task = OpenMeeting(session=session.id, version="bench")
            await work.errands.add(
                Errand(review=room.review.id, task=task, due=now, too_late=now + timedelta(days=1))
            )


async def _ring(room: Room, meetings: GraphMeetings) -> Opened:
    runner = Runner(replace(room.ports, meetings=meetings), owner="bench")
    ticking = Ticking()
    ticks = asyncio.create_task(ticking.tick())
    cpu, wall = time.process_time(), time.perf_counter()
    await runner.ring(room.clock.now())
    taken = Opened(
        wall=time.perf_counter() - wall,
        cpu=time.process_time() - cpu,
        requests=0,
        meetings=0,
        held=ticking.held,
        busy=ticking.busy,
    )
    ticks.cancel()
    return taken


@asynccontextmanager
async def _graph_elsewhere(*, options: bool) -> AsyncIterator[tuple[str, "Connection[Any, Any]"]]:
    """Run the stand-in in another process, so that only our own loop is measured."""
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_stand_in, args=(theirs, options), daemon=True)
    process.start()
    try:
        yield await asyncio.to_thread(ours.recv), ours
    finally:
        ours.send("end")
        await asyncio.to_thread(process.join)


def _stand_in(ours: "Connection[Any, Any]", options: bool) -> None:  # noqa: FBT001 - given by position across processes
    async def run() -> None:
        async with graph_stand_in() as graph:
            graph.takes = ANSWER
            graph.meetings.forbidden = not options
            ours.send(graph.base_url)
            while await asyncio.to_thread(ours.recv) == "count":
                ours.send((len(graph.exchanges), len(graph.entries)))

    asyncio.run(run())
