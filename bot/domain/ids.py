"""Names for the things that a review is made of."""

import hmac
import secrets
from typing import Final, NewType
from uuid import NAMESPACE_URL, uuid5

ReviewId = NewType("ReviewId", str)
PersonId = NewType("PersonId", str)
ThemeId = NewType("ThemeId", str)
SessionId = NewType("SessionId", str)

_DIGITS: Final = 32
"""Of an HMAC: 128 bits, so that no two things ever share them."""


def fresh() -> str:
    """Return 12 hexadecimal digits that nobody can guess."""
    return secrets.token_hex(6)


def made_from(*parts: str) -> str:
    """Return the same 32 hexadecimal digits for the same parts, wherever it is asked."""
    return uuid5(NAMESPACE_URL, "critical-friend:" + "\x1f".join(parts)).hex


def keyed(secret: str, *parts: str) -> str:
    """Return the same 32 hexadecimal digits for the same parts, which nobody can make without the secret.

    It is for whatever somebody wrote, so that no guess at it is confirmed (decision 24). Without a secret, as
    in a review that was set up by an earlier edition, they are those of `made_from`.
    """
    if not secret:
        return made_from(*parts)
    return hmac.digest(secret.encode(), "\x1f".join(parts).encode(), "sha256").hex()[:_DIGITS]
