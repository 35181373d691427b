"""What is legible in a database tells nobody whose review it is, nor who is in it (R66)."""

import asyncio
from itertools import pairwise

from bot.domain.errors import ReviewError
from bot.domain.reach import Account, Place
from bot.methods.shelf import method
from bot.store.work import SqlStore
from bot.usecases.say_who_is_in import ask_who_this_is
from bot.usecases.set_up_review import Asker, Wanted, set_up_review
from tests.builders import NINE, a_person, a_review
from tests.keys import open_store

ASKER = Asker(name="Cora Manager", email="cora@team.example")
WANTED = Wanted(
    client="Invented Borough",
    first_day="9 June 2026",
    zone="Europe/London",
    organiser="cora@team.example",
    scope="",
    people="peer, Ana Example, ana@peers.example",
)


async def set_up(store: SqlStore, client: str = WANTED.client) -> frozenset[str]:
    """Set up a review, and return the ids of it and of its people."""
    wanted = WANTED.model_copy(update={"client": client})
    async with store.work() as work:
        review, people = await set_up_review(
            wanted, method=method("place-review"), asker=ASKER, work=work, now=NINE
        )
    return frozenset({review.id, *(person.id for person in people)})


async def test_the_ids_of_the_same_review_are_others_in_another_database(
    store: SqlStore, sqlite_empty_database: str
) -> None:
    other = await open_store(f"{sqlite_empty_database}.other")

    ids = [await set_up(each) for each in (store, other)]

    await other.close()
    assert [len(each) for each in ids] == [3, 3]
    assert [one & another for one, another in pairwise(ids)] == [frozenset()]


async def test_one_review_is_set_up_though_two_ask_at_the_same_moment(store: SqlStore, database: str) -> None:
    other = await open_store(database)

    ended = await asyncio.gather(set_up(store), set_up(other), return_exceptions=True)

    assert [type(each) for each in ended if isinstance(each, BaseException)] == [ReviewError]
    async with store.work() as work:
        assert len(await work.reviews.all()) == 1
    await other.close()


async def test_the_key_of_an_errand_about_an_unknown_account_does_not_tell_which(store: SqlStore) -> None:
    review, account = a_review(), Account(tenant="tenant-1", object_id="object-1")
    async with store.work() as work:
        await work.reviews.save(review)
        await work.people.save(a_person())
        for _again in range(2):
            await ask_who_this_is(
                account,
                called="Somebody.",
                name=a_person().name,
                claims="",
                place=Place(kind="personal", id="chat"),
                work=work,
                now=NINE,
            )

        (key,) = await work.errands.known(review.id)

    assert [word for word in (account.tenant, account.object_id) if word in key] == []
