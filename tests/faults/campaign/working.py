"""One process that carries out errands until it is told to stop or killed.

`python -m tests.faults.campaign.working DATABASE WITNESS LEASE A_SECOND`: lease in seconds.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta

from aiohttp import ClientTimeout

from bot import clock, wire
from bot.documents.office import OfficeDocuments
from bot.graph.door import GraphSettings, graph_meetings
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable
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
    store = await open_store(database)
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
    print("ready", flush=True)  # noqa: T201 - whoever started it waits for this
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


def _graph(url: str) -> GraphSettings:
    return GraphSettings(
        base_url=f"{url}/v1.0",
        invitations_a_minute=100_000,
        mail_from="reviews@team.example",
        deadline=timedelta(seconds=PATIENCE),
    )


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])))
