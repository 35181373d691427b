"""Change the timetable at once: its sessions, their meetings and errands, and who is told (R15).

Whoever makes the change sees it before they press; everybody else of the team whose day it changes is told
once. System leads and those met hear from their calendar.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.change import Change, Version
from bot.domain.errand import Errand, ErrandState, Task
from bot.domain.ids import SessionId
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage
from bot.domain.session import Meeting, Session, Step
from bot.domain.tasks.meetings import CancelMeeting, MoveMeeting, OpenMeeting, TellOfChanges
from bot.domain.tasks.sessions import AskToTriangulate, AskWhatWasHeard, Brief, PostDigest, RedrawDigest
from bot.domain.team import Person
from bot.ports.meetings import MeetingWanted
from bot.records.work import Work
from bot.usecases.compare_timetables import difference
from bot.usecases.hold_sessions import is_in_step, meeting_wanted
from bot.usecases.meet_evening_before import days_held, evening_changed
from scheduler.agenda.whole import agenda

_AT_LEAST: Final = timedelta(days=1)
"""How long a meeting is tried for and a change is told, even where its session is nearer than that."""


async def change_timetable(
    changed: Sequence[Session], *, review: Review, source: str, by: Person, work: Work, now: datetime
) -> Version:
    """Store these sessions, cancelled ones too, with all that follows from it; those not among them stay.

    The team's meeting on the evening before follows day 1, which these sessions make. Returns the version that
    this makes; where nothing changes, it has no changes and is not kept.
    """
    review = await work.reviews.get(review.id)
    before = await work.sessions.of(review.id)
    people = await work.people.of(review.id)
    changed = (*changed, *await evening_changed(changed, before, review=review, work=work, now=now))
    changes = difference(before, changed, people=people)
    number = len(await work.sessions.versions_of(review.id)) + bool(changes)
    version = Version(review=review.id, number=max(number, 1), source=source, at=now, by=by.id, changes=changes)
    if not changes:
        return version
    was = {s.id: s for s in before}
    for session in (s for s in changed if was.get(s.id) != s):
        await work.sessions.save(session)
    review = await _save_days(review, work=work)
    await work.sessions.keep_version(version)
    await _keep_meetings_in_step(version, was, review, people, work=work)
    await _retime_errands(version, review, people, work=work)
    if before:
        await work.errands.add(*_telling(version, people))
    deed, about = ("timetable changed", "changes") if before else ("timetable accepted", "sessions")
    line = AuditLine(review=review.id, at=now, who=by.id, deed=deed, about=f"{len(changes)} {about}")
    await work.audit.note(line)
    return version


async def _save_days(review: Review, *, work: Work) -> Review:
    """Bring the review's days into line with its sessions, and begin it where it has not begun."""
    days = days_held(review, await work.sessions.of(review.id))
    stage = Stage.UNDER_WAY if review.stage is Stage.PREPARING else review.stage
    new = {"first_day": min(days), "last_day": max(days)} if days else {}
    changed = review.model_copy(update={**new, "stage": stage})
    await work.reviews.save(changed)
    return changed


async def _keep_meetings_in_step(
    version: Version,
    before: Mapping[SessionId, Session],
    review: Review,
    people: Sequence[Person],
    *,
    work: Work,
) -> None:
    """Write down an errand for each meeting that must be made, moved or cancelled, in place of earlier ones."""
    touched = {c.session for c in version.changes if _last(c) > version.at}
    overtaken = [
        ended.errand.key
        for ended in await work.errands.of(review.id)
        if ended.state is ErrandState.PENDING and _meeting_of(ended.errand.task) in touched
    ]
    await work.errands.void(review.id, keys=overtaken, reason="A newer version of the timetable came first.")
    meetings = {m.session: m for m in await work.sessions.meetings_of(review.id)}
    sessions = [s for s in await work.sessions.of(review.id) if s.id in touched]
    too_late = max([s.ends for s in sessions] + [version.at + _AT_LEAST])
    for session in sessions:
        meeting = meetings.get(session.id)
        kind = _what_to_do(before.get(session.id), session, meeting, meeting_wanted(review, session, people))
        if kind is not None:
            task = kind(session=session.id, version=f"v{version.number}")
            await work.errands.add(Errand(review=review.id, task=task, due=version.at, too_late=too_late))


def _what_to_do(
    old: Session | None, new: Session, meeting: Meeting | None, wanted: MeetingWanted
) -> type[OpenMeeting | MoveMeeting | CancelMeeting] | None:
    """Return what must be done about the meeting of a session; nothing where it is in step already.

    Where there should have been one and is none yet, it may just be being made.
    """
    should_have_been = old is not None and old.needs_meeting
    is_off = meeting is not None and meeting.cancelled
    if not new.needs_meeting:
        return CancelMeeting if not is_off and (should_have_been or meeting) else None
    if is_off or not should_have_been:
        return OpenMeeting
    is_settled = meeting is not None and meeting.step is Step.NONE and is_in_step(meeting, wanted)
    return None if is_settled else MoveMeeting


def _meeting_of(task: Task) -> SessionId | None:
    match task:
        case OpenMeeting() | MoveMeeting() | CancelMeeting():
            return task.session
        case _:
            return None


async def _retime_errands(version: Version, review: Review, people: Sequence[Person], *, work: Work) -> None:
    """Move what waits around the changed sessions with them; what a session no longer brings is dropped."""
    touched = {c.session for c in version.changes}
    sessions = await work.sessions.of(review.id)
    coming = {e.key: e for e in agenda(review, sessions=sessions, people=people)}
    waiting = [
        ended.errand.key
        for ended in await work.errands.of(review.id)
        if ended.state is ErrandState.PENDING and _around(ended.errand.task) in touched
    ]
    await work.errands.put_at(*(coming[key] for key in waiting if key in coming))
    gone = [key for key in waiting if key not in coming]
    await work.errands.void(review.id, keys=gone, reason="The session is off, or at another time.")


def _around(task: Task) -> SessionId | None:
    """Return the session around which the agenda brings this."""
    match task:
        case Brief() | AskWhatWasHeard() | PostDigest() | RedrawDigest() | AskToTriangulate():
            return task.session
        case _:
            return None


def _telling(version: Version, people: Iterable[Person]) -> Iterator[Errand]:
    """Tell each of the team whose day is changed, save whoever changed it."""
    ahead = [c for c in version.changes if _last(c) > version.at]
    for person in people:
        ends = [_last(c) for c in ahead if person.id in c.affected]
        if ends and person.in_team and person.id != version.by:
            yield Errand(
                review=version.review,
                task=TellOfChanges(person=person.id, version=version.number),
                due=version.at,
                too_late=max(*ends, version.at + _AT_LEAST),
            )


def _last(change: Change) -> datetime:
    """Return when a session ends, or would have ended."""
    return max(change.ends, change.was_ending or change.ends)
