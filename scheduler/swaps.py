"""The other of a pair is told that they changed who leads, in words and in every card that says so (R17)."""

from bot.domain.errand import key_of
from bot.domain.tasks.sessions import Brief, TellOfSwap
from bot.usecases.brief_pair import briefing_of
from bot.usecases.who_is_who import person_of
from cards.briefing import briefing_card, swapped_card
from scheduler.day_sheets import redraw_day_sheet
from scheduler.delivery import overwrite_for, to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip


async def tell_of_swap(task: TellOfSwap, trip: Trip) -> Ending:
    """Tell somebody what they do now, and put it right in their briefing and in both day sheets."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(task.session)
        person = person_of(await work.people.of(review.id), task.person)
        if session.cancelled or session.pair is None or person.id not in session.pair.people:
            return not_wanted("The session is off, or somebody else's now.")
        briefing = await briefing_of(session, person, review=review, work=work)
        day = review.day_of(session.starts)
        brief = key_of(review.id, Brief(session=session.id, person=person.id, day=day))
        sent = await work.posts.find(review.id, brief)
    if sent is not None:
        await overwrite_for(person, briefing_card(briefing), sent, ports=trip.ports)
    for who in session.pair.people:
        await redraw_day_sheet(who, day, trip)
    return await to_person(swapped_card(briefing), person=person, trip=trip, session=session.id)
