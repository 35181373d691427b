"""The one HTTP session that everything in a room shares."""

from http import HTTPStatus
from typing import Final

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector, TraceConfig

DEADLINE: Final = ClientTimeout(total=30, sock_connect=10)
AT_ONCE: Final = 100
"""Connections; more make 300 messages no faster, for opening one costs more than waiting for another."""

_LATER: Final = frozenset({408, 412, 425, 429})
_NEVER: Final = HTTPStatus.NOT_IMPLEMENTED
"""A failure that stays one: the Agents Playground answers it to whoever takes a message away."""


def may_pass(status: int) -> bool:
    """Return whether Microsoft may answer the same question otherwise later."""
    return status in _LATER or (status >= HTTPStatus.INTERNAL_SERVER_ERROR and status != _NEVER)


class Wire:
    """Opens the session when it is first needed, inside the running loop, and closes it at the end.

    `watches` see each request on its way.
    """

    def __init__(self, *watches: TraceConfig) -> None:
        self._watches = list(watches)
        self._session: ClientSession | None = None

    @property
    def session(self) -> ClientSession:
        """The session; it keeps no cookies, so that no service learns what another one set."""
        if self._session is None:
            self._session = ClientSession(
                timeout=DEADLINE,
                connector=TCPConnector(limit=AT_ONCE),
                cookie_jar=DummyCookieJar(),
                trace_configs=self._watches,
            )
        return self._session

    async def close(self) -> None:
        """Let go of every connection."""
        if self._session is not None:
            await self._session.close()
