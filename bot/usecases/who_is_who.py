"""Find people of a review by what they are to it."""

from collections.abc import Iterable

from bot.domain.attribution import names_in
from bot.domain.errors import NotFound
from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account, Place
from bot.domain.session import Session
from bot.domain.team import Person, Role
from bot.records import Work


async def person_in(review: ReviewId, account: Account, *, work: Work) -> Person:
    """Return whom an account belongs to in a review; raises `NotFound`."""
    for person in await work.people.owning(account):
        if person.review == review:
            return person
    raise NotFound("You are not part of this review. Ask its challenge manager to add you.")


async def meet(account: Account, *, email: str, place: Place, work: Work) -> tuple[Person, ...]:
    """Remember that an account belongs to the people with its e-mail address, and where they can be reached."""
    if email:
        for person in await work.people.with_email(email):
            await work.people.own(person.id, account)
    known = await work.people.owning(account)
    if place.kind == "personal":
        for person in known:
            await work.people.reach(person.id, place)
    return known


def those(people: Iterable[Person], *roles: Role) -> tuple[Person, ...]:
    """Return the people with one of the roles."""
    return tuple(p for p in people if p.role in roles)


def person_of(people: Iterable[Person], person: PersonId) -> Person:
    """Return a person by id; raises `NotFound`."""
    for one in people:
        if one.id == person:
            return one
    raise NotFound("That person is not part of this review.")


def names_to_keep_out(sessions: Iterable[Session], people: Iterable[Person]) -> tuple[str, ...]:
    """Return the names that no observation and no message to the client may hold (R65)."""
    met = names_in(entry for s in sessions for entry in s.people)
    return tuple(dict.fromkeys((*met, *names_in(p.name for p in people))))
