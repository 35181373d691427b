"""A flurry: the changes of one half minute, after which what shows them is drawn anew once (R40)."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

FLURRY: Final = timedelta(seconds=30)
_KEPT_BY_THEN: Final = timedelta(seconds=2)
"""What changes in a flurry's last moment may be kept only a little later, and must be seen all the same."""


class Flurry(NamedTuple):
    """Which half minute it is, counted from the epoch, and when what changed in it is drawn."""

    number: int
    drawn: datetime


def flurry_of(now: datetime) -> Flurry:
    """Return the flurry in which something changes now."""
    number = int(now.timestamp() // FLURRY.total_seconds())
    ends = datetime.fromtimestamp((number + 1) * FLURRY.total_seconds(), tz=now.tzinfo)
    return Flurry(number, ends + _KEPT_BY_THEN)
