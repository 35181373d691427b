"""Each of the team is sent their day in the morning, and finds in its place what changed (R14, R15, R17)."""

from datetime import date

from bot.domain.day_sheet import DaySheet, day_sheet
from bot.domain.errand import key_of
from bot.domain.ids import PersonId
from bot.domain.tasks.sessions import SendDaySheet
from bot.domain.team import Person
from bot.usecases.find_gaps import what_to_listen_for
from bot.usecases.who_is_who import person_of
from cards.card import Card
from cards.day_sheet import day_sheet_card
from scheduler.delivery import overwrite_for, to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip


async def send_day_sheet(task: SendDaySheet, trip: Trip) -> Ending:
    """Send somebody the sessions of their day, as they stand now."""
    person, sheet, card = await _day(task.person, task.day, trip)
    if not sheet.going:
        return not_wanted("There is no session for them on that day any more.")
    return await to_person(card, person=person, trip=trip)


async def redraw_day_sheet(who: PersonId, day: date, trip: Trip) -> None:
    """Put somebody's day as it stands now in the place of the sheet that was sent, if one was."""
    key = key_of(trip.errand.review, SendDaySheet(person=who, day=day))
    async with trip.ports.store.work() as work:
        sent = await work.posts.find(trip.errand.review, key)
    if sent is not None:
        person, _, card = await _day(who, day, trip)
        await overwrite_for(person, card, sent, ports=trip.ports)


async def _day(who: PersonId, day: date, trip: Trip) -> tuple[Person, DaySheet, Card]:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        people = await work.people.of(review.id)
        sessions = await work.sessions.of(review.id)
        meetings = await work.sessions.meetings_of(review.id)
        person = person_of(people, who)
        sheet = day_sheet(review, person, day, sessions=sessions, people=people, meetings=meetings)
        heard = tuple(going.session for going in sheet.going if going.session.is_heard)
        listen = await what_to_listen_for(heard, review=review, work=work)
    return person, sheet, day_sheet_card(review, sheet, person.role, listen=listen)
