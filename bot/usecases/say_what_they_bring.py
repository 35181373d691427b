"""What those bring who came into a team without the pool, as the challenge manager enters it (R75)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.ids import PersonId
from bot.domain.offer import Brought, Offer
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.read_people import Line


async def keep_what_they_bring(
    lines: Iterable[Line], people: Iterable[Person], *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Brought, ...]:
    """Keep what was typed of what people bring; return what is new. A line without it changes nothing."""
    by_address = {person.email.casefold(): person for person in people}
    before = {brought.person: brought for brought in await work.teams.brought(review.id)}
    new = []
    for line in lines:
        who = by_address[line.email.casefold()].id
        was = before.get(who, Brought(person=who))
        told = Brought(person=who, brings=line.brings or was.brings, region=line.region or was.region)
        if told != was:
            await work.teams.keep_brought(review.id, told)
            deed = AuditLine(review=review.id, at=now, who=by.id, deed="said what a peer brings", about=who)
            await work.audit.note(deed)
            new.append(told)
    return tuple(new)


async def what_the_team_brings(
    review: Review, team: Iterable[Person], *, work: Work, now: datetime
) -> Mapping[PersonId, Brought]:
    """Return what each of a team brings: as it was entered here, or else as they offered to the pool."""
    entered = {brought.person: brought for brought in await work.teams.brought(review.id)}
    offers = {o.email.casefold(): o for o in await work.offers.all() if o.holds_on(now.date())}
    offered = {p.id: offers[p.email.casefold()] for p in team if p.email.casefold() in offers}
    return {who: _as_brought(who, offer) for who, offer in offered.items()} | entered


def _as_brought(who: PersonId, offer: Offer) -> Brought:
    return Brought(person=who, brings=offer.brings, region=offer.region)
