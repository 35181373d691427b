"""Who may use the pages of this machine: only somebody who sits at it, from our own pages."""

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def only_here(answer: Answer) -> Answer:
    """Return the same answer, kept from other machines and from other people's pages."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if urlsplit(f"//{request.host}").hostname not in _HERE:
            raise web.HTTPForbidden(text="This page can only be opened as 127.0.0.1 or localhost.")
        if request.method == "POST" and not _is_ours(request):
            raise web.HTTPForbidden(text="This was sent from another page, so nothing was done.")
        response = await answer(request)
        response.headers.update(_HEADERS)
        return response

    return guarded


def _is_ours(request: web.Request) -> bool:
    """Whether a form was sent from one of our own pages; a browser always says where it was."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or urlsplit(origin).netloc == request.host
