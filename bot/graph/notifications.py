"""Where Microsoft announces that a calendar changed: a hint to look now, and nothing more (R15)."""

import asyncio
import html
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web
from pydantic import BaseModel, Field, ValidationError

from bot.ports.failing import Refused, Unavailable

log = logging.getLogger(__name__)

CHANGES: Final = "/api/calendar/changes"
LIFECYCLE: Final = "/api/calendar/lifecycle"

_LARGEST: Final = 256 * 1024
_LONGEST_TOKEN: Final = 4096
_SLOWEST: Final = 2.5
"""Seconds: Microsoft takes an answer after three to be none."""

_AT_ONCE: Final = 32
"""Hints being followed up; more are let go, since the calendar is looked at every few minutes anyway."""

Told = Callable[[str, str], Awaitable[bool]]
"""Takes the id of a subscription and its secret, and returns whether it is one of ours."""


class _Notice(BaseModel):
    """One announcement: whether of a change or of the subscription's own life, it means look now."""

    subscription: str = Field(alias="subscriptionId", min_length=1, max_length=200)
    secret: str | None = Field(default=None, alias="clientState", max_length=200)


class _Notices(BaseModel):
    value: tuple[_Notice, ...] = Field(max_length=1000)


class _Post:
    """Takes the post in, and answers before anything is done about it."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._following_up: set[asyncio.Task[None]] = set()

    async def take(self, request: web.Request) -> web.Response:
        """Answer the handshake, or take announcements in; whose they are is not told to who sends them."""
        if "validationToken" in request.query:
            return _shake_hands(request.query["validationToken"])
        try:
            notices = _Notices.model_validate_json(await _content(request))
        except ValidationError:
            return web.Response(status=400)
        for subscription, secret in {(each.subscription, each.secret or "") for each in notices.value}:
            if len(self._following_up) < _AT_ONCE:
                task = asyncio.create_task(self._follow_up(subscription, secret))
                self._following_up.add(task)
                task.add_done_callback(self._following_up.discard)
        return web.Response(status=202)

    async def close(self, _app: web.Application) -> None:
        """Wait for what was begun."""
        await asyncio.gather(*self._following_up)

    async def _follow_up(self, subscription: str, secret: str) -> None:
        try:
            ours = await self._told(subscription, secret)
        except (Unavailable, Refused) as failure:
            log.warning("notification.failed", extra={"error": type(failure).__name__})
            return
        log.info("notification.taken" if ours else "notification.unknown")


def add_notification_routes(app: web.Application, *, told: Told) -> None:
    """Take announcements in on behalf of whoever follows the calendar."""
    post = _Post(told)
    app.router.add_post(CHANGES, post.take)
    app.router.add_post(LIFECYCLE, post.take)
    app.on_cleanup.append(post.close)


def _shake_hands(token: str) -> web.Response:
    """Return the token as text, as Microsoft asks; escaped, since anybody may send anything for one."""
    if not 0 < len(token) <= _LONGEST_TOKEN:
        return web.Response(status=400)
    return web.Response(text=html.escape(token), headers={"X-Content-Type-Options": "nosniff"})


async def _content(request: web.Request) -> bytes:
    content = bytearray()
    try:
        async with asyncio.timeout(_SLOWEST):
            async for chunk in request.content.iter_any():
                content += chunk
                if len(content) > _LARGEST:
                    raise web.HTTPRequestEntityTooLarge(max_size=_LARGEST, actual_size=len(content))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(content)
