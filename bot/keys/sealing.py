"""Sealing text with a key: AES-256-GCM, a fresh nonce each time, bound to the place where the text is kept."""

import hmac
import os
from binascii import a2b_base64, b2a_base64
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.ports.failing import Refused

_NONCE: Final = 12
"""Bytes, as NIST asks for GCM; chosen at random, one key may seal 2^32 texts."""

_MARK: Final = 32
"""Hexadecimal digits of a mark: 128 bits, so that no two words ever share one."""


class Altered(Refused):
    """What is kept was not written by us, or not in that place."""

    def __init__(self) -> None:
        super().__init__("A record of the database was altered, or moved from where it was written.")


class Cipher:
    """Seals and opens text with one key."""

    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(key)

    def seal(self, text: str, *, bound: bytes) -> str:
        """Return text as nobody reads it without the key; it opens only with what it was bound to."""
        nonce = os.urandom(_NONCE)
        sealed = nonce + self._aes.encrypt(nonce, text.encode(), bound)
        return b2a_base64(sealed, newline=False).decode("ascii")

    def open(self, sealed: str, *, bound: bytes) -> str:
        """Return the text that was sealed; raises `Altered`."""
        try:
            raw = a2b_base64(sealed)
            return self._aes.decrypt(raw[:_NONCE], raw[_NONCE:], bound).decode()
        except (InvalidTag, ValueError):
            raise Altered from None


def mark_of(words: str, *, key: bytes, kind: str) -> str:
    """Return by what words are found again without standing there: only who has the key can tell them."""
    return hmac.digest(key, f"{kind}\x1f{words}".encode(), "sha256").hex()[:_MARK]
