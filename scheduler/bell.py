"""The bell: the only home of APScheduler. It rings at regular times and knows nothing else."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import clock

EVERY: Final = timedelta(seconds=5)
SOON: Final = timedelta(seconds=10)
"""How long a hint waits for others like it."""


class Bell:
    """Rings while it is running; a ring that comes while one is still being answered is left out."""

    def __init__(self, answer: Callable[[], Awaitable[object]], *, every: timedelta = EVERY) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._ringing = self._scheduler.add_job(
            answer,
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin to ring; needs a running event loop."""
        self._scheduler.start()

    @property
    def next_ring(self) -> datetime:
        """When it rings next; it is running."""
        next_ring: datetime = self._ringing.next_run_time
        return next_ring

    def soon(self) -> None:
        """Ring before the next regular time, once for a flurry of hints."""
        wanted = clock.now() + SOON
        if self.next_ring > wanted:
            self._ringing.modify(next_run_time=wanted)

    def stop(self) -> None:
        """Ring no more."""
        self._scheduler.shutdown(wait=False)
