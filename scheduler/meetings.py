"""Keep the meeting of a session in step with it: made, moved or cancelled (R14, R15).

What is about to be asked of the calendar is written down first. Wherever the bot is killed, the same errand
carried out again knows what may have happened, and reaches the same end without a second meeting.
"""

from typing import Final

from bot.domain.ids import SessionId
from bot.domain.session import Meeting, Step
from bot.ports.failing import Gone
from bot.ports.meetings import MeetingMade, MeetingWanted
from bot.usecases.hold_sessions import is_in_step, meeting_begun, meeting_opened, meeting_wanted
from bot.usecases.make_ready import draw_list
from bot.usecases.meet_evening_before import evening_session
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.trip import Trip

OFF: Final = "This session is off. Thank you for making the time."


async def keep_in_step(session_id: SessionId, trip: Trip) -> Ending:
    """Ask of the calendar exactly what is needed: nothing, where the meeting is in step already."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(session_id)
        people = await work.people.of(review.id)
        there = await work.sessions.meeting_of(session_id)
        wanted = meeting_wanted(review, session, people, generation=_generation(there))
        begun = _begun(there, wanted) if session.needs_meeting else _begun_to_cancel(there)
        if begun is not None and begun != there:
            await work.sessions.keep_meeting(begun)
    if begun is None:
        return DONE if session.needs_meeting else not_wanted("No meeting is needed.")
    match begun.step:
        case Step.OPENING:
            return await _open(begun, wanted, trip)
        case Step.CANCELLING:
            await _cancel(begun, wanted, trip)
            return await keep_in_step(session_id, trip) if session.needs_meeting else DONE
        case _:
            return await _move(begun, wanted, trip)


def _generation(there: Meeting | None) -> int:
    if there is None:
        return 1
    return there.generation + 1 if there.cancelled else there.generation


def _begun(there: Meeting | None, wanted: MeetingWanted) -> Meeting | None:
    """Return the meeting with the step that brings it to what is wanted; None where there is no need."""
    if there is None or there.cancelled:
        return meeting_begun(wanted)
    match there.step:
        case Step.OPENING:
            # It may have been made as it was asked for then, and is no longer known to be as wanted now.
            return there if is_in_step(there, wanted) else there.model_copy(update={"asked": ""})
        case Step.CANCELLING:
            return there
        case Step.NONE if is_in_step(there, wanted):
            return None
        case _:
            return there.model_copy(update={"step": Step.MOVING})


def _begun_to_cancel(there: Meeting | None) -> Meeting | None:
    if there is None or there.cancelled:
        return None
    return there.model_copy(update={"step": Step.CANCELLING})


async def _open(begun: Meeting, wanted: MeetingWanted, trip: Trip) -> Ending:
    made = await trip.ports.meetings.open(wanted)
    if not is_in_step(begun, wanted):
        made = await trip.ports.meetings.move(made.event, wanted)
    return await _opened(made, wanted, trip)


async def _move(begun: Meeting, wanted: MeetingWanted, trip: Trip) -> Ending:
    """Move a meeting; one that somebody took out of the calendar is made anew."""
    try:
        made = await trip.ports.meetings.move(begun.event, wanted)
    except Gone:
        await _keep(begun.model_copy(update={"cancelled": True, "step": Step.NONE}), trip)
        return await keep_in_step(begun.session, trip)
    return await _opened(made, wanted, trip)


async def _opened(made: MeetingMade, wanted: MeetingWanted, trip: Trip) -> Ending:
    """Remember a meeting as it was made; the readiness list shows the link of the one on the evening before."""
    async with trip.ports.store.work() as work:
        await meeting_opened(made, wanted, work=work)
        if wanted.session == evening_session(wanted.review):
            review = await work.reviews.get(wanted.review)
            await work.errands.add(draw_list(review, mark=trip.now.isoformat(), now=trip.now))
    return await keep_in_step(wanted.session, trip)  # it may have been asked for otherwise meanwhile


async def _cancel(begun: Meeting, wanted: MeetingWanted, trip: Trip) -> None:
    """Cancel a meeting; one that may have been made is found first, or made with nobody invited."""
    event = begun.event
    if not event:
        event = (await trip.ports.meetings.open(wanted.model_copy(update={"attendees": ()}))).event
    await trip.ports.meetings.cancel(event, organiser=wanted.organiser, comment=OFF)
    await _keep(begun.model_copy(update={"event": event, "cancelled": True, "step": Step.NONE}), trip)


async def _keep(meeting: Meeting, trip: Trip) -> None:
    async with trip.ports.store.work() as work:
        await work.sessions.keep_meeting(meeting)
