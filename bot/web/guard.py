"""Who may use our pages: of this machine only somebody who sits at it; of a signed link, its holder."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qs, urlsplit

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


MOST_BYTES: Final = 64 * 1024
"""What a form may hold: the longest note is a few thousand characters."""

_TOO_LONG: Final = "That is far too long to be taken in, so nothing was changed. Go back, and send less of it."
NOT_OF_OURS: Final = (
    "This was not sent from a page of mine as it is now, so nothing was changed. Open it again."
)

_A_MINUTE: Final = 60.0
_OF_ONE_LINK: Final = 30
"""Within a minute."""

_GUESSES_OF_ONE_ADDRESS: Final = 60
"""Within a minute; links that are ours are not counted, for a whole team may stand behind one address."""

_KEPT: Final = 4096
_MOST_FIELDS: Final = 50
_PRIVATE: Final = {**_HEADERS, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


class TooOften(Exception):
    """A link is opened more often than anybody would."""


class Knocks:
    """Counts how often each link and each address is asked for within a minute; 4,096 are known."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def too_many(self, who: str, *, most: int) -> bool:
        """Count one, and say whether it is one too many."""
        now = self._clock()
        begun, count = self._begun.pop(who, (now, 0))
        begun, count = (begun, count + 1) if now - begun < _A_MINUTE else (now, 1)
        self._begun[who] = (begun, count)
        if len(self._begun) > _KEPT:
            self._begun.popitem(last=False)
        return count > most

    def count(self, mark: str) -> None:
        """Count that a link was opened; raises `TooOften`."""
        if self.too_many(f"link {mark}", most=_OF_ONE_LINK):
            raise TooOften

    def has_guessed_too_often(self, address: str | None) -> bool:
        """Count that an address asked for a link that was never ours, and say whether it is one too many."""
        return self.too_many(f"address {address}", most=_GUESSES_OF_ONE_ADDRESS)


def for_one(answer: Answer) -> Answer:
    """Return the same answer, kept out of caches, frames, searches and referrers; no script runs on it."""

    async def private(request: web.Request) -> web.StreamResponse:
        try:
            response = await answer(request)
        except web.HTTPException as refusal:
            refusal.headers.update(_PRIVATE)
            raise
        response.headers.update(_PRIVATE)
        return response

    return private


async def small_form(request: web.Request) -> dict[str, list[str]]:
    """Return what was typed on a page; raises a refusal by HTTP for what no page of ours sends."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType(text=NOT_OF_OURS)
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            raise web.HTTPRequestEntityTooLarge(MOST_BYTES, len(body), text=_TOO_LONG)
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise web.HTTPBadRequest(text=NOT_OF_OURS) from None


def _is_ours(request: web.Request) -> bool:
    """Whether a form was sent from one of our own pages; a browser always says where it was."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or urlsplit(origin).netloc == request.host
