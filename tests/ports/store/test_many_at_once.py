"""What many ask in the same words at the same moment is asked once, and each is told what is theirs."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.errand import Claimed, ErrandState
from bot.domain.ids import PersonId
from bot.domain.post import Post
from bot.domain.review import Review
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.records.deliveries import Turn
from bot.records.work import Work
from bot.store.work import SqlStore
from tests.builders import FIRST_DAY, NINE, SESSION, a_post, an_errand

LEASE = timedelta(minutes=5)
AWKWARD = ("plain", "50% of %(key)s", 'a "quoted" \\ word', "ключ – clé", "it's; --")


def keeping(post: Post) -> Callable[[Work], Awaitable[None]]:
    async def keep(work: Work) -> None:
        await work.posts.keep(post)

    return keep


def beginning(post: Post) -> Callable[[Work], Awaitable[bool]]:
    async def begin(work: Work) -> bool:
        return await work.posts.begin(post)

    return begin


def finishing(claimed: Claimed) -> Callable[[Work], Awaitable[bool]]:
    async def finish(work: Work) -> bool:
        return await work.errands.finish(claimed, state=ErrandState.DONE, now=NINE)

    return finish


async def test_each_of_many_finds_their_own_and_nobody_elses(store: SqlStore, review: Review) -> None:
    await asyncio.gather(*(store.together(keeping(a_post(key=key, posted=key))) for key in AWKWARD))

    async with store.reading() as work:
        asked = (*AWKWARD, "never sent", AWKWARD[0])
        found = await asyncio.gather(*(work.posts.find(review.id, key) for key in asked))

    assert [post and post.posted for post in found] == [*AWKWARD, None, AWKWARD[0]]


async def test_of_the_same_message_begun_twice_at_once_one_is_new(store: SqlStore, review: Review) -> None:
    known = a_post(key="known")
    await store.together(beginning(known))

    posts = (a_post(key="one"), a_post(key="two"), known, a_post(key="one"))
    begun = await asyncio.gather(*(store.together(beginning(post)) for post in posts))

    assert (sorted(begun[::3]), begun[1:3]) == ([False, True], [True, False])
    async with store.reading() as work:
        assert sorted(post.key for post in await work.posts.of(review.id)) == ["known", "one", "two"]


async def test_of_the_same_message_kept_twice_at_once_one_is_left(store: SqlStore, review: Review) -> None:
    posts = [a_post(key="one", posted=posted) for posted in ("first", "second")]
    await asyncio.gather(*(store.together(keeping(post)) for post in (*posts, a_post(key="two"))))

    async with store.reading() as work:
        left = {post.key: post.posted for post in await work.posts.of(review.id)}

    assert left == {"one": "second", "two": a_post().posted}


@pytest.mark.usefixtures("review")
async def test_of_many_that_end_at_once_those_in_other_hands_are_told_so(store: SqlStore) -> None:
    asking = [
        AskWhatWasHeard(session=SESSION, person=PersonId(f"peer-{nth}"), day=FIRST_DAY) for nth in range(4)
    ]
    wanted = [an_errand(task=task, due=NINE) for task in asking]
    async with store.work() as work:
        await work.errands.add(*wanted)
        mine = await work.errands.claim(
            now=NINE + timedelta(minutes=1), owner="me", lease=LEASE, limit=len(wanted)
        )
    claimed = [mine[0], Claimed(errand=mine[1].errand, owner="you", attempt=1), *mine[2:], mine[0]]

    ended = await asyncio.gather(*(store.together(finishing(one)) for one in claimed))

    assert (ended[0] ^ ended[4], ended[1:4]) == (True, [False, True, True])


async def test_the_latest_turns_of_each_of_many_places_come_in_their_order(store: SqlStore) -> None:
    moments = {f"place {nth}": [NINE + timedelta(seconds=nth + more) for more in range(3)] for nth in range(3)}
    async with store.work() as work:
        await work.turns.take(
            *(
                Turn(f"{place} at {moment}", place, "tenant", until=moment)
                for place, those in moments.items()
                for moment in those
            )
        )
        lately = await work.turns.answered_in([*moments, "nowhere"], since=NINE + timedelta(seconds=1))

    late = {
        place: tuple(moment for moment in reversed(those) if moment > NINE + timedelta(seconds=1))
        for place, those in moments.items()
    }
    assert lately == late
