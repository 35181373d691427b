"""A program that has procrastinate do the jobs that wait in a database, once it is told to."""

import asyncio
import json
import sys
import time
from importlib import import_module
from typing import Any

from scheduler.runner import AT_ONCE
from tests.benchmarks.servers.errands import SENDING


def app_over(url: str) -> Any:
    """Return procrastinate with a task that takes as long as a message."""
    procrastinate = import_module("procrastinate")
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))

    async def send(number: int) -> None:
        del number
        await asyncio.sleep(SENDING)

    app.task(send, name="send")
    return app


async def main() -> None:
    """Say that it is ready, wait for the word, work until nothing waits and print."""
    app = app_over(sys.argv[1])
    async with app.open_async():
        print("ready", flush=True)  # noqa: T201 - whoever measures waits for it
        await asyncio.to_thread(sys.stdin.readline)
        cpu = time.process_time()
        await app.run_worker_async(wait=False, concurrency=AT_ONCE, install_signal_handlers=False)
        told = {"sent": 0, "cpu": time.process_time() - cpu, "held": 0.0, "busy": 0.0}
    print(json.dumps(told), flush=True)  # noqa: T201 - what is measured


if __name__ == "__main__":
    asyncio.run(main())
