"""Which addresses the bot may be called from and write to: those of Teams, and this machine for trials."""

from functools import lru_cache
from typing import Final

from yarl import URL

from bot.this_machine import is_loopback

TEAMS: Final = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
    }
)
"""Teams in the public and the GCC cloud, whose keys we know. Each is one host: anybody can rent a name under
trafficmanager.net."""


_KEPT: Final = 64


class Addresses:
    """The services that may call and be written to: Teams and those `also` named, or this machine alone."""

    def __init__(self, also: tuple[str, ...] = (), *, local: bool = False) -> None:
        self._hosts = TEAMS | {host.strip().lower() for host in also}
        self._local = local
        self._known = lru_cache(maxsize=_KEPT)(self._allowed)

    def allow(self, service_url: str) -> bool:
        """Return whether a service is Teams; plain http is for this machine only."""
        return self._known(service_url)

    def _allowed(self, service_url: str) -> bool:
        try:
            url = URL(service_url)
        except ValueError:
            return False
        host = (url.host or "").lower()
        if url.user is not None or url.password is not None or url.query_string or url.fragment:
            return False
        if self._local:
            return is_loopback(host) and url.scheme in {"http", "https"}
        return host in self._hosts and (url.scheme == "https" or (url.scheme == "http" and is_loopback(host)))
