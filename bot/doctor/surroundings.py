"""What the bot stands on: its database, the clock of its machine, and the address at which people reach it."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from bot.doctor.checked import Unwell
from bot.settings import Settings
from bot.store.door import edition_of
from bot.store.standing import Edition

_PATIENCE: Final = aiohttp.ClientTimeout(total=10)
_TOLERANCE: Final = timedelta(minutes=1)
"""Tokens are refused when clocks differ by five minutes: it is told long before."""

_FEW_DAYS: Final = 14
_NOT_OUR_PAGE: Final = "Start serve, and see that whatever stands before it passes requests on to CF_PORT."


async def database_is_ours(settings: Settings) -> str:
    """Return that the tables are this edition's; raises `Unwell`, or `ReviewError` where they are no tables."""
    match await edition_of(settings.database_url):
        case Edition.OURS:
            return "The database answers, and its tables are this edition's."
        case Edition.NONE:
            return "There are no tables yet: serve makes them when it starts."
        case Edition.OLDER:
            raise Unwell("The tables are an older edition's. Keep a copy, then start serve: it changes them.")
        case Edition.OTHER:
            raise Unwell("The tables are another edition's. Start that one, or choose another CF_DATABASE_URL.")


async def clock_is_right(settings: Settings, *, now: Callable[[], datetime]) -> str:
    """Return that this machine's clock agrees with Microsoft's; raises `Unwell`."""
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.get(settings.login_url) as answer,
        ):
            said = answer.headers.get("Date", "")
        apart = now() - parsedate_to_datetime(said)
    except (aiohttp.ClientError, TimeoutError):
        raise Unwell("Microsoft's sign-in cannot be reached. Look at the firewall and the proxy.") from None
    except (TypeError, ValueError):
        raise Unwell(
            "What answers in place of Microsoft's sign-in does not say the time. Is it a proxy?"
        ) from None
    if abs(apart) > _TOLERANCE:
        way = "ahead of" if apart > timedelta(0) else "behind"
        raise Unwell(
            f"This machine's clock is {abs(apart).total_seconds():.0f} seconds {way} Microsoft's. "
            "Turn on time synchronisation."
        )
    return "This machine's clock agrees with Microsoft's."


async def address_is_reached(settings: Settings, *, now: Callable[[], datetime]) -> str:
    """Return that the bot answers at its public address, and for how long; raises `Unwell`."""
    if not settings.public_url:
        raise Unwell("CF_PUBLIC_URL is not set, so Teams cannot reach the bot and no page can be linked to.")
    trusted = await asyncio.to_thread(ssl.create_default_context)
    days = (await _ends(settings.public_url, trusted) - now()).days
    alive = await _is_alive(f"{settings.public_url.rstrip('/')}/healthz", trusted)
    if not alive:
        raise Unwell(f"CF_PUBLIC_URL leads somewhere, but not to the bot. {_NOT_OUR_PAGE}")
    if days < _FEW_DAYS:
        raise Unwell(f"The certificate of CF_PUBLIC_URL ends in {days} days. Renew it.")
    return f"The bot answers at its public address; the certificate lasts {days} more days."


async def _is_alive(page: str, trusted: ssl.SSLContext) -> bool:
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.get(page, ssl=trusted, allow_redirects=False) as answer,
        ):
            return answer.status == HTTPStatus.OK and await answer.json() == {"status": "ok"}
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False


async def _ends(url: str, trusted: ssl.SSLContext) -> datetime:
    """Return when the certificate at an address ends; raises `Unwell` where it is not to be trusted."""
    address = urlsplit(url)
    host, port = address.hostname or "", address.port or 443
    try:
        async with asyncio.timeout(_PATIENCE.total):
            _, writer = await asyncio.open_connection(host, port, ssl=trusted, server_hostname=host)
    except ssl.SSLCertVerificationError as wrong:
        raise Unwell(f"The certificate of CF_PUBLIC_URL is not trusted: {wrong.verify_message}.") from None
    except (OSError, TimeoutError):
        raise Unwell(f"Nothing answers at CF_PUBLIC_URL. {_NOT_OUR_PAGE}") from None
    shown: dict[str, str] = writer.get_extra_info("peercert")
    writer.close()
    return parsedate_to_datetime(_as_mail_writes(shown["notAfter"]))


def _as_mail_writes(ends: str) -> str:
    """Return 'Nov 22 02:00:00 2026 GMT' as '22 Nov 2026 02:00:00 GMT'."""
    month, day, clock, year, zone = ends.split()
    return f"{day} {month} {year} {clock} {zone}"
