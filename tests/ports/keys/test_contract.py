"""A key is made once, is always the same, and once destroyed it is gone for good."""

import asyncio

import pytest

from bot.domain.ids import ReviewId
from bot.ports.keys import LENGTH, KeyRing, NoKey

REVIEW = ReviewId("review-1")
OTHER = ReviewId("../review 2/part")


async def test_each_review_has_a_key_of_its_own_which_stays_the_same(ring: KeyRing) -> None:
    await ring.make(REVIEW)
    first = await ring.key_of(REVIEW)

    await ring.make(REVIEW)
    await ring.make(OTHER)

    assert (len(first), await ring.key_of(REVIEW)) == (LENGTH, first)
    assert (await ring.exists(OTHER), await ring.key_of(OTHER) != first) == (True, True)


async def test_a_review_that_nobody_has_heard_of_has_no_key(ring: KeyRing) -> None:
    with pytest.raises(NoKey):
        await ring.key_of(REVIEW)

    await ring.destroy(REVIEW)

    assert await ring.exists(REVIEW) is False


async def test_a_key_that_is_destroyed_is_gone_and_the_others_stay(ring: KeyRing) -> None:
    await ring.make(REVIEW)
    await ring.make(OTHER)

    for _again in range(2):
        await ring.destroy(REVIEW)

    with pytest.raises(NoKey):
        await ring.key_of(REVIEW)
    assert (await ring.exists(REVIEW), await ring.exists(OTHER)) == (False, True)


async def test_a_review_that_many_ask_for_at_once_has_one_key(ring: KeyRing) -> None:
    await ring.make(REVIEW)

    keys = await asyncio.gather(*(ring.key_of(REVIEW) for _ in range(5)))

    assert len(set(keys)) == 1
