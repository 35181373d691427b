"""Marks that stand for an address or a name, so that the same is known again and cannot be read."""

from hashlib import sha256
from typing import Final

_LENGTH: Final = 32


def mark_of(words: str) -> str:
    """Return the mark of an address or a name, whatever its case."""
    folded = " ".join(words.split()).casefold()
    folded = " ".join(words.split()).casefold()
    return sha256(f"critical-friend/pool/{folded}".encode()).hexdigest()[:_LENGTH]
