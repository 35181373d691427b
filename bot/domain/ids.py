"""Names for the things that a review is made of."""

import secrets
from typing import NewType
from uuid import NAMESPACE_URL, uuid5

ReviewId = NewType("ReviewId", str)
PersonId = NewType("PersonId", str)
ThemeId = NewType("ThemeId", str)
SessionId = NewType("SessionId", str)


def fresh() -> str:
    """Return 12 hexadecimal digits that nobody can guess."""
    return secrets.token_hex(6)


def made_from(*parts: str) -> str:
    """Return the same 32 hexadecimal digits for the same parts, wherever it is asked."""
    return uuid5(NAMESPACE_URL, "critical-friend:" + "\x1f".join(parts)).hex
