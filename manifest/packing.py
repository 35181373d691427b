"""Fill in the manifest for one installation, and pack it with its icons and strings as Teams takes it."""

import io
import ipaddress
import json
import zipfile
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from bot.domain.errors import ReviewError

PACKED: Final = ("manifest.json", "color.png", "outline.png", "cy-gb.json")
"""The files of the package; the manifest is the one that is filled in."""

MOST_OF_A_NAME: Final = 32
"""Characters that Teams allows in the name of whoever offers an app."""

_SAME_FOR_ALL: Final = (2020, 1, 1, 0, 0, 0)
"""The date of every file, so that the same settings give the same bytes."""


def pack(*, app_id: str, public_url: str, developer: str) -> bytes:
    """Return the app package; raises `ReviewError` naming the setting that is missing or wrong."""
    filled = {
        "TEAMS_APP_ID": _guid(app_id),
        "BOT_ID": _guid(app_id),
        "PUBLIC_HOST": _host(public_url),
        "DEVELOPER_NAME": _name(developer),
    }
    room = files("manifest")
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in PACKED:
            content = (room / name).read_bytes()
            if name == "manifest.json":
                content = _filled(content.decode(), filled).encode()
            archive.writestr(_entry(name), content)
    return package.getvalue()


def _filled(template: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        template = template.replace(f"${{{{{name}}}}}", json.dumps(value, ensure_ascii=False)[1:-1])
    return template


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_SAME_FOR_ALL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _guid(app_id: str) -> str:
    try:
        known = UUID(app_id)
    except ValueError:
        known = UUID(int=0)
    if not known.int or str(known) != app_id.strip().lower():
        raise ReviewError(
            "CF_APP_ID is not the id of an app: copy the application (client) id from Microsoft Entra, "
            "five groups of letters and figures with hyphens between."
        )
    return str(known)


def _host(public_url: str) -> str:
    try:
        address = urlsplit(public_url)
        host, plain = address.hostname or "", address.port is None
    except ValueError:
        host, plain = "", False
    ours = address.scheme == "https" and plain if host else False
    if not ours or "." not in host or _is_number(host) or address.path.strip("/") or address.query:
        raise ReviewError(
            "CF_PUBLIC_URL is not an address that Teams can show: it must begin with https:// and end with "
            "the name of the machine, such as https://reviews.example.org."
        )
    return host


def _is_number(host: str) -> bool:
    """Whether a host is an address of figures, which nobody can own as a domain."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _name(developer: str) -> str:
    name = " ".join(developer.split())
    if not 0 < len(name) <= MOST_OF_A_NAME:
        raise ReviewError(
            f"Whoever offers the app needs a name of one to {MOST_OF_A_NAME} characters: give it with --by."
        )
    return name
