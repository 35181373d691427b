"""Which addresses are this machine's own."""

import ipaddress
from typing import Final
from urllib.parse import urlsplit

LOOPBACK: Final = "127.0.0.1"


def is_loopback(host: str) -> bool:
    """Whether a host name or number can only be this machine."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def points_here(url: str) -> bool:
    """Whether a web address leads to this machine."""
    return is_loopback(_host(url))


def is_away(url: str) -> bool:
    """Whether a web address leads to another machine, by https and with no password in it."""
    address = urlsplit(url) if _host(url) else urlsplit("")
    return address.scheme == "https" and "@" not in address.netloc and not points_here(url)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # brackets that do not close
        return ""
