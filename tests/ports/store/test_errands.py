"""An errand is written down once, is in one pair of hands at a time, and ends once."""

from datetime import datetime, timedelta

from bot.domain.errand import Claimed, Ended, Errand, ErrandState
from bot.domain.ids import PersonId, ReviewId
from bot.domain.tasks.endings import PromptFinalFeedback
from bot.domain.tasks.sessions import AskWhatWasHeard, Brief
from bot.records.work import Work
from bot.store.work import SqlStore
from tests.builders import FIRST_DAY, NINE, REVIEW, SESSION, an_errand

MINUTE = timedelta(minutes=1)


def ask(number: int, *, due: datetime = NINE) -> Errand:
    return an_errand(
        task=AskWhatWasHeard(session=SESSION, person=PersonId(f"peer-{number:03}"), day=FIRST_DAY), due=due
    )


async def claim(
    work: Work, *, now: datetime = NINE, owner: str = "one", limit: int = 100
) -> tuple[Claimed, ...]:
    return await work.errands.claim(now=now, owner=owner, lease=MINUTE, limit=limit)


async def state_of(work: Work, errand: Errand) -> tuple[ErrandState, str, int]:
    ended = {one.errand.key: one for one in await work.errands.of(REVIEW)}[errand.key]
    return ended.state, ended.reason, ended.attempts


async def test_an_errand_is_written_down_once(store: SqlStore) -> None:
    async with store.work() as work:
        first = await work.errands.add(ask(1), ask(2), ask(2))
        again = await work.errands.add(ask(1, due=NINE + MINUTE), ask(3))
        none = await work.errands.add()

        assert (first, again, none) == (2, 1, 0)
        assert await work.errands.known(REVIEW) == {ask(1).key, ask(2).key, ask(3).key}
        assert await work.errands.known(ReviewId("review-2")) == frozenset()


async def test_a_whole_timetable_of_errands_is_written_down(store: SqlStore) -> None:
    async with store.work() as work:
        assert await work.errands.add(*(ask(n) for n in range(1200))) == 1200


async def test_what_is_due_is_taken_the_earliest_first(store: SqlStore) -> None:
    later, first, second, future = (
        ask(1),
        ask(2, due=NINE - MINUTE),
        ask(1, due=NINE),
        ask(4, due=NINE + MINUTE),
    )
    brief = an_errand(
        task=Brief(session=SESSION, person=PersonId("peer-001"), day=FIRST_DAY), due=NINE - MINUTE
    )
    async with store.work() as work:
        await work.errands.add(later, first, second, future, brief)

    async with store.work() as work:
        two = await claim(work, limit=2)
        rest = await claim(work)

    assert two == (
        Claimed(errand=brief, owner="one", attempt=1),
        Claimed(errand=first, owner="one", attempt=1),
    )
    assert [one.errand for one in rest] == [later]


async def test_an_errand_that_is_done_never_comes_back(store: SqlStore) -> None:
    async with store.work() as work:
        await work.errands.add(ask(1))
        (taken,) = await claim(work)

        finished = await work.errands.finish(taken, state=ErrandState.DONE, now=NINE)
        again = await work.errands.finish(taken, state=ErrandState.REFUSED, now=NINE, reason="too late")
        put_off = await work.errands.put_off(taken, until=NINE)

        assert (finished, again, put_off) == (True, False, False)
        assert await claim(work, now=NINE + timedelta(days=1)) == ()
        assert await work.errands.add(ask(1)) == 0
        assert await work.errands.of(REVIEW) == (Ended(errand=ask(1), state=ErrandState.DONE, attempts=1),)


