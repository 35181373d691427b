"""What the team asks the client for, as it is kept."""

from typing import Protocol

from bot.domain.ids import ReviewId
from bot.domain.request import NewRequest, Request


class Requests(Protocol):
    """The requests of a review (R12)."""

    async def add(self, new: NewRequest) -> Request:
        """Store one and number it within its review; the same `press` again returns the one stored before."""

    async def save(self, request: Request) -> None:
        """Change a request; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> Request:
        """Return a request and hold its review until this work ends; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[Request, ...]:
        """Return the requests of a review by number."""
