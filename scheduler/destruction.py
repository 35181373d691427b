"""Destruction of what is held of a review: step by step, taken up where it was left off (R66).

Neither Teams nor Outlook can hold it up for longer than a day: what they do not take then is counted as left.
"""

from collections.abc import Awaitable
from datetime import timedelta
from typing import Final, assert_never

from bot.domain.calendar import Following
from bot.domain.ids import made_from
from bot.domain.review import Review, Stage
from bot.domain.session import Meeting, Session, Step
from bot.domain.sign_off import Certificate, Counted, DestructionStep
from bot.ports.failing import Gone, Refused, Unavailable
from bot.usecases.destroy_notes import certificate_in, step_done, still_sending, take_out_words
from bot.usecases.hold_sessions import meeting_wanted
from bot.usecases.say_who_is_in import told
from scheduler.destroying_cards import delete_cards, delete_late_cards
from scheduler.ending import DONE, Ending
from scheduler.meetings import OFF
from scheduler.trip import Trip

_WAITED_FOR: Final = timedelta(days=1)
_STILL_SENDING: Final = "Something is still being sent."
_SOON: Final = timedelta(seconds=5)
_HELD_UP: Final = timedelta(hours=1)
_GOES_ON: Final = "Not everything of this review is destroyed yet. I try again every hour. {why}"


async def destroy(trip: Trip) -> Ending:
    """Do the next step, write it down, and so on to the last."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        if await still_sending(review.id, work=work):
            raise Unavailable(_STILL_SENDING, retry_after=_SOON)
        certificate = await certificate_in(review.id, work=work, now=trip.now)
    while (step := certificate.next_step) is not None:
        async with trip.ports.store.work() as work:
            await trip.hold(work)
        try:
            certificate = await _taken(step, review, certificate, trip)
        except Refused as why:
            await _tell_that_it_is_held_up(review, str(why), trip)
            raise Unavailable(str(why), retry_after=_HELD_UP) from None
    return DONE


async def _tell_that_it_is_held_up(review: Review, why: str, trip: Trip) -> None:
    """Tell the challenge manager once, as whoever runs the bot has to do something; it is never given up."""
    about = made_from("destruction held up", review.id)[:12]
    async with trip.ports.store.work() as work:
        await work.errands.add(told(review.id, _GOES_ON.format(why=why), about=about, now=trip.now))


async def _taken(step: DestructionStep, review: Review, certificate: Certificate, trip: Trip) -> Certificate:
    """Take one step, and return the certificate on which it is written down."""
    match step:
        case DestructionStep.ANNOUNCEMENTS:
            counted = await _end_announcements(review, certificate, trip)
        case DestructionStep.MEETINGS:
            counted = await _empty_meetings(review, certificate, trip)
        case DestructionStep.CARDS:
            counted = await delete_cards(trip, waited_since=certificate.signed_off_at)
        case DestructionStep.WORDS:
            return await _take_out(review, trip)
        case DestructionStep.SWEPT:
            await trip.ports.store.sweep()
            counted = ()
        case DestructionStep.KEY:
            late = await delete_late_cards(trip, waited_since=certificate.signed_off_at)
            await trip.ports.store.destroy_key(review.id)
            counted = (*late, Counted(what="key of what was said", destroyed=1, left=0))
        case _:
            assert_never(step)
    async with trip.ports.store.work() as work:
        return await step_done(step, *counted, review=review.id, work=work, now=trip.now)


async def _take_out(review: Review, trip: Trip) -> Certificate:
    """Take out the words and write that down in one transaction; an earlier edition may have taken them out."""
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        counted = () if review.stage is Stage.DESTROYED else await take_out_words(review, work=work)
        return await step_done(DestructionStep.WORDS, *counted, review=review.id, work=work, now=trip.now)


# --- Outlook ----------------------------------------------------------------------------------------


async def _end_announcements(review: Review, certificate: Certificate, trip: Trip) -> tuple[Counted, ...]:
    """Have changes in the calendar not announced any more; how far it was followed goes with the words."""
    async with trip.ports.store.work() as work:
        following = await work.calendar.following(review.id)
    if following == Following(review=review.id):
        return ()
    ended = not following.subscription
    if following.subscription and trip.ports.calendars is not None:
        ended = await _waited_for(trip.ports.calendars.unsubscribe(following.subscription), certificate, trip)
    return (Counted(what="announcements of the calendar", destroyed=int(ended), left=int(not ended)),)


async def _empty_meetings(review: Review, certificate: Certificate, trip: Trip) -> tuple[Counted, ...]:
    """Call off what is still to come, and leave no word in what is over, where nobody is un-invited."""
    async with trip.ports.store.work() as work:
        sessions = {s.id: s for s in await work.sessions.of(review.id)}
        meetings = await work.sessions.meetings_of(review.id)
    left = 0
    for meeting in meetings:
        if not (meeting.cancelled or meeting.cleared):
            left += not await _emptied(meeting, sessions[meeting.session], review, certificate, trip)
    return (Counted(what="meetings with words", destroyed=len(meetings) - left, left=left),) if meetings else ()


async def _emptied(
    meeting: Meeting, session: Session, review: Review, certificate: Certificate, trip: Trip
) -> bool:
    """Call off or clear one meeting and remember it; False where it stays as it is."""
    async with trip.ports.store.work() as work:
        await trip.hold(work)
    is_over = bool(meeting.event) and session.ends <= trip.now
    if is_over:
        emptying = trip.ports.meetings.clear(meeting.event, organiser=review.organiser)
    else:
        emptying = _call_off(meeting, session, review, trip)
    if not await _waited_for(emptying, certificate, trip):
        return False
    over = {"cancelled": not is_over, "cleared": True, "step": Step.NONE, "join_url": ""}
    async with trip.ports.store.work() as work:
        await work.sessions.keep_meeting(meeting.model_copy(update=over))
    return True


async def _call_off(meeting: Meeting, session: Session, review: Review, trip: Trip) -> None:
    """Call a meeting off; one that may have been made is found first, or made with nobody invited."""
    event = meeting.event
    if not event:
        wanted = meeting_wanted(review, session, (), generation=meeting.generation)
        event = (await trip.ports.meetings.open(wanted.model_copy(update={"attendees": ()}))).event
    await trip.ports.meetings.cancel(event, organiser=review.organiser, comment=OFF)


async def _waited_for(asked: Awaitable[None], certificate: Certificate, trip: Trip) -> bool:
    """Say whether something was done; what is away for longer than a day is not waited for any more."""
    try:
        await asked
    except Gone:
        return True
    except Refused:
        return False
    except Unavailable:
        if _is_waited_for(certificate, trip):
            raise
        return False
    return True


def _is_waited_for(certificate: Certificate, trip: Trip) -> bool:
    return trip.now < certificate.signed_off_at + _WAITED_FOR
