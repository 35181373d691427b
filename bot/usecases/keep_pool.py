"""Keep the pool: who is in it, and that nobody stays in it for longer than they agreed to."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.offer import Offer, OfferId
from bot.domain.proposal import Chosen, Proposal, SeatState
from bot.domain.team import Person
from bot.records.work import Work


class PoolTable(Frozen):
    """The pool for whoever runs the bot: people by name, and how many bring what and come from where."""

    people: tuple[Offer, ...]
    regions: tuple[tuple[str, int], ...]
    brings: tuple[tuple[str, int], ...]
    waiting: int


async def table_of_pool(today: date, *, work: Work) -> PoolTable:
    """Return the pool as it stands on a day; those who have not confirmed are only counted."""
    everybody = await work.offers.all()
    there = sorted((o for o in everybody if o.holds_on(today)), key=lambda o: o.name.casefold())
    return PoolTable(
        people=tuple(there),
        regions=_counted(str(o.region) for o in there),
        brings=_counted(str(brings) for o in there for brings in o.brings),
        waiting=sum(not o.confirmed for o in everybody),
    )


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items()))


async def forget_offer(offer: OfferId, *, work: Work) -> None:
    """Take an offer out of the pool for good, and its name out of every seat that nobody has taken yet.

    Whoever has joined a review stays in it: that ends with the review.
    """
    await work.offers.forget(offer)
    for review in await work.reviews.all():
        proposal = await work.teams.proposal(review.id)
        for at, seat in enumerate(proposal.seats if proposal else ()):
            if proposal and seat.offer == offer and seat.state is not SeatState.JOINED:
                proposal = proposal.with_seat(at, Chosen(seat=seat.seat, declined=seat.declined))
                await work.teams.keep_proposal(proposal)


async def kept_in_pool(email: str, *, work: Work) -> bytes:
    """Return all that the pool keeps of somebody as JSON, and the seats they were thought of for, on request.

    What they offered and have not confirmed is there too; raises `NotFound` where nothing is kept.
    """
    theirs = [o for o in await work.offers.all() if o.email.casefold() == email.strip().casefold()]
    if not theirs:
        raise NotFound("Nobody in the pool has that address.")
    ids = {offer.id for offer in theirs}
    seats = [
        {
            "review of": review.client,
            "seat": seat.seat.title,
            "state": "declined" if ids & set(seat.declined) else seat.state,
            "reasons": [r.model_dump(mode="json") for r in seat.reasons] if seat.offer in ids else [],
            "the challenge manager said": seat.because if seat.offer in ids else "",
        }
        for review in await work.reviews.all()
        for seat in _seats(await work.teams.proposal(review.id))
        if seat.offer in ids or ids & set(seat.declined)
    ]
    kept = {"offers": [o.model_dump(mode="json") for o in theirs], "seats": seats}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


def _seats(proposal: Proposal | None) -> tuple[Chosen, ...]:
    return proposal.seats if proposal else ()


async def seat_of(person: Person, *, work: Work) -> list[dict[str, Any]]:
    """Return the seat that somebody took in a review's team, and why it was offered to them, as JSON."""
    proposal = await work.teams.proposal(person.review)
    seats = proposal.seats if proposal else ()
    return [seat.model_dump(mode="json") for seat in seats if seat.person == person.id]


async def leave_team(person: Person, *, work: Work) -> None:
    """Take somebody's name and what they bring out of the team, and their part off the sheet."""
    await work.teams.drop_entry(person.review, person.id)
    await work.teams.drop_brought(person.review, person.id)
    proposal = await work.teams.proposal(person.review)
    if proposal and any(one.person == person.id for one in proposal.beside):
        beside = tuple(one for one in proposal.beside if one.person != person.id)
        proposal = proposal.model_copy(update={"beside": beside, "version": proposal.version + 1})
        await work.teams.keep_proposal(proposal)
    for at, seat in enumerate(proposal.seats if proposal else ()):
        if proposal and seat.person == person.id:
            proposal = proposal.with_seat(at, Chosen(seat=seat.seat, declined=seat.declined))
            await work.teams.keep_proposal(proposal)
