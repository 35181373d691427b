"""What machines ask of the house: whether it is alive, whether it is ready, and what it counts."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from uuid import uuid4

from aiohttp import hdrs, web

from bot.logs import REQUEST
from bot.ports.failing import Refused, Unavailable
from bot.this_machine import is_loopback

Ready = Callable[[], Awaitable[bool]]
_Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

PATIENCE: Final = 3.0
"""Seconds in which each part must answer: whoever asks does not wait for long."""

_PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"
_FROM_AFAR: Final = ("Forwarded", "X-Forwarded-For", "X-Real-IP")
"""With these a proxy on this machine says that somebody else is asking."""


@dataclass(frozen=True)
class Health:
    """What is asked: whether each part is ready, and the page of what was counted."""

    parts: Mapping[str, Ready]
    page: Callable[[], Awaitable[bytes]]
    metrics_token: str = ""


def add_health_routes(app: web.Application, health: Health) -> None:
    """Answer `/healthz`, `/readyz` and `/metrics`."""
    app.router.add_get("/healthz", _alive)

    async def readyz(_request: web.Request) -> web.Response:
        ready = dict(
            zip(health.parts, await asyncio.gather(*map(_is_ready, health.parts.values())), strict=True)
        )
        fit = all(ready.values())
        status = HTTPStatus.OK if fit else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response({"status": "ready" if fit else "not ready", **ready}, status=status)

    async def metrics(request: web.Request) -> web.Response:
        if not _may_read(request, health.metrics_token):
            raise web.HTTPForbidden
        return web.Response(body=await health.page(), headers={hdrs.CONTENT_TYPE: _PROMETHEUS})

    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)


@web.middleware
async def with_request_id(request: web.Request, handler: _Answer) -> web.StreamResponse:
    """Give each request an id, which stands in its log lines and in the answer."""
    number = uuid4().hex[:12]
    told_of = REQUEST.set(number)
    try:
        answered = await handler(request)
    finally:
        REQUEST.reset(told_of)
    if not answered.prepared:
        answered.headers["X-Request-Id"] = number
    return answered


async def _alive(_request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def _is_ready(ready: Ready) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            return await ready()
    except (TimeoutError, Unavailable, Refused):
        return False


def _may_read(request: web.Request, token: str) -> bool:
    if token:
        shown = request.headers.get(hdrs.AUTHORIZATION, "")
        return hmac.compare_digest(shown.encode(), f"Bearer {token}".encode())
    near = is_loopback(request.remote or "")
    return near and not any(name in request.headers for name in _FROM_AFAR)
