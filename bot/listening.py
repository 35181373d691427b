"""Serve HTTP until told to stop, and then finish what was begun."""

import asyncio
import contextlib
import signal
from collections.abc import Callable
from typing import Final

from aiohttp import web

from bot.domain.errors import ReviewError

_PATIENCE: Final = 10
"""Seconds in which requests that are being answered may end."""


async def listen(
    app: web.Application,
    host: str,
    port: int,
    *,
    ready: Callable[[], None],
    stopping: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or Ctrl+C, answering what has come in; raises `ReviewError` without the port."""
    server = web.AppRunner(app, access_log=None, shutdown_timeout=_PATIENCE)
    await server.setup()
    try:
        try:
            await web.TCPSite(server, host, port).start()
        except OSError:
            raise ReviewError(
                f"Port {port} on {host} is in use or not allowed. Choose another with --port."
            ) from None
        ready()
        await _told_to_stop()
        stopping()
    finally:
        await server.cleanup()


async def _told_to_stop() -> None:
    """Wait for the first signal; a second one ends the process at once, for whoever cannot wait."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    signals = (signal.SIGTERM, signal.SIGINT)
    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C alone ends it, by KeyboardInterrupt
        for one in signals:
            loop.add_signal_handler(one, told.set)
    try:
        await told.wait()
    finally:
        with contextlib.suppress(NotImplementedError):
            for one in signals:
                loop.remove_signal_handler(one)
