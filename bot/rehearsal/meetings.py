"""Teams meetings that exist only in the rehearsal: the ports `Meetings` and `Calendars`, in memory."""

from datetime import datetime

from bot.domain.frozen import Frozen
from bot.domain.ids import SessionId, made_from
from bot.ports.failing import Gone, Refused
from bot.ports.meetings import WORDLESS, Entry, MeetingMade, MeetingWanted, Seen, Subscribed


class MeetingKept(Frozen):
    """A meeting in the rehearsal's calendar, and what was said to those invited if it was cancelled."""

    wanted: MeetingWanted
    made: MeetingMade
    cancelled_with: str | None = None
    taken_out: bool = False
    cleared: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is in the calendar now."""
        return self.cancelled_with is None and not self.taken_out

    @property
    def entry(self) -> Entry:
        """The meeting as the calendar shows it."""
        if not self.stands:
            return Entry(event=self.made.event)
        return Entry(event=self.made.event, starts=self.wanted.starts, ends=self.wanted.ends)


class StandInMeetings:
    """Keeps meetings as Teams would; links look like real ones and lead nowhere."""

    def __init__(self) -> None:
        self._kept: dict[str, MeetingKept] = {}
        self._changed: list[str] = []
        self._looks: dict[str, tuple[int, datetime, datetime]] = {}
        self._subscribed: set[str] = set()

    @property
    def made(self) -> dict[SessionId, MeetingKept]:
        """The newest meeting of each session, cancelled or not."""
        return {kept.wanted.session: kept for kept in self._kept.values()}

    @property
    def standing(self) -> tuple[MeetingKept, ...]:
        """The meetings that are in the calendar now, in the order in which they were made."""
        return tuple(kept for kept in self._kept.values() if kept.stands)

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make the meeting, or return the one that was made for this session and generation before."""
        key = made_from("meeting", wanted.review, wanted.session, str(wanted.generation))
        if key not in self._kept:
            made = MeetingMade(event=key, join_url=f"https://teams.example/meet/{int(key, 16) % 10**13:013d}")
            self._keep(MeetingKept(wanted=wanted, made=made))
        return self._kept[key].made

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Change times, subject and attendees of a meeting; its join link stays."""
        kept = self._kept.get(event)
        if kept is None or not kept.stands:
            raise Gone("The meeting is no longer in the organiser's calendar. Have it made anew.")
        self._keep(kept.model_copy(update={"wanted": wanted}))
        return kept.made

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:  # noqa: ARG002 - one calendar here
        """Cancel a meeting and tell those invited; one that is gone already counts as cancelled."""
        kept = self._kept.get(event)
        if kept is not None and kept.stands:
            self._keep(kept.model_copy(update={"cancelled_with": comment}))

    async def clear(self, event: str, *, organiser: str) -> None:  # noqa: ARG002 - one calendar here
        """Leave no word in a meeting that is over; one that is gone already counts as cleared."""
        kept = self._kept.get(event)
        if kept is not None and kept.stands:
            wordless = kept.wanted.model_copy(update={"subject": WORDLESS})
            self._keep(kept.model_copy(update={"wanted": wordless, "cleared": True}))

    def move_by_hand(self, event: str, *, starts: datetime, ends: datetime) -> None:
        """Move a meeting as somebody does in Outlook."""
        kept = self._kept[event]
        moved = kept.wanted.model_copy(update={"starts": starts, "ends": ends})
        self._keep(kept.model_copy(update={"wanted": moved}))

    def take_out_by_hand(self, event: str) -> None:
        """Take a meeting out as somebody does in Outlook."""
        self._keep(self._kept[event].model_copy(update={"taken_out": True}))

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str = "") -> Seen:
        """Return what changed since the link was given, or without a link all that stands in between."""
        del organiser
        if link in self._looks:
            position, since, until = self._looks[link]
            events = dict.fromkeys(self._changed[position:])
            seen = tuple(_seen(self._kept[event].entry, since, until) for event in events)
        else:
            all_seen = (_seen(kept.entry, since, until) for kept in self._kept.values())
            seen = tuple(entry for entry in all_seen if not entry.is_gone)
        later = made_from("look", str(len(self._changed)), since.isoformat(), until.isoformat())
        self._looks[later] = (len(self._changed), since, until)
        return Seen(entries=seen, link=later)

    async def entry(self, organiser: str, event: str) -> Entry:  # noqa: ARG002 - one calendar here
        """Return one meeting as it is now."""
        kept = self._kept.get(event)
        return kept.entry if kept else Entry(event=event)

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        """Promise to tell of changes; the rehearsal keeps the promise by being looked at."""
        promise = made_from("subscription", organiser, secret)
        self._subscribed.add(promise)
        return Subscribed(id=promise, until=until)

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        """Promise it for longer; raises `Refused` where the promise is not known."""
        if subscribed not in self._subscribed:
            raise Refused("Changes in the organiser's calendar are no longer announced.")
        return Subscribed(id=subscribed, until=until)

    async def unsubscribe(self, subscribed: str) -> None:
        """Break a promise to tell of changes, as is wished."""
        self._subscribed.discard(subscribed)

    def _keep(self, kept: MeetingKept) -> None:
        self._kept[kept.made.event] = kept
        self._changed.append(kept.made.event)


def _seen(entry: Entry, since: datetime, until: datetime) -> Entry:
    """Return the entry as a look shows it: what was moved out of sight seems gone, as in Outlook."""
    if entry.starts is None or entry.ends is None or (entry.starts < until and entry.ends > since):
        return entry
    return Entry(event=entry.event)
