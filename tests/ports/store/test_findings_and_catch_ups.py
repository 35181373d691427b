"""Findings and evenings, and what they were before."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.catch_up import CatchUpState
from bot.domain.errors import NotFound
from bot.domain.finding import FindingState
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import FIRST_DAY, a_catch_up, a_finding


async def test_findings_are_numbered_one_after_the_other(store: SqlStore, review: Review) -> None:
    async def find() -> None:
        async with store.work() as work:
            number = await work.findings.next_number(review.id)
            await work.findings.save(a_finding(number=number))

    await asyncio.gather(*(find() for _ in range(20)))

    async with store.work() as work:
        assert [finding.number for finding in await work.findings.of(review.id)] == list(range(1, 21))


async def test_asking_for_a_number_does_not_use_it_up(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        await work.findings.next_number(review.id)

    async with store.work() as work:
        assert await work.findings.next_number(review.id) == 1


async def test_a_finding_that_changes_is_one_finding(store: SqlStore, review: Review) -> None:
    agreed = a_finding(state=FindingState.AGREED)
    async with store.work() as work:
        await work.findings.save(a_finding())
        await work.findings.save(agreed)

        assert await work.findings.get(review.id, 1) == agreed
        assert await work.findings.of(review.id) == (agreed,)
        with pytest.raises(NotFound):
            await work.findings.get(review.id, 2)


async def test_evenings_are_listed_by_day(store: SqlStore, review: Review) -> None:
    second = a_catch_up(day=FIRST_DAY + timedelta(days=1))
    approved = a_catch_up(state=CatchUpState.APPROVED)
    async with store.work() as work:
        for evening in (second, a_catch_up(), approved):
            await work.catch_ups.save(evening)

    async with store.work() as work:
        assert await work.catch_ups.of(review.id) == (approved, second)
        assert await work.catch_ups.get(review.id, FIRST_DAY) == approved
        assert await work.catch_ups.get(review.id, FIRST_DAY + timedelta(days=2)) is None


async def test_what_was_said_before_is_kept_once_for_each_change(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        for text in ("first words", "second words", "second words", "third words"):
            await work.findings.save(a_finding(text=text))
        await work.catch_ups.save(a_catch_up())
        await work.catch_ups.save(a_catch_up(state=CatchUpState.APPROVED))

        counted = {one.what: one.destroyed for one in await work.destroy(review.id)}

    assert counted["earlier versions"] == 3
