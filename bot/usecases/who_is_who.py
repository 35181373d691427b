"""Find people of a review by what they are to it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.domain.errors import NotAllowed, NotFound, Stranger
from bot.domain.ids import PersonId, ReviewId
from bot.domain.post import AuditLine
from bot.domain.reach import Account, Place, rung_of
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.records.work import Work
from bot.usecases.reach_peers import answered_on, opened_by

_NOT_IN_IT: Final = "You are not part of this review. Ask its challenge manager to add you."


async def person_in(review: ReviewId, account: Account, *, work: Work) -> Person:
    """Return whom an account belongs to in a review; raises `NotFound`."""
    for person in await work.people.owning(account):
        if person.review == review:
            return still_in(person)
    raise Stranger(_NOT_IN_IT)


async def person_named(person: PersonId, *, review: ReviewId, work: Work) -> Person:
    """Return a person of a review; raises `NotFound` for one who was taken out of it or forgotten."""
    found = await work.people.get(person)
    if found.review != review or found.has_left or not found.name:
        raise NotFound(_NOT_IN_IT)
    return still_in(found)


def still_in(person: Person) -> Person:
    """Return the person; raises `NotAllowed` for one who was taken out of the team."""
    if person.has_left:
        raise NotAllowed(
            "You were taken out of this review's team. If that was a mistake, ask its challenge manager to "
            "write “who” to me."
        )
    return person


async def meet(
    account: Account, addresses: Iterable[str], *, place: Place, work: Work, now: datetime, spoke: bool
) -> tuple[Person, ...]:
    """Remember whose an account is, and where they can be reached; return them, the newest review first.

    Only `addresses` that Microsoft vouches for are given here: whoever has one of them is that person (R77).
    Where nobody `spoke`, the bot or they were only brought there, which proves a chat alone, and not always.
    """
    known = await work.people.owning(account)
    met = {p.review for p in known}
    for address in addresses:
        for person in await work.people.with_email(address):
            if person.review not in met:
                met.add(person.review)
                await link(person, account, by=person.id, work=work, now=now)
    if len(met) > len(known):
        known = await work.people.owning(account)
    if place.kind == "personal":
        for person in known:
            await work.people.reach(person.id, place)
            if not spoke:
                await opened_by(person, work=work)
    if spoke and (rung := rung_of(place)):
        for person in known:
            await answered_on(person, rung, work=work)
    return known


async def link(person: Person, account: Account, *, by: str, work: Work, now: datetime) -> None:
    """Remember that an account is a person's from now on."""
    await work.people.own(person.id, account)
    await work.audit.note(
        AuditLine(review=person.review, at=now, who=by, deed="account linked", about=person.id)
    )


async def running(work: Work) -> tuple[Review, ...]:
    """Return every review that is not over, the oldest first: one that is over takes note of nothing."""
    return tuple(review for review in await work.reviews.all() if not review.is_over)


def those(people: Iterable[Person], *roles: Role) -> tuple[Person, ...]:
    """Return the people with one of the roles."""
    return tuple(p for p in people if p.role in roles)


def person_of(people: Iterable[Person], person: PersonId) -> Person:
    """Return a person by id; raises `NotFound`."""
    for one in people:
        if one.id == person:
            return one
    raise NotFound("That person is not part of this review.")
