"""The clock of a rehearsal: it stands still until somebody pushes it, and it never goes back."""

from datetime import UTC, datetime
from typing import Final

LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Where a rehearsal's clock stands before the review is laid out."""


class PushedClock:
    """A clock that can only be pushed forward."""

    def __init__(self, start: datetime = LONG_AGO) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment to which the clock was last pushed, in UTC."""
        return self._now

    def push_to(self, moment: datetime) -> None:
        """Go on to a later moment; an earlier one changes nothing."""
        self._now = max(self._now, moment.astimezone(UTC))
