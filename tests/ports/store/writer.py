"""A process that writes observations until it is killed: each takes two steps, and is told once it is kept.

Run as `python -m tests.ports.store.writer ADDRESS`.
"""

import asyncio
import sys

from tests.builders import REVIEW, a_finding, a_new_observation
from tests.keys import open_store


async def write(address: str) -> None:
    """Store an observation and the finding that cites it, and say its number, for ever."""
    store = await open_store(address)
    while True:
        async with store.work() as work:
            number = await work.findings.next_number(REVIEW)
            stored = await work.observations.add(a_new_observation(press=f"press-{number}"))
            await work.findings.save(a_finding(number=number, cites=(stored.number,)))
        print(number, flush=True)  # noqa: T201 - this is how it tells what is kept


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1]))
