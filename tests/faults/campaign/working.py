"""Processes that carry out errands until told to stop or killed; one more begins for each line that comes in.

`python -m tests.faults.campaign.working DATABASE WITNESS LEASE A_SECOND`: lease in seconds. Each begins as a
fork of one that has loaded everything, and so at once: killing one every few seconds is not held up by what a
start costs. What is printed is its number.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from importlib import import_module

from aiohttp import ClientTimeout

from bot import clock, wire
from bot.documents.office import OfficeDocuments
from bot.domain.errors import ReviewError
from bot.graph.door import GraphSettings, graph_meetings
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable
from bot.store.work import SqlStore
from bot.teams.door import TeamsDoor
from bot.teams.settings import TeamsSettings
from bot.timetables.door import FileTimetables
from bot.web.form_links import FormLinks
from scheduler.runner import AT_ONCE, Runner
from tests.keys import open_store

PATIENCE = 4.0
"""Seconds for a message, so that a campaign need not wait half a minute for each that hangs."""

PAUSE = 0.2


async def work(database: str, url: str, lease: float, a_second: int) -> None:
    """Carry out errands until told to stop."""
    setattr(wire, "DEADLINE", ClientTimeout(total=PATIENCE))  # noqa: B010 - a constant, to mypy
    store = await _opened(database)
    teams = TeamsDoor(TeamsSettings(local=True))
    teams.keep_pace(store, a_second=a_second)
    graph = graph_meetings(_graph(url))
    graph.keep_pace(store)
    ports = Ports(
        store=store,
        messenger=teams.messenger,
        rosters=teams.rosters,
        meetings=graph,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=clock.now,
        forms=FormLinks("https://bot.example", secret="invented"),
        mail=graph,
    )
    runner = Runner(ports, owner=f"worker/{os.getpid()}", at_once=AT_ONCE, lease=timedelta(seconds=lease))
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    while not stopping.is_set():
        try:
            await runner.ring(clock.now())
        except (Unavailable, Refused) as failure:
            sys.stderr.write(f"ring failed: {failure}\n")
        await asyncio.sleep(PAUSE)
    runner.stop()
    await graph.close()
    await teams.close()
    await store.close()


async def _opened(database: str) -> SqlStore:
    """Open the store, again while the database is being started, as whoever watches a service does."""
    while True:
        try:
            return await open_store(database)
        except (Unavailable, Refused, ReviewError) as failure:
            sys.stderr.write(f"start failed: {failure}\n")
            await asyncio.sleep(PAUSE)


def _graph(url: str) -> GraphSettings:
    return GraphSettings(
        base_url=f"{url}/v1.0",
        invitations_a_minute=100_000,
        mail_from="reviews@team.example",
        deadline=timedelta(seconds=PATIENCE),
    )


def begin_when_told(database: str, url: str, lease: float, a_second: int) -> None:
    """Begin one for each line that comes in."""
    for name in ("bot.graph.client", "aiosqlite", "psycopg"):  # what is loaded late otherwise
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that ended
    for _ in iter(sys.stdin.readline, ""):
        number = os.fork()
        if number:
            print(number, flush=True)  # noqa: T201 - whoever asked for it waits for this
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
        asyncio.run(work(database, url, lease, a_second))
        return


if __name__ == "__main__":
    begin_when_told(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
