"""Each of the team is sent their day in the morning, and finds in its place what changed (R14, R15, R17)."""

from datetime import date

from bot.domain.day_sheet import DaySheet, day_sheet
from bot.domain.errand import key_of
from bot.domain.ids import PersonId
from bot.domain.review import Review
from bot.domain.tasks.sessions import SendDaySheet
from bot.domain.team import Person
from bot.usecases.who_is_who import person_of
from cards.day_sheet import day_sheet_card
from scheduler.delivery import overwrite_for, to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip


async def send_day_sheet(task: SendDaySheet, trip: Trip) -> Ending:
    """Send somebody the sessions of their day, as they stand now."""
    review, person, sheet = await _day(task.person, task.day, trip)
    if not sheet.going:
        return not_wanted("There is no session for them on that day any more.")
    return await to_person(day_sheet_card(review, sheet, person.role), person=person, trip=trip)


async def redraw_day_sheet(who: PersonId, day: date, trip: Trip) -> None:
    """Put somebody's day as it stands now in the place of the sheet that was sent, if one was."""
    key = key_of(trip.errand.review, SendDaySheet(person=who, day=day))
    async with trip.ports.store.work() as work:
        sent = await work.posts.find(trip.errand.review, key)
    if sent is not None:
        review, person, sheet = await _day(who, day, trip)
        await overwrite_for(person, day_sheet_card(review, sheet, person.role), sent, ports=trip.ports)


async def _day(who: PersonId, day: date, trip: Trip) -> tuple[Review, Person, DaySheet]:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        people = await work.people.of(review.id)
        sessions = await work.sessions.of(review.id)
        meetings = await work.sessions.meetings_of(review.id)
    person = person_of(people, who)
    return (
        review,
        person,
        day_sheet(review, person, day, sessions=sessions, people=people, meetings=meetings),
    )
