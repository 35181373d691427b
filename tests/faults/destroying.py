"""A destruction in a process of its own that dies at a step: `python -m tests.faults.destroying …`.

What stands in chats is a folder of small files, so that it outlives the process.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

from bot.documents.office import OfficeDocuments
from bot.domain.reach import Place
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.messages import Message
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.rosters import StandInRosters
from bot.store.work import SqlStore
from bot.timetables.door import FileTimetables
from scheduler.runner import Runner
from tests.builders import NINE
from tests.keys import open_store

OVER = NINE + timedelta(days=40)
"""When the report is signed off."""


class Fatal:
    """Kills this very process, as `kill -9` does, when a step has just been done and is not written down."""

    def __init__(self, step: str) -> None:
        self._step = step

    def after(self, step: str) -> None:
        """Die, if this is the step."""
        if step == self._step:
            os.kill(os.getpid(), signal.SIGKILL)


class Chats:
    """Messages in a folder: each is a file with what it shows."""

    def __init__(self, folder: Path, fatal: Fatal) -> None:
        self._folder = folder
        self._fatal = fatal

    async def post(self, place: Place, message: Message) -> str:
        """Send a new message."""
        posted = f"m{len(list(self._folder.iterdir())):03}"
        (self._folder / f"{place.id}-{posted}-{message.kind}").write_text("shown")
        if message.kind == "destroy_notes":
            self._fatal.after("asking")
        return posted

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Overwrite a message."""
        for file in self._folder.glob(f"{place.id}-{posted}-*"):
            file.write_text(message.kind)
        self._fatal.after("overwriting")

    async def delete(self, place: Place, posted: str) -> None:
        """Take a message away."""
        for file in self._folder.glob(f"{place.id}-{posted}-*"):
            file.write_text("deleted")
        self._fatal.after("deleting")


class MortalCalendar(StandInMeetings):
    """A calendar whose caller dies once it has cleared a meeting, or ended an announcement."""

    def __init__(self, fatal: Fatal) -> None:
        super().__init__()
        self._fatal = fatal

    async def clear(self, event: str, *, organiser: str) -> None:
        """Clear a meeting."""
        await super().clear(event, organiser=organiser)
        self._fatal.after("clearing")

    async def unsubscribe(self, subscribed: str) -> None:
        """End an announcement."""
        await super().unsubscribe(subscribed)
        self._fatal.after("unsubscribing")


class MortalStore(SqlStore):
    """A store whose process dies once it has swept, or destroyed a key, or forgotten a review."""

    fatal = Fatal("")

    async def sweep(self) -> None:
        """Sweep."""
        await super().sweep()
        self.fatal.after("sweeping")

    async def destroy_key(self, review: object) -> None:
        """Destroy a key."""
        await super().destroy_key(review)  # type: ignore[arg-type]  # it is the same id
        self.fatal.after("destroying the key")

    async def forget_review(self, review: object) -> None:
        """Forget a review."""
        await super().forget_review(review)  # type: ignore[arg-type]  # it is the same id
        self.fatal.after("forgetting")


async def ring(database: str, chats: str, step: str, days: int) -> None:
    """Carry out what is due so many days after the report was signed off, or die at a step."""
    fatal = Fatal(step)
    store = await open_store(database)
    store.__class__ = MortalStore
    MortalStore.fatal = fatal
    calendar = MortalCalendar(fatal)
    now = OVER + timedelta(days=days)
    ports = Ports(
        store=store,
        messenger=Chats(Path(chats), fatal),
        rosters=StandInRosters(),
        meetings=calendar,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=lambda: now,
        calendars=calendar,
    )
    await Runner(ports, owner=f"{os.getpid()} {step}").ring(now)
    await store.close()


if __name__ == "__main__":
    asyncio.run(ring(*sys.argv[1:4], days=int(sys.argv[4])))
