"""Propose a team for a review from the pool, always with why, and change it as the manager decides."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from bot.domain.errors import Incomplete, NotFound, OutOfDate
from bot.domain.ids import made_from
from bot.domain.offer import Offer, OfferId, Region, Trained
from bot.domain.post import AuditLine
from bot.domain.proposal import Chosen, Proposal, SeatState, fill, with_those_there, without_seat
from bot.domain.review import Review
from bot.domain.seat import Seat
from bot.domain.suitability import Engagement, Known, reasons, suits
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.say_what_they_bring import what_the_team_brings

_FIXED: Final = frozenset({SeatState.INVITED, SeatState.JOINED})
"""Seats of which somebody was told: a new proposal leaves them as they are."""


class Candidates:
    """Everybody of the pool whose offer counts, and what is known of them for one review."""

    def __init__(
        self, offers: Iterable[Offer], *, engagement: Engagement, known: Mapping[OfferId, Known]
    ) -> None:
        self._offers = {offer.id: offer for offer in offers}
        self.engagement: Final = engagement
        self._known = known

    def of(self, offer: OfferId) -> Offer:
        """Return an offer that counts; raises `NotFound`."""
        if offer not in self._offers:
            raise NotFound("They are not in the pool any more.")
        return self._offers[offer]

    def ids_of(self, team: Iterable[Person]) -> frozenset[OfferId]:
        """Return the offers of those who are in the team already: they are not proposed beside themselves."""
        addresses = {p.email.casefold() for p in team if p.email and not p.has_left}
        return frozenset(o.id for o in self._offers.values() if o.email.casefold() in addresses)

    def named(self, words: str) -> Offer:
        """Return who is meant by a whole name or an e-mail address; raises `NotFound`."""
        said = " ".join(words.casefold().split())
        meant = [o for o in self._offers.values() if said in {o.name.casefold(), o.email.casefold()}]
        if len(meant) != 1:
            raise NotFound(f"“{words}” is the name or e-mail address of nobody in the pool, or of several.")
        return meant[0]

    def chosen(self, offer: Offer, seat: Chosen, *, because: str = "") -> Chosen:
        """Return a seat with somebody proposed for it, and why."""
        return seat.model_copy(
            update={
                "state": SeatState.PROPOSED,
                "offer": offer.id,
                "name": offer.name,
                "role": offer.role,
                "new": offer.trained is not Trained.EXPERIENCED,
                "reasons": reasons(offer, seat.seat, self.engagement, known=self._known.get(offer.id, Known())),
                "because": because,
            }
        )

    def suited(self, seat: Chosen, *, without: Iterable[OfferId]) -> tuple[Offer, ...]:
        """Return who meets every rule for a seat, by name: nobody comes before another for any other reason."""
        out = {*without, *seat.declined}
        there = [o for o in self._offers.values() if o.id not in out and self.suits(o, seat.seat)]
        return tuple(sorted(there, key=lambda o: (o.name.casefold(), o.id)))

    def suits(self, offer: Offer, seat: Seat) -> bool:
        """Say whether somebody meets every rule for a seat."""
        return suits(reasons(offer, seat, self.engagement, known=self._known.get(offer.id, Known())))


async def candidates(review: Review, region: Region, *, work: Work, now: datetime) -> Candidates:
    """Return everybody who could come to a review of a client in a region."""
    there = [o for o in await work.offers.all() if o.holds_on(now.date())]
    engagement = Engagement(
        client=review.client, region=region, first_day=review.first_day, last_day=review.last_day
    )
    client = work.offers.mark_of(review.client)
    engaged, was_there = await _elsewhere(review, work=work)
    known = {
        o.id: Known(
            engaged=o.email.casefold() in engaged,
            was_there=client in o.took_part or o.email.casefold() in was_there,
        )
        for o in there
    }
    return Candidates(there, engagement=engagement, known=known)


async def _elsewhere(review: Review, *, work: Work) -> tuple[frozenset[str], frozenset[str]]:
    """Return who is in another review on the same days, and who is in one of the same client."""
    engaged: set[str] = set()
    was_there: set[str] = set()
    for other in await work.reviews.all():
        if other.id == review.id:
            continue
        emails = {p.email.casefold() for p in await work.people.of(other.id) if p.is_peer and not p.has_left}
        if other.first_day <= review.last_day and other.last_day >= review.first_day:
            engaged |= emails
        if other.client.casefold() == review.client.casefold():
            was_there |= emails
    return frozenset(engaged), frozenset(was_there)


async def propose_team(review: Review, region: str, *, by: Person, work: Work, now: datetime) -> Proposal:
    """Propose a team; seats of which somebody was told stay. Raises `Incomplete` without a region."""
    require(by, Deed.BUILD_TEAM)
    if region not in set(Region):
        raise Incomplete("Choose the client's region: the team comes from outside it.")
    before = await work.teams.proposal(review.id)
    pool = await candidates(review, Region(region), work=work, now=now)
    seats = before.seats if before else tuple(Chosen(seat=seat) for seat in review.method.peers_seats)
    told = [seat if seat.offer and seat.state in _FIXED else _emptied(seat) for seat in seats]
    team = await work.people.of(review.id)
    brought = await what_the_team_brings(review, team, work=work, now=now)
    kept = with_those_there(told, team, brought=brought, engagement=pool.engagement)
    taken = {seat.offer for seat in kept if seat.offer} | pool.ids_of(team)
    suited = {
        at: _by_lot(review, pool.suited(seat, without=taken))
        for at, seat in enumerate(kept)
        if seat.state is SeatState.OPEN
    }
    found = fill([seat.seat for seat in kept], suited)
    proposed = tuple(
        pool.chosen(pool.of(found[at]), seat) if at in found else seat for at, seat in enumerate(kept)
    )
    beside = without_seat(proposed, team)
    if before and (before.region, before.seats, before.beside) == (region, proposed, beside):
        return before
    proposal = Proposal(
        review=review.id,
        number=before.number if before else 0,
        region=Region(region),
        version=before.version + 1 if before else 1,
        seats=proposed,
        beside=beside,
    )
    return await _keep(proposal, by=by, deed="team proposed", work=work, now=now)


def _by_lot(review: Review, offers: Iterable[Offer]) -> tuple[OfferId, ...]:
    """Return people in an order drawn by lot for this review: nobody is put first, or always asked first."""
    return tuple(sorted((o.id for o in offers), key=lambda offer: made_from(review.id, offer)))


def _emptied(seat: Chosen) -> Chosen:
    return Chosen(seat=seat.seat, declined=seat.declined)


async def swap(
    review: Review, at: int, version: int, who: str, *, reason: str, by: Person, work: Work, now: datetime
) -> Proposal:
    """Propose another for a seat: an id, a whole name or an address of somebody in the pool.

    Raises `Incomplete` where they do not meet every rule and no reason is given.
    """
    proposal, seat = await _seat(review, at, version, by=by, work=work)
    pool = await candidates(review, proposal.region, work=work, now=now)
    offer = await _meant(who, pool, work=work)
    if offer.id in proposal.taken:
        raise Incomplete(f"{offer.name} has a seat already.")
    chosen = pool.chosen(offer, _emptied(seat), because=reason)
    if not suits(chosen.reasons) and not reason:
        raise Incomplete("Say why: not every rule is met. Nothing was changed.")
    return await _keep(proposal.with_seat(at, chosen), by=by, deed="seat swapped", work=work, now=now)


async def _meant(who: str, pool: Candidates, *, work: Work) -> Offer:
    if not who:
        raise Incomplete("Choose somebody, or write their name or e-mail address.")
    there = await work.offers.get(OfferId(who))
    return pool.of(there.id) if there else pool.named(who)


async def leave_open(
    review: Review, at: int, version: int, *, reason: str, by: Person, work: Work, now: datetime
) -> Proposal:
    """Decline whoever is proposed for a seat; raises `Incomplete` without a reason."""
    proposal, seat = await _seat(review, at, version, by=by, work=work)
    if not reason:
        raise Incomplete("Say why, so that the next proposal can do better. Nothing was changed.")
    declined = (*seat.declined, seat.offer) if seat.offer else seat.declined
    opened = Chosen(seat=seat.seat, because=reason, declined=declined)
    return await _keep(proposal.with_seat(at, opened), by=by, deed="seat left open", work=work, now=now)


async def _seat(review: Review, at: int, version: int, *, by: Person, work: Work) -> tuple[Proposal, Chosen]:
    """Return a proposal as it was shown and one of its seats; raises `OutOfDate` where it has changed."""
    require(by, Deed.BUILD_TEAM)
    proposal = await standing(review, version, work=work)
    if not 0 <= at < len(proposal.seats) or proposal.seats[at].state is SeatState.JOINED:
        raise OutOfDate("This seat has changed. Write “team” to see how it stands.")
    return proposal, proposal.seats[at]


async def standing(review: Review, version: int, *, work: Work) -> Proposal:
    """Return the proposal, as long as it is the version that was shown; raises `OutOfDate`."""
    proposal = await work.teams.proposal(review.id)
    if proposal is None or proposal.version != version:
        raise OutOfDate("The team has changed since. Write “team” to see how it stands.")
    return proposal


async def _keep(proposal: Proposal, *, by: Person, deed: str, work: Work, now: datetime) -> Proposal:
    await work.teams.keep_proposal(proposal)
    await work.audit.note(AuditLine(review=proposal.review, at=now, who=by.id, deed=deed))
    return await work.teams.proposal(proposal.review) or proposal
