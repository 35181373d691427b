"""Where the client's file comes in; coming in by this door loads nothing that reads one."""

import asyncio
from datetime import date

from bot.domain.timetable import Draft


class FileTimetables:
    """Reads the files that clients send, one at a time, so that memory stays bounded."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def read(self, name: str, content: bytes, *, first_day: date | None) -> Draft:
        """Return the draft, off the event loop; raises `NotATimetable` with a sentence for the sender."""
        async with self._turn:
            return await asyncio.to_thread(read_file, name, content, first_day=first_day)


def read_file(name: str, content: bytes, *, first_day: date | None) -> Draft:
    """Return the draft of a file; raises `NotATimetable`, whatever bytes it is given."""
    # Here and not above: the words that a timetable may hold take 5 MB, and a review has one timetable.
    from bot.timetables.opening import read_file as opened_and_read  # noqa: PLC0415

    return opened_and_read(name, content, first_day=first_day)
