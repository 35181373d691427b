"""A stand-in for who can read a channel: nobody whom it was not told of."""

from bot.domain.private_board import Reader
from bot.domain.reach import Place


class StandInRosters:
    """Knows who was seated in each place."""

    def __init__(self) -> None:
        self._seated: dict[str, tuple[Reader, ...]] = {}

    def seat(self, place: Place, *readers: Reader) -> None:
        """Let these, and nobody else, read a place from now on."""
        self._seated[place.id] = readers

    async def members_of(self, place: Place) -> tuple[Reader, ...]:
        """Return everybody who was seated there."""
        return self._seated.get(place.id, ())
