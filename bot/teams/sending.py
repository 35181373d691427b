"""What became of a request on its way: whether it may have reached Teams, and whether it is still wanted.

A process may be stopped at any moment, and go on long afterwards. So right before the first byte goes out it
is asked whether the turn of this message is still ours.
"""

import asyncio
from dataclasses import dataclass
from types import SimpleNamespace

from aiohttp import ClientConnectionError, ClientSession, TraceConfig, TraceRequestHeadersSentParams


class TooLate(TimeoutError):
    """The turn of this message was over before it could go out; nothing was sent."""


class Again(ClientConnectionError):
    """The connection was lost, and the message would have gone out a second time in the same turn."""


@dataclass
class Way:
    """The way of one request; `latest` is when it must be on its way, on the loop's clock."""

    latest: float | None = None
    begun: bool = False


def watching() -> TraceConfig:
    """Return what keeps an eye on requests that are given a `Way`."""
    watch = TraceConfig()
    watch.on_request_headers_sent.append(_goes_out)
    return watch


async def _goes_out(
    _session: ClientSession, told: SimpleNamespace, _headers: TraceRequestHeadersSentParams
) -> None:
    """Refuse what comes too late; aiohttp asks this before it writes anything.

    It would also send again by itself where a connection that was open before broke.
    """
    way = told.trace_request_ctx
    if not isinstance(way, Way):
        return
    if way.latest is not None and asyncio.get_running_loop().time() > way.latest:
        raise TooLate
    if way.begun:
        raise Again
    way.begun = True
