"""How fast a conversation and a tenant may be written to: so many messages in each stretch of time. Pure.

A message counts from when it begins until its stretch has passed since it was *answered*. Where it was on its
way long, the other side therefore never counts more of them than we do.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

NO_WAIT: Final = timedelta(0)


class Window(NamedTuple):
    """At most so many within any stretch of time."""

    most: int
    within: timedelta


A_CONVERSATION: Final = (
    Window(7, timedelta(seconds=1)),
    Window(8, timedelta(seconds=2)),
    Window(60, timedelta(seconds=30)),
    Window(1800, timedelta(hours=1)),
)
"""What Teams takes from one bot in one conversation."""

LONGEST_WINDOW: Final = max(window.within for window in A_CONVERSATION)
MOST: Final = max(window.most for window in A_CONVERSATION)
DEADLINE: Final = timedelta(seconds=40)
"""How long one message may take; one whose sender never came back counts as answered after that."""

_PUT_BACK: Final = 2 * DEADLINE
"""A moment that lies further ahead than this was written down before a clock was put back."""

LONGEST_SILENCE: Final = timedelta(hours=1)
"""The longest that we let the other side ask us to wait, lest one wrong header silences a review."""


def a_tenant(a_second: int) -> tuple[Window, ...]:
    """Return what Teams takes from one bot in one tenant."""
    return (Window(a_second, timedelta(seconds=1)),)


def wait_for(answered: Sequence[datetime], *, windows: Sequence[Window], now: datetime) -> timedelta:
    """Return how long the next message must wait; `answered` is when earlier ones were, the latest first.

    One that is still on its way counts as answered when its deadline ends.
    """
    there = [moment for moment in answered if moment <= now + _PUT_BACK]
    waits = (there[w.most - 1] + w.within - now for w in windows if len(there) >= w.most)
    return max(NO_WAIT, *waits, NO_WAIT)


def is_under_way(answered: Sequence[datetime], *, now: datetime) -> bool:
    """Return whether any of these messages is still on its way."""
    return any(now < until <= now + _PUT_BACK for until in answered)


def silence(until: datetime | None, *, now: datetime) -> timedelta:
    """Return how long to be silent, as the other side asked; nothing where a clock was put back since."""
    if until is None or not now < until <= now + LONGEST_SILENCE + _PUT_BACK:
        return NO_WAIT
    return until - now
