"""Follow what people do in Outlook to a review's meetings, and have the challenge manager asked (R15)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.calendar import Answer, CalendarChange, Following
from bot.domain.errand import Errand, ErrandState
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.review import Review, Stage
from bot.domain.session import Meeting, Session
from bot.domain.tasks.meetings import AskAboutCalendar, CancelMeeting, MoveMeeting, OpenMeeting
from bot.ports.meetings import Entry
from bot.records.work import Work

WHOLE_EVERY: Final = timedelta(days=1)
"""How often all meetings are looked at anew: a link that ran out tells nothing of what was taken out."""

_AROUND: Final = timedelta(days=1)
_OPEN: Final = frozenset({ErrandState.PENDING, ErrandState.CLAIMED})


class Watched(Frozen):
    """A review with all that its calendar is compared with, as it stood at one moment."""

    review: Review
    following: Following
    sessions: tuple[Session, ...]
    meetings: tuple[Meeting, ...]
    changes: tuple[CalendarChange, ...]

    @property
    def since(self) -> datetime:
        """A day before the first session."""
        return min(s.starts for s in self.sessions) - _AROUND

    @property
    def until(self) -> datetime:
        """A day after the last session."""
        return max(s.ends for s in self.sessions) + _AROUND

    def is_followed(self, now: datetime) -> bool:
        """Whether there is anything to follow: a review under way, until a day after its last session."""
        under_way = self.review.stage is Stage.UNDER_WAY and bool(self.review.organiser)
        return under_way and bool(self.meetings) and now <= self.until

    def link(self, now: datetime) -> str:
        """Return from where to look on; from the beginning once a day, and where the days have changed."""
        kept = self.following
        same_days = (kept.since, kept.until) == (self.since, self.until)
        fresh = kept.whole is not None and now - kept.whole < WHOLE_EVERY
        return kept.link if same_days and fresh else ""

    def session(self, session: SessionId) -> Session:
        """Return one of the sessions."""
        return next(s for s in self.sessions if s.id == session)


async def watch(review: ReviewId, *, work: Work) -> Watched:
    """Return a review as it stands now, with the meetings that stand in the calendar."""
    return Watched(
        review=await work.reviews.get(review),
        following=await work.calendar.following(review),
        sessions=await work.sessions.of(review),
        meetings=tuple(m for m in await work.sessions.meetings_of(review) if m.event and not m.cancelled),
        changes=await work.calendar.of(review),
    )


async def take_note(
    watched: Watched, *, entries: Sequence[Entry], link: str, work: Work, now: datetime
) -> tuple[CalendarChange, ...]:
    """Keep what people did to our meetings, with an errand to ask about it, and from where to look on.

    Where anything has changed since `watched` was read, nothing is kept: what was seen may be older than that.
    The link stays where it was while a meeting is being moved by ourselves, so that it is looked at again.
    """
    review = watched.review.id
    await work.reviews.get(review)
    busy = await _being_changed(review, work=work) if entries else frozenset()
    if await watch(review, work=work) != watched:
        return ()
    meetings = {m.event: m for m in watched.meetings}
    ours = [(entry, meetings[entry.event]) for entry in entries if entry.event in meetings]
    judged = [(entry, meeting) for entry, meeting in ours if meeting.session not in busy]
    noticed = [await _compare(entry, meeting, watched, work=work, now=now) for entry, meeting in judged]
    if len(judged) == len(ours):
        await work.calendar.follow(_looked(watched, link=link, now=now))
    return tuple(change for change in noticed if change is not None)


def clashes_of(
    change: CalendarChange, session: Session, others: Iterable[Session]
) -> tuple[tuple[PersonId, Session], ...]:
    """Return who of the pair would be in two places, each with the other session."""
    if change.starts is None or change.ends is None or session.pair is None:
        return ()
    there = session.model_copy(update={"starts": change.starts, "ends": change.ends})
    at_once = [o for o in others if o.id != session.id and not o.cancelled and o.clashes_with(there)]
    return tuple((who, o) for o in at_once if o.pair for who in session.pair.people if who in o.pair.people)


async def _being_changed(review: ReviewId, *, work: Work) -> frozenset[SessionId]:
    """Return the sessions whose meetings we are about to make, move or cancel ourselves.

    Asked before the meetings are read: an errand that ended before this has left its mark on its meeting.
    """
    tasks = [ended.errand.task for ended in await work.errands.of(review) if ended.state in _OPEN]
    return frozenset(t.session for t in tasks if isinstance(t, OpenMeeting | MoveMeeting | CancelMeeting))


def _looked(watched: Watched, *, link: str, now: datetime) -> Following:
    new = {"link": link, "looked": now, "since": watched.since, "until": watched.until}
    whole = watched.following.whole if watched.link(now) else now
    return watched.following.model_copy(update={**new, "whole": whole})


async def _compare(
    entry: Entry, meeting: Meeting, watched: Watched, *, work: Work, now: datetime
) -> CalendarChange | None:
    """Return what is new and to be asked about; what was open of this meeting is overtaken by how it is now."""
    session = watched.session(meeting.session)
    change = _difference(entry, session, watched.changes)
    asked = _is_to_be_asked(change, meeting, session, now=now)
    before = [c for c in watched.changes if c.event == entry.event and c.is_open]
    for old in before:
        if not (asked and old.is_like(change)):
            await work.calendar.keep(old.model_copy(update={"answer": Answer.OVERTAKEN}))
    if not asked:
        await _keep_in_mind(entry, meeting, session, work=work)
        return None
    if any(old.is_like(change) for old in before):
        return None
    await work.calendar.keep(change)
    too_late = max(session.ends, change.ends or session.ends)
    task = AskAboutCalendar(mark=change.mark)
    await work.errands.add(Errand(review=session.review, task=task, due=now, too_late=too_late))
    return change


def _difference(entry: Entry, session: Session, changes: Sequence[CalendarChange]) -> CalendarChange:
    """Return how the calendar would change the timetable, counting how often it did so before."""
    change = CalendarChange(
        review=session.review,
        session=session.id,
        event=entry.event,
        was_starting=session.starts,
        was_ending=session.ends,
        starts=entry.starts,
        ends=entry.ends,
    )
    answered = sum(c.is_like(change) and not c.is_open for c in changes)
    return change.model_copy(update={"again": answered})


def _is_to_be_asked(change: CalendarChange, meeting: Meeting, session: Session, *, now: datetime) -> bool:
    """Say whether somebody else did this, to a session that is still to come."""
    there = (change.starts, change.ends)
    known = there in {(session.starts, session.ends), (meeting.starts, meeting.ends)}
    over = max(session.ends, change.ends or session.ends) <= now
    return session.needs_meeting and not known and not over


async def _keep_in_mind(entry: Entry, meeting: Meeting, session: Session, *, work: Work) -> None:
    """Remember how a meeting is where that is just as the timetable wants it."""
    if entry.is_gone and not session.needs_meeting:
        await work.sessions.keep_meeting(meeting.model_copy(update={"cancelled": True}))
    if (entry.starts, entry.ends) == (session.starts, session.ends):
        times = {"starts": entry.starts, "ends": entry.ends}
        await work.sessions.keep_meeting(meeting.model_copy(update=times))
