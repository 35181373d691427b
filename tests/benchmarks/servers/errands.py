"""A program that carries out what is due in a database once it is told to, and prints how that went."""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime

from bot import clock
from bot.documents.office import OfficeDocuments
from bot.domain.reach import Place
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.messages import Message
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.rosters import StandInRosters
from bot.store.work import SqlStore
from bot.teams.pacing import Pace
from bot.timetables.door import FileTimetables
from scheduler.runner import AT_ONCE, Runner
from tests.benchmarks.meetings import Ticking
from tests.keys import open_store

SENDING = 0.02
"""Seconds that each message takes."""
A_SECOND = 50
"""Messages in a tenant, as the setting has it; each review is in a tenant of its own."""


class SlowMessenger:
    """Takes 20 ms for each message, at the pace that the bot keeps."""

    def __init__(self, store: SqlStore, now: Callable[[], datetime]) -> None:
        self._pace = Pace(store, clock=now, a_second=A_SECOND)
        self._now = now
        self.began = now()
        self.sent = 0

    async def post(self, place: Place, _message: Message) -> str:
        """Take a new message; `began` is when it was last asked to."""
        self.began = self._now()
        async with self._pace.turn(place.id, place.id.partition("/")[0]):
            await asyncio.sleep(SENDING)
        self.sent += 1
        return f"message-{self.sent}"

    async def replace(self, place: Place, _posted: str, message: Message) -> None:
        """Take a message in the place of another."""
        await self.post(place, message)

    async def delete(self, place: Place, _posted: str) -> None:
        """Take a message away."""
        async with self._pace.turn(place.id, place.id.partition("/")[0]):
            await asyncio.sleep(SENDING)


def ports_over(store: SqlStore) -> tuple[Ports, SlowMessenger]:
    """Return what the runner needs, and the messenger in it."""
    messenger = SlowMessenger(store, clock.now)
    ports = Ports(
        store=store,
        messenger=messenger,
        rosters=StandInRosters(),
        meetings=StandInMeetings(),
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=clock.now,
    )
    return ports, messenger


async def main() -> None:
    """Say that it is ready, wait for the word, ring and print."""
    store = await open_store(sys.argv[1])
    ports, messenger = ports_over(store)
    runner = Runner(ports, owner=sys.argv[2], at_once=AT_ONCE)
    await runner.ring(clock.now())  # nothing is due yet, but what time will bring is known from then on
    gc.freeze()  # as whoever serves does
    print("ready", flush=True)  # noqa: T201 - whoever measures waits for it
    await asyncio.to_thread(sys.stdin.readline)
    ticking = Ticking()
    ticks = asyncio.create_task(ticking.tick())
    cpu = time.process_time()
    await runner.ring(clock.now())
    cpu = time.process_time() - cpu
    ticks.cancel()
    told = {"sent": messenger.sent, "cpu": cpu, "held": ticking.held, "busy": ticking.busy}
    print(json.dumps(told), flush=True)  # noqa: T201 - what is measured
    await store.close()


if __name__ == "__main__":
    asyncio.run(main())
