"""Tell one person what a version of the timetable changes for them (R15)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.change import Change, Version
from bot.domain.tasks.meetings import TellOfChanges
from bot.usecases.who_is_who import person_of
from cards.changes import changes_card
from scheduler.day_sheets import redraw_day_sheet
from scheduler.delivery import to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip


async def tell_of_changes(task: TellOfChanges, trip: Trip) -> Ending:
    """Send somebody what is changed for them and is still to come, in one card.

    What a newer version has changed again is left to the message about that one. The day sheet of the morning
    is redrawn before, since nobody may ever know whether the message arrived.
    """
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        people = await work.people.of(review.id)
        versions = await work.sessions.versions_of(review.id)
        meetings = await work.sessions.meetings_of(review.id)
    person = person_of(people, task.person)
    changes = [c for c in _still_so(task.version, versions) if person.id in c.affected and _ends(c) > trip.now]
    if not changes:
        return not_wanted("It is over, or a newer version has changed it again.")
    links = {m.session: m.join_url for m in meetings if m.join_url and not m.cancelled}
    card = changes_card(review, person, changes, links=links, people=people)
    await redraw_day_sheet(person.id, review.day_of(trip.now), trip)
    return await to_person(card, person=person, trip=trip)


def _still_so(number: int, versions: Sequence[Version]) -> Iterator[Change]:
    """Return the changes of a version to sessions that no later version changed again."""
    again = {change.session for v in versions if v.number > number for change in v.changes}
    for version in versions:
        if version.number == number:
            yield from (c for c in version.changes if c.session not in again)


def _ends(change: Change) -> datetime:
    return max(change.ends, change.was_ending or change.ends)
