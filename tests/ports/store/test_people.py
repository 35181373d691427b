"""People are found by who they are, by their accounts and by their address."""

import pytest

from bot.domain.errors import NotFound
from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.store.work import SqlStore
from tests.builders import ANA, BEN, a_person, a_place, a_review, a_team

ACCOUNT = Account(tenant="tenant-1", object_id="object-1")


@pytest.fixture
async def team(store: SqlStore, review: Review) -> tuple[Person, ...]:
    team = a_team(review.id)
    async with store.work() as work:
        for person in team:
            await work.people.save(person)
    return team


async def test_the_team_is_listed_in_the_order_in_which_it_was_named(
    store: SqlStore, review: Review, team: tuple[Person, ...]
) -> None:
    async with store.work() as work:
        await work.people.save(team[0])

        assert await work.people.of(review.id) == team


async def test_a_person_who_changes_keeps_their_id(store: SqlStore, team: tuple[Person, ...]) -> None:
    changed = team[2].model_copy(update={"role": Role.LEAD_PEER})

    async with store.work() as work:
        await work.people.save(changed)

        assert await work.people.get(ANA) == changed


async def test_nobody_is_found_under_an_unknown_id(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        with pytest.raises(NotFound):
            await work.people.get(PersonId("stranger"))
        with pytest.raises(NotFound):
            await work.people.own(PersonId("stranger"), ACCOUNT)
        assert await work.people.of(review.id) == ()


async def test_the_owner_of_an_account_is_found_in_each_review_the_newest_first(
    store: SqlStore, team: tuple[Person, ...]
) -> None:
    later = a_person(id=PersonId("ana-later"), review=ReviewId("review-2"))
    async with store.work() as work:
        await work.reviews.save(a_review(id="review-2"))
        await work.people.save(later)

        for person in (ANA, ANA, later.id):
            await work.people.own(person, ACCOUNT)

        assert await work.people.owning(ACCOUNT) == (later, team[2])
        assert await work.people.owning(Account(tenant="other", object_id="object-1")) == ()


async def test_one_person_may_own_several_accounts(store: SqlStore, team: tuple[Person, ...]) -> None:
    guest = Account(tenant="tenant-2", object_id="object-9")
    async with store.work() as work:
        await work.people.own(ANA, ACCOUNT)
        await work.people.own(ANA, guest)

        assert await work.people.owning(ACCOUNT) == await work.people.owning(guest) == (team[2],)


async def test_an_address_is_known_whatever_its_case(store: SqlStore, team: tuple[Person, ...]) -> None:
    async with store.work() as work:
        await work.people.save(a_person(id=PersonId("mute"), email=""))

        assert await work.people.with_email(" ANA@peers.example") == (team[2],)
        assert await work.people.with_email("") == ()


@pytest.mark.usefixtures("team")
async def test_a_person_is_reached_where_they_were_last(store: SqlStore) -> None:
    async with store.work() as work:
        await work.people.reach(ANA, a_place(id="old"))
        await work.people.reach(ANA, a_place(id="new", route="kept as it is"))

        assert await work.people.place_of(ANA) == a_place(id="new", route="kept as it is")
        assert await work.people.place_of(BEN) is None


async def test_each_review_has_its_own_channel(store: SqlStore, review: Review) -> None:
    channel = a_place(kind="channel", id="channel-1")
    async with store.work() as work:
        await work.people.set_channel(review.id, a_place(kind="channel", id="mistaken"))
        await work.people.set_channel(review.id, channel)

        assert await work.people.channel_of(review.id) == channel
        assert await work.people.channel_of(ReviewId("review-2")) is None


async def test_a_place_that_is_lost_reaches_nobody_and_names_the_reviews_whose_channel_it_was(
    store: SqlStore, review: Review, team: tuple[Person, ...]
) -> None:
    channel = a_place(kind="channel", id="channel-1")
    async with store.work() as work:
        await work.people.set_channel(review.id, channel)
        await work.people.reach(ANA, a_place(id="chat"))
        await work.people.reach(team[3].id, a_place(id="another chat"))

        assert await work.people.lose(a_place(id="chat")) == ()
        assert await work.people.lose(channel) == (review.id,)
        assert await work.people.lose(channel) == ()
        assert (await work.people.place_of(ANA), await work.people.channel_of(review.id)) == (None, None)
        assert await work.people.place_of(team[3].id) == a_place(id="another chat")


async def test_people_who_are_forgotten_leave_only_their_parts(
    store: SqlStore, review: Review, team: tuple[Person, ...]
) -> None:
    async with store.work() as work:
        await work.people.own(ANA, ACCOUNT)
        await work.people.reach(ANA, a_place())

        await work.people.forget_people(review.id)

        left = await work.people.of(review.id)
        assert [(p.id, p.role) for p in left] == [(p.id, p.role) for p in team]
        assert {(p.name, p.initials, p.email, p.organisation) for p in left} == {("", "", "", "")}
        assert await work.people.owning(ACCOUNT) == ()
        assert await work.people.place_of(ANA) is None
        assert await work.people.with_email("ana@peers.example") == ()
