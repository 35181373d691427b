"""Observations are numbered once, stored once, and never lost."""

import asyncio

import pytest

from bot.domain.errors import NotFound
from bot.domain.ids import ReviewId
from bot.domain.observation import Observation, Source
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import (
    ANA,
    BEN,
    COMMISSIONING,
    NINE,
    OUTCOMES,
    SESSION,
    a_new_observation,
    a_review,
    an_observation,
)


async def add(store: SqlStore, press: str) -> Observation:
    async with store.work() as work:
        return await work.observations.add(a_new_observation(press=press))


async def test_a_note_is_numbered_and_comes_back_as_it_was(store: SqlStore, review: Review) -> None:
    stored = await add(store, "press-1")

    async with store.work() as work:
        assert stored == an_observation(number=1)
        assert await work.observations.get(review.id, 1) == stored
        assert await work.observations.of(review.id) == (stored,)


async def test_each_review_counts_for_itself(store: SqlStore, review: Review) -> None:
    other = ReviewId("review-2")
    async with store.work() as work:
        await work.reviews.save(a_review(id=other))

        added = [
            await work.observations.add(a_new_observation(review=where, press=press))
            for where, press in ((review.id, "a"), (other, "a"), (review.id, "b"))
        ]

        assert [(one.review, one.number) for one in added] == [(review.id, 1), (other, 1), (review.id, 2)]


async def test_200_notes_at_the_same_time_are_numbered_1_to_200(store: SqlStore, review: Review) -> None:
    await asyncio.gather(*(add(store, f"press-{n}") for n in range(200)))

    async with store.work() as work:
        stored = await work.observations.of(review.id)

    assert [one.number for one in stored] == list(range(1, 201))
    assert {one.press for one in stored} == {f"press-{n}" for n in range(200)}


async def test_the_same_button_pressed_many_times_at_once_is_one_note(store: SqlStore, review: Review) -> None:
    answers = await asyncio.gather(*(add(store, "press-1") for _ in range(20)))

    async with store.work() as work:
        assert await work.observations.of(review.id) == (answers[0],)
    assert set(answers) == {answers[0]}
    assert (await add(store, "press-2")).number == 2


@pytest.mark.usefixtures("review")
async def test_a_note_that_was_undone_leaves_no_gap(store: SqlStore) -> None:
    async def change_our_mind() -> None:
        async with store.work() as work:
            await work.observations.add(a_new_observation(press="press-2"))
            raise LookupError

    await add(store, "press-1")

    with pytest.raises(LookupError):
        await change_our_mind()

    assert (await add(store, "press-3")).number == 2


async def test_a_withdrawn_note_is_still_listed(store: SqlStore, review: Review) -> None:
    stored = await add(store, "press-1")
    withdrawn = stored.model_copy(update={"withdrawn": True})

    async with store.work() as work:
        await work.observations.save(withdrawn)

    async with store.work() as work:
        assert await work.observations.of(review.id) == (withdrawn,)


async def test_only_a_note_that_was_stored_can_be_changed(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        with pytest.raises(NotFound):
            await work.observations.save(an_observation(number=7))
        with pytest.raises(NotFound):
            await work.observations.get(review.id, 7)


async def test_a_flip_chart_shows_its_own_theme(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        for press, theme in (("a", COMMISSIONING), ("b", OUTCOMES), ("c", COMMISSIONING)):
            await work.observations.add(a_new_observation(press=press, theme=theme))

        on_chart = await work.observations.of(review.id, theme=COMMISSIONING)

        assert [one.number for one in on_chart] == [1, 3]


async def test_each_of_the_pair_answers_for_themselves(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        await work.observations.add(a_new_observation(peer=ANA))
        before = await work.observations.answered(SESSION, BEN)

        for _ in range(2):
            await work.observations.nothing_salient(review.id, SESSION, BEN, at=NINE)

        assert before is False
        assert await work.observations.answered(SESSION, ANA) is True
        assert await work.observations.answered(SESSION, BEN) is True


@pytest.mark.usefixtures("review")
async def test_a_note_from_a_document_answers_for_no_session(store: SqlStore) -> None:
    async with store.work() as work:
        await work.observations.add(a_new_observation(source=Source(document="Annual report")))

        assert await work.observations.answered(SESSION, ANA) is False
