"""A program that posts 300 cards at once, and prints how long they took and how long the loop was held up."""

import asyncio
import json
import sys
import time

from bot.domain.reach import Place
from bot.methods.shelf import method
from bot.teams.incoming import Conversation, Member
from bot.teams.places import Route
from cards.gallery import gallery
from tests.benchmarks.meetings import Ticking
from tests.benchmarks.servers.edge import the_desk

CARDS = 300


async def main() -> None:
    """Post, and print."""
    connector, provider = sys.argv[1:]
    desk = the_desk(provider)
    card = gallery(method("place-review"))["capture"]

    def place(number: int) -> Place:
        talk = Conversation(id=f"a:{number}")
        route = Route(channel_id="msteams", service_url=connector, conversation=talk, bot=Member())
        return Place(kind="personal", id=talk.id, route=route.as_json())

    await desk.messenger.post(place(0), card)
    ticking = Ticking()
    ticks = asyncio.create_task(ticking.tick())
    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(desk.messenger.post(place(number), card) for number in range(CARDS)))
    took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    ticks.cancel()
    print(json.dumps({**took, "held": ticking.held, "busy": ticking.busy}))  # noqa: T201 - what is measured
    await desk.close()


asyncio.run(main())
