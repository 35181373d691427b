"""Add people to a review after it was set up, or change their role, name, address or initials (R1)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.offer import Brought
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.tasks.reaching import SayHello
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.onboard_peers import onboard_who_is_named
from bot.usecases.read_people import Line, read_lines
from bot.usecases.say_what_they_bring import keep_what_they_bring

_HOW: Final = (
    "Write “add” and one person on each line: role, name, e-mail address. After that you can write initials, "
    "and for peers their region and what they bring, such as family carer."
)
_END_OF_DAY: Final = time(23, 59)


class Named(Frozen):
    """Who was added to a review, who in it was changed, and what was said that they bring."""

    added: tuple[Person, ...]
    changed: tuple[Person, ...]
    brought: tuple[Brought, ...] = ()


async def name_people(words: str, *, review: Review, by: Person, work: Work, now: datetime) -> Named:
    """Add or change everybody who was typed, and have them greeted; raises `Incomplete` and then does nothing.

    Peers are sent the charter too.

    Somebody is known by their e-mail address. A name that is known is given another address only while nobody
    has written to the bot from the one before: whoever did so keeps what they can see.
    """
    require(by, Deed.SAY_WHO_IS_IN)
    lines = read_lines(words)
    if not lines:
        raise Incomplete(_HOW)
    before = {person.id: person for person in await work.people.of(review.id)}
    after = dict(before)
    for line in lines:
        person = await _named(line, after, review=review, work=work)
        after[person.id] = person
    if not any(p.role is Role.CHALLENGE_MANAGER and not p.has_left for p in after.values()):
        raise Incomplete("Name another challenge manager first: somebody must own the review.")
    named = Named(
        added=tuple(p for p in after.values() if p.id not in before),
        changed=tuple(p for p in after.values() if p.id in before and p != before[p.id]),
    )
    for deed, people in (("person added", named.added), ("person changed", named.changed)):
        for person in people:
            await work.people.save(person)
            line_of = AuditLine(review=review.id, at=now, who=by.id, deed=deed, about=person.id)
            await work.audit.note(line_of)
    await work.errands.add(*_hellos((*named.added, *named.changed), review=review, now=now))
    await onboard_who_is_named(review, (*named.added, *named.changed), work=work, now=now)
    brought = await keep_what_they_bring(lines, after.values(), review=review, by=by, work=work, now=now)
    there = {person.id for person in (*named.added, *named.changed)}
    new = {one.person for one in brought} - there  # they are not greeted again
    changed = (*named.changed, *(person for person in after.values() if person.id in new))
    return named.model_copy(update={"changed": changed, "brought": brought})


async def _named(line: Line, known: Mapping[PersonId, Person], *, review: Review, work: Work) -> Person:
    there = await _the_same(line, known.values(), work=work)
    used = {p.initials for p in known.values() if there is None or p.id != there.id}
    if there is None:
        return line.person(work.people.new_id(), review.id, used=used)
    initials = line.free_initials(used) if line.initials else there.initials
    stated = {"role": line.role, "name": line.name, "email": line.email, "initials": initials}
    return there.model_copy(update={**stated, "has_left": False})


async def _the_same(line: Line, people: Iterable[Person], *, work: Work) -> Person | None:
    everybody = tuple(people)
    for person in everybody:
        if person.email.casefold() == line.email.casefold():
            return person
    for person in everybody:
        if person.name.casefold() == line.name.casefold() and not person.has_left:
            if await work.people.accounts_of(person.id):
                raise Incomplete(
                    f"{person.name} is in the review, and has written to me with another address. If they have "
                    "a new one, remove them first; if this is somebody else, write their name in another way."
                )
            return person
    return None


def _hellos(people: Iterable[Person], *, review: Review, now: datetime) -> Iterable[Errand]:
    """Return the errands that see at once whether these people are reached, whatever their role (R77)."""
    day = review.day_of(now)
    for person in people:
        task = SayHello(person=person.id, day=day)
        yield Errand(review=review.id, task=task, due=now, too_late=review.at(day, _END_OF_DAY))
