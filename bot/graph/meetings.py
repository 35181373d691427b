"""Teams meetings in the organiser's calendar: made once for a session, moved, cancelled (R14, R15)."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.graph.standing import Gone, Standing
from bot.ports import MeetingMade, MeetingWanted, Refused

if TYPE_CHECKING:
    from bot.graph.calendar import Calendar


class GraphMeetings:
    """The `Meetings` port over Microsoft Graph; `open_calendar` loads the SDK, once, in a thread."""

    def __init__(self, open_calendar: "Callable[[], Calendar]") -> None:
        self._open_calendar = open_calendar
        self._calendar: Calendar | None = None
        self._warming = asyncio.Lock()

    async def warm(self) -> None:
        """Load the SDK off the event loop; the first call does this too, and only one of them does it."""
        await self._warmed()

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make the meeting, or return the one that was made for this session and generation before."""
        calendar = await self._warmed()
        standing = await calendar.find(wanted) or await calendar.create(wanted)
        return await _with_link(standing, wanted, calendar=calendar)

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Change times, subject and attendees of a meeting; its join link stays."""
        calendar = await self._warmed()
        standing = await calendar.change(event, wanted)
        return await _with_link(standing, wanted, calendar=calendar)

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel a meeting and tell those invited; one that is gone already counts as cancelled."""
        calendar = await self._warmed()
        with suppress(Gone):
            await calendar.cancel(event, organiser=organiser, comment=comment)

    async def close(self) -> None:
        """Close what was opened; nothing may be asked of it afterwards."""
        if self._calendar is not None:
            await self._calendar.close()

    async def _warmed(self) -> "Calendar":
        async with self._warming:
            if self._calendar is None:
                self._calendar = await asyncio.to_thread(self._open_calendar)
            return self._calendar


async def _with_link(standing: Standing, wanted: MeetingWanted, *, calendar: "Calendar") -> MeetingMade:
    """Return the meeting with its join link; Graph may first answer without one, and may never give one."""
    if not standing.join_url:
        standing = await calendar.read(standing.event, wanted)
    if not standing.join_url:
        raise Refused(
            "Microsoft made the calendar entry without a Teams link. "
            "Ask your administrator whether the organiser has a licence for Teams."
        )
    return MeetingMade(event=standing.event, join_url=standing.join_url)
