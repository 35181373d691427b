"""Times as Graph keeps and shows them."""

import re
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web
from tzlocal.windows_tz import win_tz

FOREIGN_ZONE: Final[dict[str, str]] = {"GMT Standard Time": "Europe/London"} | win_tz

Json = dict[str, Any]


def moment(at: Json) -> datetime:
    """Return the moment that Graph's pair of a wall time and a zone means."""
    return datetime.fromisoformat(at["dateTime"]).replace(tzinfo=_zone(at["timeZone"]))


def shown(at: Json, *, zone: str) -> Json:
    """Return the same moment on the wall of another zone, with seven digits after the seconds."""
    there = moment(at).astimezone(_zone(zone))
    return {"dateTime": f"{there:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": zone}


def zone_wished(request: web.Request) -> str:
    """Return the zone that the request prefers; Graph shows UTC where it names none."""
    wished = re.search(r'outlook\.timezone="([^"]+)"', ", ".join(request.headers.getall("Prefer", [])))
    return wished[1] if wished else "UTC"


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(FOREIGN_ZONE.get(name, name))
