"""Keys for databases of tests: a folder in the temporary directory for each, beside no database."""

import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.keys.folder import FolderKeyRing
from bot.keys.sealing import Cipher
from bot.ports.keys import INSTALLATION
from bot.store import door
from bot.store.sealing import Lock, name_of
from bot.store.work import SqlStore

_TEMPORARY: Final = Path(tempfile.gettempdir())


def keys_of(url: str) -> Path:
    """Return the folder of keys of a database: the same for each process that opens it."""
    file = door.file_at(url)
    if file is not None:
        return file.parent / "keys"
    return _TEMPORARY / f"cf-keys-{sha256(url.encode()).hexdigest()[:16]}"


async def open_store(url: str) -> SqlStore:
    """Open a database with its keys."""
    return await door.open_store(url, keys=FolderKeyRing(keys_of(url)))


async def opened(body: str, *, table: str, review: str, url: str) -> str:
    """Open what stands in a row, as another process would that has the keys."""
    name = INSTALLATION if body[1] == Lock.HOUSE else name_of(review, body[1])
    key = await FolderKeyRing(keys_of(url)).key_of(name)
    return Cipher(key).open(body[2:], bound=f"{table}\x1f{review}".encode())
