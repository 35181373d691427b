"""Signed words: what we once wrote into an address, and what nobody else could have written."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import Final

_FRESH: Final = 32
"""Bytes of a key that is made when none is set."""


class NotOurs(ValueError):
    """Somebody else wrote this, or changed it on its way."""


class Signer:
    """Signs words for one purpose with HMAC-SHA256; without a secret, the key lasts as long as this process."""

    def __init__(self, secret: str, *, purpose: str) -> None:
        key = secret.encode() or secrets.token_bytes(_FRESH)
        self._key = hmac.digest(key, purpose.encode(), sha256)

    def sign(self, words: str) -> str:
        """Return the words and their signature, in letters that stand in an address."""
        return f"{_letters(words.encode())}.{_letters(self._mac(words.encode()))}"

    def read(self, token: str) -> str:
        """Return the words that were signed; raises `NotOurs`."""
        try:
            words = _bytes(token.partition(".")[0])
        except (NotBase64, ValueError):
            raise NotOurs from None
        # The whole token is compared, as it must stand: base64 has several spellings of the same bytes.
        ours = f"{_letters(words)}.{_letters(self._mac(words))}"
        if not hmac.compare_digest(token.encode(errors="replace"), ours.encode()):
            raise NotOurs
        return words.decode()

    def _mac(self, words: bytes) -> bytes:
        return hmac.digest(self._key, words, sha256)


def _letters(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(letters: str) -> bytes:
    return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
