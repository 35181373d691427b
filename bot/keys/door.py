"""The door of the keys: a setting goes in, a ring of keys comes out."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bot.domain.errors import ReviewError
from bot.keys.folder import FolderKeyRing
from bot.ports.keys import KeyRing
from bot.sign_in.registration import Registration

FOLDER: Final = "keys"
"""The folder beside a database file, where no other is set."""

_NEEDED: Final = (
    "CF_KEYS is needed with PostgreSQL: give a folder that is no part of the database's backups, or the "
    "address of an Azure Key Vault, such as https://name.vault.azure.net."
)


def key_ring(keys: str, *, beside: Path | None, known: Registration) -> KeyRing:
    """Return the ring in a folder or a vault, or else in a folder beside a database file.

    Raises `ReviewError` where there is neither, and for an address that is no vault's.
    """
    if "://" in keys:
        return _vault(keys, known)
    if keys:
        return FolderKeyRing(Path(keys))
    if beside is None:
        raise ReviewError(_NEEDED)
    return FolderKeyRing(beside.parent / FOLDER)


def _vault(address: str, known: Registration) -> KeyRing:
    asked = urlsplit(address)
    name, _, audience = (asked.hostname or "").partition(".")
    if asked.scheme != "https" or not name or not audience.startswith("vault."):
        raise ReviewError("CF_KEYS is no address of a key vault, such as https://name.vault.azure.net.")
    if not known.has_proof:
        raise ReviewError(
            "A key vault is opened with the bot's own registration: set CF_APP_ID and its password, "
            "certificate or managed identity."
        )
    # Here and not above: HTTP and signing in take longer to load than a folder of keys needs in all.
    from bot.keys.vault import VaultKeyRing  # noqa: PLC0415
    from bot.sign_in.credentials import tokens_for  # noqa: PLC0415
    from bot.wire import Wire  # noqa: PLC0415

    wire = Wire()
    tokens = tokens_for(known, wire, audience=f"https://{audience}", tenant=known.tenant)
    return VaultKeyRing(address, tokens=tokens, wire=wire)
