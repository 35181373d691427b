"""Errands of the morning: each of the team is sent their day (R14, R17)."""

from bot.domain.day_sheet import day_sheet
from bot.domain.errand import SendDaySheet
from bot.usecases.who_is_who import person_of
from cards.day_sheet import day_sheet_card
from scheduler.delivery import Trip, to_person
from scheduler.ending import Ending, not_wanted


async def send_day_sheet(task: SendDaySheet, trip: Trip) -> Ending:
    """Send somebody the sessions of their day, as they stand now."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        people = await work.people.of(review.id)
        sessions = await work.sessions.of(review.id)
        meetings = await work.sessions.meetings_of(review.id)
    person = person_of(people, task.person)
    sheet = day_sheet(review, person, task.day, sessions=sessions, people=people, meetings=meetings)
    if not sheet.going:
        return not_wanted("There is no session for them on that day any more.")
    return await to_person(day_sheet_card(review, sheet, person.role), person=person, trip=trip)
