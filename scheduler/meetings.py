"""Keep the meeting of a session in step with it: made, moved or cancelled (R14, R15)."""

from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Meeting, Session
from bot.domain.team import Person
from bot.usecases.hold_sessions import meeting_opened, meeting_wanted
from scheduler.delivery import Trip
from scheduler.ending import DONE, Ending, not_wanted

_OFF = "This session of the peer review is off. Thank you for making the time."


async def keep_in_step(session_id: SessionId, trip: Trip) -> Ending:
    """Make, move or cancel the meeting of a session; nothing happens where it is in step already."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(session_id)
        people = await work.people.of(review.id)
        there = await work.sessions.meeting_of(session_id)
    alive = there is not None and not there.cancelled
    if not session.needs_meeting:
        return await _cancel(there, review, trip) if there and alive else not_wanted("No meeting is needed.")
    if there is not None and alive:
        return await _move(there, session, review, people, trip)
    generation = there.generation + 1 if there else 1
    wanted = meeting_wanted(review, session, people, generation=generation)
    made = await trip.ports.meetings.open(wanted)
    async with trip.ports.store.work() as work:
        await meeting_opened(session, made, wanted, work=work)
    return DONE


async def _move(
    there: Meeting, session: Session, review: Review, people: tuple[Person, ...], trip: Trip
) -> Ending:
    wanted = meeting_wanted(review, session, people, generation=there.generation)
    made = await trip.ports.meetings.move(there.event, wanted)
    async with trip.ports.store.work() as work:
        await meeting_opened(session, made, wanted, work=work)
    return DONE


async def _cancel(there: Meeting, review: Review, trip: Trip) -> Ending:
    await trip.ports.meetings.cancel(there.event, organiser=review.organiser, comment=_OFF)
    async with trip.ports.store.work() as work:
        await work.sessions.keep_meeting(there.model_copy(update={"cancelled": True}))
    return DONE
