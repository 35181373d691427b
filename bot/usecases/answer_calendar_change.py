"""Answer what somebody did in Outlook: the timetable follows it, or the meeting is put back (R15)."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.calendar import Answer, CalendarChange
from bot.domain.errand import Errand
from bot.domain.errors import OutOfDate
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.tasks.meetings import MoveMeeting, OpenMeeting
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_timetable import change_timetable

_ALREADY: Final = {
    Answer.ACCEPTED: "This was taken over into the timetable already. To change it again, move the meeting.",
    Answer.UNDONE: "This was put back already. To have it otherwise, change the meeting in Outlook again.",
}


async def accept_change(mark: str, *, review: Review, by: Person, work: Work, now: datetime) -> CalendarChange:
    """Take a change over into the timetable; the calendar has it already, so nothing is asked of it.

    The same press again changes nothing. Raises `OutOfDate` where it was put back already; a change that the
    timetable has overtaken is returned as that.
    """
    require(by, Deed.TAKE_IN_TIMETABLE)
    change, session = await _asked_about(mark, Answer.ACCEPTED, review=review, work=work)
    if not change.is_open:
        return change
    new = {"cancelled": True} if change.is_gone else {"starts": change.starts, "ends": change.ends}
    changed = session.model_copy(update=new)
    await change_timetable([changed], review=review, source="Outlook", by=by, work=work, now=now)
    return await _answered(change, Answer.ACCEPTED, by=by, work=work, now=now)


async def undo_change(mark: str, *, review: Review, by: Person, work: Work, now: datetime) -> CalendarChange:
    """Have the meeting put back to where the timetable has it, or made again where it was taken out.

    The same press again changes nothing. Raises `OutOfDate` where it was taken over already; a change that the
    timetable has overtaken is returned as that.
    """
    require(by, Deed.TAKE_IN_TIMETABLE)
    change, session = await _asked_about(mark, Answer.UNDONE, review=review, work=work)
    if not change.is_open:
        return change
    kind = OpenMeeting if change.is_gone else MoveMeeting
    task = kind(session=session.id, version=f"undo-{mark}")
    too_late = max(session.ends, now + timedelta(days=1))
    await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=too_late))
    return await _answered(change, Answer.UNDONE, by=by, work=work, now=now)


async def _asked_about(
    mark: str, answer: Answer, *, review: Review, work: Work
) -> tuple[CalendarChange, Session]:
    """Return a change and its session, its meeting known from now on to be as the calendar has it."""
    change = await work.calendar.get(review.id, mark)
    session = await work.sessions.get(change.session)
    meeting = await work.sessions.meeting_of(session.id)
    if change.answer in _ALREADY and change.answer is not answer:
        raise OutOfDate(_ALREADY[change.answer])
    if not change.is_open:
        return change, session
    if meeting is None or not change.still_stands(session, meeting):
        overtaken = change.model_copy(update={"answer": Answer.OVERTAKEN})
        await work.calendar.keep(overtaken)
        return overtaken, session
    new = {"cancelled": True} if change.is_gone else {"starts": change.starts, "ends": change.ends}
    await work.sessions.keep_meeting(meeting.model_copy(update=new))
    return change, session


async def _answered(
    change: CalendarChange, answer: Answer, *, by: Person, work: Work, now: datetime
) -> CalendarChange:
    answered = change.model_copy(update={"answer": answer})
    await work.calendar.keep(answered)
    line = AuditLine(
        review=change.review, at=now, who=by.id, deed=f"calendar change {answer}", about=change.session
    )
    await work.audit.note(line)
    return answered
