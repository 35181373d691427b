"""A runner in a process of its own, which can be killed: `python -m tests.faults.ringing DATABASE CALENDAR`."""

import asyncio
import sys

from bot.graph.door import GraphSettings, graph_meetings
from scheduler.runner import Runner
from tests.faults.changing import NOW, ports_for
from tests.keys import open_store


async def ring(database: str, calendar: str) -> None:
    """Carry out what is due in a database, with a calendar over HTTP."""
    store = await open_store(database)
    meetings = graph_meetings(GraphSettings(base_url=calendar, invitations_a_minute=100))
    await Runner(ports_for(store, meetings), owner="killed").ring(NOW)
    await meetings.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(ring(*sys.argv[1:]))
