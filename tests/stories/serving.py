"""The bot as it is started on this machine: `critical-friend serve`, in a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from aiohttp import ClientConnectionError, ClientSession

from tests.stories.playground import free_port

HOUSE: Final = Path(__file__).parents[2]
_PATIENCE: Final = 60.0
_BETWEEN_LOOKS: Final = 0.1


async def start_bot(
    folder: Path, settings: Mapping[str, str] | None = None
) -> tuple[str, asyncio.subprocess.Process]:
    """Start the bot in a folder, where the database and the log stay; return its address once it answers.

    Without settings it is started with --local, and asks nobody who they are.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    paths = os.pathsep.join([str(HOUSE), os.environ.get("PYTHONPATH", "")])
    ours = {"PYTHONPATH": paths, "CF_DATABASE_URL": f"sqlite:///{folder / 'review.db'}", "CF_PORT": str(port)}
    environment = os.environ | ours | dict(settings or {})
    how = () if settings else ("--local",)
    with (folder / "serve.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", *how, cwd=folder, env=environment, stderr=log,
        )  # fmt: skip
    await asyncio.wait_for(_answering(address, process), _PATIENCE)
    return address, process


@asynccontextmanager
async def a_serving_bot(folder: Path) -> AsyncIterator[str]:
    """Serve from a folder for a while, and return the bot's address."""
    address, process = await start_bot(folder)
    try:
        yield address
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def until(so: Callable[[], bool]) -> None:
    """Wait until something is so that another process brings about: it can only be looked at again."""
    async with asyncio.timeout(_PATIENCE):
        while not so():  # noqa: ASYNC110 - no event crosses from one process to another
            await asyncio.sleep(_BETWEEN_LOOKS)


async def _answering(address: str, process: asyncio.subprocess.Process) -> None:
    async with ClientSession() as session:
        while process.returncode is None:
            try:
                async with session.get(f"{address}/healthz") as answer:
                    assert answer.ok
                    return
            except ClientConnectionError:
                await asyncio.sleep(_BETWEEN_LOOKS)  # another process's port can only be tried again
        raise AssertionError("The bot stopped before it answered: see serve.log.")
