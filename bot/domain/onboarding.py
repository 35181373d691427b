"""What each peer reads and confirms before a review: charter, ground rules, induction (R76)."""

from collections.abc import Iterable
from enum import StrEnum

from bot.domain.review import Review
from bot.domain.team import Person


class Part(StrEnum):
    """One part of what a peer confirms."""

    CHARTER = "charter"
    GROUND_RULES = "ground rules"
    INDUCTION = "induction"


def has_charter(review: Review) -> bool:
    """Say whether peers are asked to confirm: where nothing is captured, only with a charter of its own."""
    return review.captures or bool(review.method.charter)


def still_to_confirm(person: Person) -> tuple[Part, ...]:
    """Return what somebody has not confirmed yet."""
    return tuple(part for part in Part if part not in person.confirmed)


def outstanding(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return the peers who have not confirmed everything: they stay in the team, and somebody asks them."""
    return tuple(p for p in people if p.is_peer and not p.has_left and still_to_confirm(p))
