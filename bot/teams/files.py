"""Files that people send: fetched from where Teams keeps them, and from nowhere else."""

import asyncio
from http import HTTPStatus
from typing import Final

import aiohttp
from pydantic import Field, ValidationError
from yarl import URL

from bot.domain.errors import ReviewError
from bot.teams.incoming import Attached, Read
from bot.wire import Wire

FILE_TYPE: Final = "application/vnd.microsoft.teams.file.download.info"
MOST_BYTES: Final = 10 * 1024 * 1024
_DEADLINE: Final = 30.0
_HOSTS: Final = (
    ".sharepoint.com",
    ".sharepoint.us",
    ".sharepoint-df.com",
    ".onedrive.com",
    ".storage.live.com",
    ".files.1drv.com",
)
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class _Link(Read):
    """Where a file can be fetched from, for a few minutes."""

    download_url: str = Field(min_length=1)


class Files:
    """Fetches files; in local mode also from this machine."""

    def __init__(self, wire: Wire, *, local: bool) -> None:
        self._wire = wire
        self._local = local

    async def fetch(self, attached: Attached) -> bytes:
        """Return what the file holds; raises `ReviewError` with a sentence for the sender."""
        try:
            url = URL(_Link.model_validate(attached.content).download_url)
        except (ValidationError, ValueError):
            raise ReviewError("Teams did not say where your file is. Please send it again.") from None
        if not self._may_ask(url):
            raise ReviewError(
                "I only read files that were sent in Teams. Please attach yours to a message to me."
            )
        try:
            return await asyncio.wait_for(self._read(url), _DEADLINE)
        except (aiohttp.ClientError, TimeoutError):
            raise ReviewError("Your file could not be fetched just now. Please send it again.") from None

    def _may_ask(self, url: URL) -> bool:
        if self._local and url.scheme == "http":
            return url.host in _LOOPBACK
        return url.scheme == "https" and (url.host or "").lower().endswith(_HOSTS)

    async def _read(self, url: URL) -> bytes:
        async with self._wire.session.get(url, allow_redirects=False) as answer:
            if answer.status != HTTPStatus.OK:
                raise ReviewError("Teams did not hand your file over. Please send it again.")
            read = bytearray()
            async for chunk in answer.content.iter_any():
                read += chunk
                if len(read) > MOST_BYTES:
                    raise ReviewError("Your file is larger than 10 MB, so I have not read it.")
            return bytes(read)
