"""The pool holds one offer of an address, and what is kept on the way to a team goes with the review."""

from bot.domain.ids import PersonId
from bot.domain.offer import Brought, OfferId, Region
from bot.domain.proposal import Proposal
from bot.domain.reach import Account
from bot.domain.review import Review
from bot.domain.sign_off import Counted
from bot.domain.team_sheet import SheetEntry
from bot.store.work import SqlStore
from tests.peers import an_offer

ACCOUNT = Account(tenant="t", object_id="pat")


async def test_an_address_has_one_offer_that_counts_beside_those_that_wait(
    store: SqlStore,
) -> None:
    first, again = an_offer(account=ACCOUNT), an_offer(role="Carer and trainer")
    waiting = an_offer(id=OfferId("waiting"), confirmed=False)
    async with store.work() as work:
        for offer in (first, waiting, again):
            await work.offers.keep(offer)

        assert await work.offers.with_email(" PAT@Peers.example ") == again
        assert await work.offers.all() == (again, waiting)
        assert (await work.offers.owning(ACCOUNT), await work.offers.with_email("")) == (None, None)

        await work.offers.forget(again.id)
        await work.offers.forget(again.id)

        assert await work.offers.all() == (waiting,)


async def test_an_offer_is_found_by_its_account_and_a_mark_tells_no_address(
    store: SqlStore,
) -> None:
    offer = an_offer(account=ACCOUNT)
    async with store.work() as work:
        await work.offers.keep(offer)

        assert await work.offers.owning(ACCOUNT) == offer
        assert work.offers.mark_of("Pat@peers.example") == work.offers.mark_of(" pat@PEERS.example")
        assert "pat" not in work.offers.mark_of(offer.email)


async def test_a_proposal_and_the_sheet_are_kept_beside_each_other_and_destroyed_with_the_review(
    store: SqlStore, review: Review
) -> None:
    proposal = Proposal(review=review.id, number=0, region=Region.WALES, seats=())
    ana = SheetEntry(person=PersonId("ana"), words="I am Ana.")
    changed = ana.model_copy(update={"words": "I am still Ana."})
    async with store.work() as work:
        await work.teams.keep_proposal(proposal)
        for entry in (ana, SheetEntry(person=PersonId("ben"), words="I am Ben."), changed):
            await work.teams.keep_entry(review.id, entry)
        await work.teams.approve(review.id, ("one",))
        await work.teams.approve(review.id, ("two",))
        await work.teams.drop_entry(review.id, PersonId("ben"))
        for region in (Region.LONDON, Region.SCOTLAND):
            await work.teams.keep_brought(review.id, Brought(person=PersonId("ana"), region=region))
        await work.teams.keep_brought(review.id, Brought(person=PersonId("ben")))
        await work.teams.drop_brought(review.id, PersonId("ben"))

        assert await work.teams.proposal(review.id) == proposal.model_copy(update={"number": 1})
        assert (await work.teams.entries(review.id), await work.teams.approved(review.id)) == (
            (changed,),
            ("two",),
        )

        assert [one.region for one in await work.teams.brought(review.id)] == [Region.SCOTLAND]

        counted = await work.destroy(review.id)

    assert Counted(what="proposals and the team sheet", destroyed=4, left=0) in counted
    async with store.work() as work:
        assert (await work.teams.proposal(review.id), await work.teams.entries(review.id)) == (None, ())
