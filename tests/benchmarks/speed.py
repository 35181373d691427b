"""What one operation costs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Speed:
    """What one operation costs, in milliseconds."""

    cpu: float
    wall: float
