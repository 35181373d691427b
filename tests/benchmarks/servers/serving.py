"""How each of the programs serves: on a free port, which it prints."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web


async def serve(
    receive: Callable[[web.Request], Awaitable[web.StreamResponse]],
    *,
    middlewares: Sequence[Any] = (),
    known: Any = None,
) -> None:
    """Serve `/api/messages` until stopped; `known` is what the Agents SDK looks for in the application."""
    app = web.Application(middlewares=middlewares)
    if known is not None:
        app["agent_configuration"] = known
    app.router.add_post("/api/messages", receive)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)  # noqa: T201 - how the benchmark learns the port
    await asyncio.Event().wait()
