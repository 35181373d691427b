"""Teams meetings in the organiser's calendar: made once for a session, moved, cancelled, followed (R15)."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.clock import now
from bot.domain.reach import Account
from bot.graph.holding import Holds
from bot.graph.standing import Standing
from bot.ports.failing import Gone, Refused
from bot.ports.meetings import Entry, MeetingMade, MeetingWanted, Seen, Subscribed
from bot.ports.messages import Letter
from bot.records.work import Store

if TYPE_CHECKING:
    from bot.graph.calendar import Calendar
    from bot.graph.client import Outlook


class GraphMeetings:
    """The `Meetings`, `Calendars`, `Mail` and `Installer` ports over Microsoft Graph, at one pace.

    `open_outlook` loads the SDK, once, in a thread; `lasting` is the longest that one request may take.
    """

    def __init__(self, open_outlook: "Callable[[], Outlook]", *, lasting: timedelta) -> None:
        self._open_outlook = open_outlook
        self._lasting = lasting
        self._outlook: Outlook | None = None
        self._warming = asyncio.Lock()
        self._holds: Holds | None = None

    def keep_pace(self, store: Store) -> None:
        """Share mailboxes from now on with those who share the store, one process at a time."""
        self._holds = Holds(store, clock=now, lasting=self._lasting)

    async def warm(self) -> "Outlook":
        """Return the mailbox; whoever needs it first has the SDK loaded, once and off the event loop."""
        async with self._warming:
            if self._outlook is None:
                self._outlook = await asyncio.to_thread(self._open_outlook)
                self._outlook.line.holds = self._holds
            return self._outlook

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make the meeting, or return the one that was made for this session and generation before."""
        outlook = await self.warm()
        standing = await outlook.calendar.find(wanted) or await outlook.calendar.create(wanted)
        made = await _with_link(standing, wanted, calendar=outlook.calendar)
        await outlook.options.put(made, wanted)
        return made

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Change times, subject and attendees of a meeting; its join link stays."""
        outlook = await self.warm()
        standing = await outlook.calendar.change(event, wanted)
        return await _with_link(standing, wanted, calendar=outlook.calendar)

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel a meeting and tell those invited; one that is gone already counts as cancelled."""
        outlook = await self.warm()
        with suppress(Gone):
            await outlook.calendar.cancel(event, organiser=organiser, comment=comment)

    async def clear(self, event: str, *, organiser: str) -> None:
        """Leave no word in a meeting that is over; one that is gone already counts as cleared."""
        outlook = await self.warm()
        with suppress(Gone):
            await outlook.calendar.clear(event, organiser=organiser)

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str = "") -> Seen:
        """Return what changed since the link was given, or without a link all that stands in between."""
        outlook = await self.warm()
        return await outlook.changes.look(organiser, since=since, until=until, link=link)

    async def entry(self, organiser: str, event: str) -> Entry:
        """Return one meeting as it is now."""
        outlook = await self.warm()
        return await outlook.changes.entry(organiser, event)

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        """Ask to be told of changes; raises `Refused` where the bot has no address to be told at."""
        outlook = await self.warm()
        return await outlook.changes.subscribe(organiser, secret=secret, until=until)

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        """Ask to be told for longer; raises `Refused` where the promise is no longer known."""
        outlook = await self.warm()
        return await outlook.changes.renew(subscribed, until=until)

    async def unsubscribe(self, subscribed: str) -> None:
        """Ask not to be told any more; a promise that is no longer known counts as ended."""
        outlook = await self.warm()
        with suppress(Gone):
            await outlook.changes.unsubscribe(subscribed)

    async def send(self, letter: Letter) -> None:
        """Hand over an e-mail to be delivered."""
        outlook = await self.warm()
        await outlook.mailbox.send(letter)

    async def add_for(self, email: str, *, accounts: Sequence[Account]) -> None:
        """Add the bot for somebody, and have Teams announce their chat."""
        outlook = await self.warm()
        await outlook.apps.add(email, accounts=accounts)

    async def is_added_for(self, user: str) -> bool:
        """Return whether the bot is there for somebody; raises `Forbidden` where it may not know."""
        outlook = await self.warm()
        return await outlook.apps.is_added(user)

    async def close(self) -> None:
        """Close what was opened; nothing may be asked of it afterwards."""
        if self._outlook is not None:
            await self._outlook.line.close()


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
