"""Which mailboxes asked to be left alone, as all processes know it, and as is still known after a restart."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.domain.pace import LONGEST_SILENCE, silence
from bot.ports.failing import Unavailable
from bot.records.work import Store


class Quiet:
    """Remembers in the database until when a mailbox is to be left alone."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def left(self, mailbox: str) -> timedelta:
        """Return for how long a mailbox is still to be left alone."""
        async with self._store.work() as work:
            until = await work.turns.silence(_of(mailbox))
        return silence(until, now=self._clock())

    async def remember(self, mailbox: str, asked: timedelta) -> None:
        """Leave a mailbox alone for so long; where the database is away, this process still knows."""
        until = self._clock() + min(asked, LONGEST_SILENCE)
        with suppress(Unavailable):
            async with self._store.work() as work:
                await work.turns.be_silent(_of(mailbox), until=until)


def _of(mailbox: str) -> str:
    return f"mailbox {mailbox.lower()}"
