"""A timetable whose meetings are in a calendar over HTTP, and a runner that can be killed while it asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, Final

from bot.documents.office import OfficeDocuments
from bot.domain.change import Version
from bot.domain.errand import ErrandState
from bot.domain.session import SessionKind
from bot.domain.team import Role
from bot.domain.timetable import Draft, DraftSession
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.failing import Unavailable
from bot.ports.meetings import MeetingMade, Meetings, MeetingWanted
from bot.rehearsal.clock import PushedClock
from bot.rehearsal.messenger import StandInMessenger
from bot.rehearsal.rosters import StandInRosters
from bot.store.work import SqlStore
from bot.timetables.door import FileTimetables
from bot.usecases.take_in_timetable import accept_timetable, keep_draft
from scheduler.runner import Runner
from scheduler.trip import LEASE
from tests.builders import FIRST_DAY, NINE, a_review, a_team
from tests.graph_stand_in import GraphStandIn
from tests.room import chat_of

NOW: Final = NINE - timedelta(days=7)


class Killed(BaseException):
    """The bot died while it waited for an answer."""


@dataclass(frozen=True)
class Mortal:
    """Meetings whose caller dies with the connection, and so writes nothing down about it."""

    meetings: Meetings

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make a meeting."""
        try:
            return await self.meetings.open(wanted)
        except Unavailable as lost:
            raise Killed from lost

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Move a meeting."""
        try:
            return await self.meetings.move(event, wanted)
        except Unavailable as lost:
            raise Killed from lost

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel a meeting."""
        try:
            await self.meetings.cancel(event, organiser=organiser, comment=comment)
        except Unavailable as lost:
            raise Killed from lost

    async def clear(self, event: str, *, organiser: str) -> None:
        """Take the words out of a meeting."""
        await self.meetings.clear(event, organiser=organiser)


def a_line(title: str, hour: int = 9, **changes: Any) -> DraftSession:
    """Return a line of a timetable: an interview of 45 minutes on the first day."""
    fields: dict[str, Any] = {
        "date": FIRST_DAY,
        "start": time(hour),
        "end": time(hour, 45),
        "title": title,
        "kind": SessionKind.INDIVIDUAL,
        "people": (title,),
        "peers": ("AI", "BI"),
        "at": "line 1",
    }
    return DraftSession(**(fields | changes))


def ports_for(store: SqlStore, meetings: Meetings) -> Ports:
    """Return everything from outside, with this calendar."""
    clock = PushedClock(NOW)
    return Ports(
        store=store,
        messenger=StandInMessenger(clock),
        rosters=StandInRosters(),
        meetings=meetings,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=clock.now,
    )


@dataclass(frozen=True)
class Changing:
    """A review with its timetable, and the calendar that its meetings are in."""

    ports: Ports
    graph: GraphStandIn

    async def begin(self) -> None:
        """Set up the review and its team."""
        async with self.ports.store.work() as work:
            await work.reviews.save(a_review(organiser="reviews@team.example"))
            for person in a_team():
                await work.people.save(person)
                await work.people.reach(person.id, chat_of(person.id))

    async def accept(self, *lines: DraftSession) -> Version:
        """Accept a version of the timetable."""
        manager = next(p for p in a_team() if p.role is Role.CHALLENGE_MANAGER)
        review, draft = a_review(), Draft(source="timetable.xlsx", sessions=lines)
        async with self.ports.store.work() as work:
            draft_id = await keep_draft(draft, review=review, by=manager, work=work)
            return await accept_timetable(draft_id, review=review, by=manager, work=work, now=NOW)

    async def ring(self, now: datetime = NOW) -> None:
        """Carry out what is due."""
        await Runner(self.ports, owner="first").ring(now)

    async def ring_until_killed(self) -> None:
        """Carry out what is due, and die where an answer does not come."""
        await Runner(replace(self.ports, meetings=Mortal(self.ports.meetings)), owner="killed").ring(NOW)

    async def ring_after_the_lease(self) -> None:
        """Start again, once what the dead one had in its hands may be taken over."""
        await Runner(self.ports, owner="second").ring(NOW + LEASE + timedelta(seconds=1))

    async def unended(self) -> list[str]:
        """Return the errands that have not come to an end."""
        async with self.ports.store.work() as work:
            errands = await work.errands.of(a_review().id)
        going_on = {ErrandState.PENDING, ErrandState.CLAIMED, ErrandState.REFUSED}
        return [e.errand.task.purpose for e in errands if e.state in going_on]

    def calendar(self) -> dict[str, dict[str, Any]]:
        """Return the entries by subject; two of one subject would be one too many."""
        entries = {entry["subject"]: {"id": event, **entry} for event, entry in self.graph.entries.items()}
        assert len(entries) == len(self.graph.entries)
        return entries

    def calls(self, since: int = 0) -> list[str]:
        """Return what was asked of the entries, in words, sorted."""
        asked = [each["request"] for each in self.graph.exchanges[since:]]
        return sorted(_words(a) for a in asked if "/events" in a["url"])


def subjects(titles: Sequence[str]) -> list[str]:
    """Return the subjects of meetings."""
    return sorted(f"Peer review: {title}" for title in titles)


def _words(asked: dict[str, Any]) -> str:
    kind = {"GET": "look for", "PATCH": "change", "POST": "make"}[asked["method"]]
    if asked["url"].endswith("/cancel"):
        return "cancel"
    subject = (asked["body"] or {}).get("subject", "")
    return f"{kind} {subject.removeprefix('Peer review: ')}".strip()