async def test_an_errand_that_is_put_off_waits(store: SqlStore) -> None:
    async with store.work() as work:
        await work.errands.add(ask(1))
        (taken,) = await claim(work)

        assert await work.errands.put_off(taken, until=NINE + MINUTE, reason="Teams is busy.") is True

        assert await state_of(work, ask(1)) == (ErrandState.PENDING, "Teams is busy.", 1)
        assert await work.errands.next_due() == NINE + MINUTE
        assert await claim(work) == ()
        (again,) = await claim(work, now=NINE + MINUTE)
        assert again.attempt == 2


async def test_an_errand_that_waits_can_be_put_at_another_time_and_one_that_ended_cannot(
    store: SqlStore,
) -> None:
    later = ask(1, due=NINE + timedelta(hours=2))
    async with store.work() as work:
        await work.errands.add(ask(1), ask(2))
        (_, ended) = await claim(work)
        await work.errands.finish(ended, state=ErrandState.DONE, now=NINE)
        (first, *_) = await claim(work, now=NINE + timedelta(hours=1))
        await work.errands.put_off(first, until=NINE + timedelta(hours=1))

        changed = await work.errands.put_at(later, ask(2, due=later.due))

        assert changed == 1
        assert await claim(work, now=later.due - MINUTE) == ()
        assert [taken.errand for taken in await claim(work, now=later.due)] == [later]


async def test_an_errand_is_taken_over_when_its_lease_runs_out(store: SqlStore) -> None:
    async with store.work() as work:
        await work.errands.add(ask(1))
        (lost,) = await claim(work, owner="one")

        too_soon = await claim(work, now=NINE + MINUTE / 2, owner="two")
        (taken,) = await claim(work, now=NINE + MINUTE, owner="two")

        assert too_soon == ()
        assert taken == Claimed(errand=ask(1), owner="two", attempt=2)
        assert await work.errands.finish(lost, state=ErrandState.DONE, now=NINE) is False
        assert await work.errands.put_off(lost, until=NINE) is False
        assert await work.errands.finish(taken, state=ErrandState.DONE, now=NINE) is True


async def test_one_who_takes_over_from_themselves_finishes_once(store: SqlStore) -> None:
    async with store.work() as work:
        await work.errands.add(ask(1))
        (lost,) = await claim(work)
        (taken,) = await claim(work, now=NINE + MINUTE)

        assert await work.errands.finish(lost, state=ErrandState.DONE, now=NINE) is False
        assert await work.errands.finish(taken, state=ErrandState.DONE, now=NINE) is True


async def test_only_pending_errands_can_be_voided(store: SqlStore) -> None:
    other = an_errand(review=ReviewId("review-2"), due=NINE + MINUTE)
    async with store.work() as work:
        await work.errands.add(ask(1, due=NINE - MINUTE), ask(2), ask(3), ask(4), other)
        (taken,) = await claim(work, limit=1)

        by_key = await work.errands.void(REVIEW, keys=[ask(1).key, ask(2).key, other.key], reason="moved")
        none = await work.errands.void(REVIEW, keys=[], reason="nothing")
        rest = await work.errands.void(REVIEW, reason="called off")

        assert (by_key, none, rest) == (1, 0, 2)
        assert await state_of(work, ask(1)) == (ErrandState.CLAIMED, "", 1)
        assert await state_of(work, ask(2)) == (ErrandState.VOID, "moved", 0)
        assert await state_of(work, ask(3)) == (ErrandState.VOID, "called off", 0)
        assert await work.errands.finish(taken, state=ErrandState.STALE, now=NINE) is True
        assert await work.errands.next_due() == other.due


async def test_errands_are_listed_by_due_time_then_key(store: SqlStore) -> None:
    feedback = an_errand(task=PromptFinalFeedback(), due=NINE + MINUTE)
    async with store.work() as work:
        await work.errands.add(feedback, ask(2), ask(1))

        assert [one.errand for one in await work.errands.of(REVIEW)] == [ask(1), ask(2), feedback]


async def test_nothing_falls_due_where_nothing_is_pending(store: SqlStore) -> None:
    async with store.work() as work:
        assert await work.errands.next_due() is None
