"""Are the keys at hand without which nobody reads the database, and is no backup beside them (R66)."""

import os
import re
from pathlib import Path
from typing import Final

from bot.doctor.checked import Unwell
from bot.from_settings import keys_of
from bot.keys.folder import FolderKeyRing
from bot.ports.keys import INSTALLATION
from bot.settings import Settings
from bot.store.door import file_at

_A_COPY: Final = re.compile(r"backup|\.bak|\.dump|\.sql|\.tar|\.t?gz|\.zip|~$", re.IGNORECASE)
_OTHERS: Final = 0o077
"""What others than a folder's owner may do in it."""


async def keys_are_at_hand(settings: Settings) -> str:
    """Return that keys can be read and made; raises `Unwell`, `ReviewError`, or as the vault fails."""
    ring = keys_of(settings)
    try:
        if isinstance(ring, FolderKeyRing):
            return _folder_is_right(ring.folder, file_at(settings.database_url))
        there = await ring.exists(INSTALLATION)
    finally:
        await ring.close()
    return "The key vault answers." if there else "The key vault answers; serve makes its first key."


def _folder_is_right(folder: Path, file: Path | None) -> str:
    there = next(f for f in (folder, *folder.absolute().parents) if f.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise Unwell(f"The bot may not write in the folder of keys, {folder}. Give its user that right.")
    if folder.exists() and os.name != "nt" and folder.stat().st_mode & _OTHERS:
        raise Unwell(f"Others may look into the folder of keys, {folder}. Run: chmod 700 {folder}")
    beside_file = file is not None and folder.absolute().parent == file.absolute().parent
    looked_at = (folder, folder.parent) if beside_file else (folder,)
    copies = sorted(
        f.name for place in looked_at if place.is_dir() for f in place.iterdir() if _A_COPY.search(f.name)
    )
    if copies:
        raise Unwell(f"{copies[0]} looks like a backup, and lies beside the keys: keep the two apart.")
    if beside_file:
        return "The keys can be written. They lie beside the database: leave them out of its backups."
    return "The keys can be written."
