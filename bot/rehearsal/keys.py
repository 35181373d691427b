"""Stand-in keys: they lie in memory, and are the same each time, so that a rehearsal plays the same way."""

from random import Random

from bot.domain.ids import ReviewId
from bot.ports.keys import LENGTH, NoKey


class StandInKeys:
    """Keeps the keys of invented reviews, and forgets them when they are destroyed."""

    def __init__(self) -> None:
        self._chance = Random("keys")  # noqa: S311 - what they seal is invented, and must come out the same again
        self._kept: dict[ReviewId, bytes] = {}

    async def make(self, review: ReviewId) -> None:
        """Make the key of a review; again changes nothing."""
        if review not in self._kept:
            self._kept[review] = self._chance.randbytes(LENGTH)

    async def key_of(self, review: ReviewId) -> bytes:
        """Return the key of a review; raises `NoKey`."""
        if review not in self._kept:
            raise NoKey
        return self._kept[review]

    async def destroy(self, review: ReviewId) -> None:
        """Forget the key of a review; again changes nothing."""
        self._kept.pop(review, None)

    async def exists(self, review: ReviewId) -> bool:
        """Return whether there is a key of a review."""
        return review in self._kept

    async def close(self) -> None:
        """Let go of nothing: there is nothing open."""
