"""What must be there before day 1, as it is kept."""

from typing import Protocol

from bot.domain.ids import ReviewId
from bot.domain.readiness import Standing


class ReadinessOf(Protocol):
    """How each thing that a review needs before day 1 stands."""

    async def keep(self, standing: Standing) -> None:
        """Remember how something stands, in the place of what was known of it."""

    async def of(self, review: ReviewId) -> tuple[Standing, ...]:
        """Return how things stand of which anything was said, in the order in which it was first said."""
