"""Messages that come twice: Teams sends one again when the answer takes long."""

from collections import OrderedDict
from typing import Final

from bot.teams.incoming import Incoming

_KEPT: Final = 2000


class Repeats:
    """Remembers the last 2,000 messages: by their ids, and by who wrote which words when."""

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, ...], None] = OrderedDict()

    def has_seen(self, incoming: Incoming) -> bool:
        """Say whether a message has come before, and remember it."""
        marks = _marks(incoming)
        seen = any(mark in self._seen for mark in marks)
        for mark in marks:
            self._seen[mark] = None
        while len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
        return seen


def _marks(incoming: Incoming) -> tuple[tuple[str, ...], ...]:
    """Return the marks of a message; its id alone is not enough, for Teams gives it a new one."""
    where = incoming.conversation.id if incoming.conversation else ""
    by_id = [("id", where, incoming.id)] if incoming.id else []
    by_time = (
        [("time", where, incoming.sender.id, incoming.timestamp, incoming.text)] if incoming.timestamp else []
    )
    return (*by_id, *by_time)
