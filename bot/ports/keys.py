"""The keys without which nobody reads what the database keeps (R66)."""

from typing import Final, Protocol

from bot.domain.ids import ReviewId
from bot.ports.failing import Refused

INSTALLATION: Final = ReviewId("installation")
"""Stands for no review: its key seals what belongs to none, and is never destroyed."""

LENGTH: Final = 32
"""Bytes of a key."""


class NoKey(Refused):
    """There is no such key: it was destroyed, or never made."""

    def __init__(self) -> None:
        super().__init__("The key is not there: it was destroyed, or it is kept elsewhere.")


class KeyRing(Protocol):
    """Keeps a key of 32 bytes for each review, outside the database. All raise `Unavailable` or `Refused`."""

    async def make(self, review: ReviewId) -> None:
        """Make the key of a review; again changes nothing."""

    async def key_of(self, review: ReviewId) -> bytes:
        """Return the key of a review; raises `NoKey` where it was destroyed or never made."""

    async def destroy(self, review: ReviewId) -> None:
        """Destroy the key of a review, for good; again changes nothing."""

    async def exists(self, review: ReviewId) -> bool:
        """Return whether there is a key of a review."""

    async def close(self) -> None:
        """Let go of whatever was kept open."""
