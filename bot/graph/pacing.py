"""How fast Outlook may be asked: so many in any stretch of time, and not at all while it asks us to wait."""

from collections import deque
from datetime import timedelta
from typing import Final

_REQUESTS: Final = 10_000
_REQUESTS_WITHIN: Final = timedelta(minutes=10)
"""What Outlook answers an app for one mailbox."""

_MESSAGES_WITHIN: Final = timedelta(minutes=1)
"""Exchange counts a message once, however many it goes to."""


class Slots:
    """At most so many within any stretch of time; who must wait is given a slot, and finds it kept.

    Moments are seconds on a clock that only goes forward. A slot that nobody comes back for is given up.
    """

    def __init__(self, most: int, *, within: timedelta) -> None:
        self._most = most
        self._within = within.total_seconds()
        self._used: deque[float] = deque()
        self._kept: dict[str, float] = {}

    def wait(self, key: str, *, now: float) -> float:
        """Return 0 and count one for this key, or the seconds until the slot that is kept for it."""
        self._forget(now)
        slot = self._slot(key, now)
        if slot > now:
            self._kept[key] = slot
            return slot - now
        self._kept.pop(key, None)
        self._used.append(now)
        return 0.0

    def _slot(self, key: str, now: float) -> float:
        kept = self._kept.get(key)
        if kept is not None and kept > now:
            return kept
        if kept is not None:
            return self._after(self._used, now)  # it has queued already, and needs only room
        if len(self._used) + len(self._kept) < self._most:
            return now
        return self._after(deque(sorted((*self._used, *self._kept.values()))), now)

    def _after(self, taken: deque[float], now: float) -> float:
        return now if len(taken) < self._most else max(now, taken[-self._most] + self._within)

    def _forget(self, now: float) -> None:
        past = now - self._within
        while self._used and self._used[0] <= past:
            self._used.popleft()
        self._kept = {key: slot for key, slot in self._kept.items() if slot > past}


class Pace:
    """The pace of one mailbox."""

    def __init__(self, *, invitations_a_minute: int) -> None:
        self._requests = Slots(_REQUESTS, within=_REQUESTS_WITHIN)
        self._messages = Slots(invitations_a_minute, within=_MESSAGES_WITHIN)
        self._closed_until = 0.0

    def close(self, *, until: float) -> None:
        """Let nothing more through until then, as Outlook asked."""
        self._closed_until = max(self._closed_until, until)

    def left(self, *, now: float) -> float:
        """Return for how many seconds Outlook is still to be left alone."""
        return max(self._closed_until - now, 0.0)

    def wait(self, key: str, *, sends: bool, now: float) -> float:
        """Return 0 and count a request, and a message if it sends one, or the seconds to wait before."""
        if left := self.left(now=now):
            return left
        wait = self._requests.wait(key, now=now)
        if not wait and sends:
            wait = self._messages.wait(key, now=now)
        return wait
