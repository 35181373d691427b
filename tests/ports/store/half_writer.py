"""A process that stops in the middle of a transaction and waits to be killed.

Run as `python -m tests.ports.store.half_writer ADDRESS`.
"""

import asyncio
import sys

from tests.builders import a_new_observation
from tests.keys import open_store


async def write_half(address: str) -> None:
    """Keep one observation, begin on a second, say so and never end."""
    store = await open_store(address)
    async with store.work() as work:
        await work.observations.add(a_new_observation(press="kept"))
    async with store.work() as work:
        await work.observations.add(a_new_observation(press="half"))
        print("half", flush=True)  # noqa: T201 - this is how it tells where it is
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(write_half(sys.argv[1]))
