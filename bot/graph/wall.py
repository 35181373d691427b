"""Times as Outlook wants them: what the client's wall shows, and the wall's zone by its Windows name."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tzlocal.windows_tz import tz_win

from bot.ports.failing import Refused


def windows_zone(zone: str) -> str:
    """Return the Windows name of an IANA zone; Graph accepts every one of these, but few of the others."""
    if zone not in tz_win:
        raise Refused(f"Outlook does not know the time zone {zone}. Choose another for the review.")
    return tz_win[zone]


def wall_time(moment: datetime, *, zone: str) -> str:
    """Return what the wall in that zone shows, without an offset."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat(timespec="seconds")
