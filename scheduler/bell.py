"""The bell: the only home of APScheduler. It rings at regular times and knows nothing else."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY: Final = timedelta(seconds=5)


class Bell:
    """Rings while it is running; a ring that comes while one is still being answered is left out."""

    def __init__(self, answer: Callable[[], Awaitable[object]], *, every: timedelta = EVERY) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
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

    def stop(self) -> None:
        """Ring no more."""
        self._scheduler.shutdown(wait=False)
