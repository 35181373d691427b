"""Nobody stays in the pool, or in a seat, for longer than they agreed to."""

import json
from datetime import date

import pytest

from bot.domain.errors import NotFound
from bot.domain.offer import OfferId, Region
from bot.domain.proposal import Chosen, Proposal, SeatState
from bot.domain.seat import Seat
from bot.domain.team_sheet import SheetEntry
from bot.store.work import SqlStore
from bot.usecases.keep_pool import forget_offer, kept_in_pool, leave_team, seat_of, table_of_pool
from tests.builders import REVIEW, a_person, a_review
from tests.peers import an_offer

TODAY = date(2026, 6, 9)


async def test_the_pool_lists_people_by_name_and_counts_those_who_have_not_confirmed(store: SqlStore) -> None:
    lee, pat = an_offer(name="lee Invented", region=Region.LONDON), an_offer()
    over = an_offer(name="Old Invented", expires=TODAY)
    async with store.work() as work:
        for offer in (pat, lee, over, an_offer(id=OfferId("waits"), confirmed=False)):
            await work.offers.keep(offer)

        pool = await table_of_pool(TODAY, work=work)

    assert (pool.people, pool.waiting) == ((lee, pat), 1)
    assert (pool.regions, pool.brings) == ((("London", 1), ("Wales", 1)), (("family carer", 2),))


async def test_whoever_asks_is_handed_what_the_pool_keeps_of_them_and_of_nobody_else(store: SqlStore) -> None:
    pat, lee = an_offer(), an_offer(name="Lee Invented")
    seats = (Chosen(seat=Seat(title="Peer"), offer=lee.id, name=lee.name, declined=(pat.id,)),)
    async with store.work() as work:
        await work.reviews.save(a_review())
        await work.offers.keep(pat)
        await work.offers.keep(lee)
        await work.teams.keep_proposal(Proposal(review=REVIEW, number=0, region=Region.LONDON, seats=seats))

        kept = await kept_in_pool(f" {pat.email.upper()}", work=work)
        with pytest.raises(NotFound, match="Nobody in the pool has that address"):
            await kept_in_pool("nobody@peers.example", work=work)

    told = json.loads(kept)
    assert [offer["name"] for offer in told["offers"]] == [pat.name]
    assert [(seat["seat"], seat["state"]) for seat in told["seats"]] == [("Peer", "declined")]
    assert "Lee" not in kept.decode()


async def test_whoever_is_forgotten_leaves_every_seat_that_they_have_not_taken(store: SqlStore) -> None:
    pat = an_offer()
    seat = Chosen(seat=Seat(title="Peer"), offer=pat.id, name=pat.name, role=pat.role)
    states = (SeatState.PROPOSED, SeatState.INVITED, SeatState.JOINED)
    seats = tuple(seat.model_copy(update={"state": state}) for state in states)
    async with store.work() as work:
        await work.reviews.save(a_review())
        await work.offers.keep(pat)
        await work.teams.keep_proposal(Proposal(review=REVIEW, number=0, region=Region.LONDON, seats=seats))

        await forget_offer(pat.id, work=work)

        left = await work.teams.proposal(REVIEW)
        assert await work.offers.all() == ()

    assert left is not None
    assert [(s.state, s.name) for s in left.seats] == [
        (SeatState.OPEN, ""), (SeatState.OPEN, ""), (SeatState.JOINED, pat.name),
    ]  # fmt: skip


async def test_whoever_is_deleted_from_a_review_leaves_their_seat_and_the_sheet(store: SqlStore) -> None:
    ana = a_person()
    seat = Chosen(seat=Seat(title="Peer"), state=SeatState.JOINED, name=ana.name, person=ana.id)
    async with store.work() as work:
        await work.reviews.save(a_review())
        await work.people.save(ana)
        await work.teams.keep_proposal(Proposal(review=REVIEW, number=0, region=Region.LONDON, seats=(seat,)))
        await work.teams.keep_entry(REVIEW, SheetEntry(person=ana.id, words="I am Ana."))
        told = await seat_of(ana, work=work)

        await leave_team(ana, work=work)

        left = await work.teams.proposal(REVIEW)
        assert (await work.teams.entries(REVIEW), await seat_of(ana, work=work)) == ((), [])

    assert [each["name"] for each in told] == [ana.name]
    assert left is not None
    assert [s.name for s in left.seats] == [""]
