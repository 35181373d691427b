"""Two processes may share one database: here, two stores with a database engine each."""

import asyncio
import sys
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import make_url, text

from bot.domain.ending import EndedAs
from bot.domain.errand import ErrandState
from bot.domain.ids import PersonId
from bot.domain.review import Review
from bot.domain.sign_off import DestructionStep, Own, begun
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.store.work import SqlStore
from bot.usecases.confirm_destroyed import confirm_destroyed
from bot.usecases.destroy_notes import step_done
from tests.builders import FIRST_DAY, NINE, REVIEW, SESSION, a_person, an_errand
from tests.keys import open_store

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


async def run_errands(store: SqlStore, *, owner: str) -> list[str]:
    """Claim and finish a few errands at a time until there are none; return the keys of those done."""
    done: list[str] = []
    while True:
        async with store.work() as work:
            taken = await work.errands.claim(now=NINE, owner=owner, lease=timedelta(minutes=1), limit=7)
        if not taken:
            return done
        async with store.work() as work:
            done += [
                claimed.errand.key
                for claimed in taken
                if await work.errands.finish(claimed, state=ErrandState.DONE, now=NINE)
            ]


async def test_each_errand_is_run_exactly_once(store: SqlStore, database: str) -> None:
    errands = [
        an_errand(task=AskWhatWasHeard(session=SESSION, person=PersonId(f"peer-{n}"), day=FIRST_DAY), due=NINE)
        for n in range(200)
    ]
    async with store.work() as work:
        await work.errands.add(*errands)
    other = await open_store(database)

    lists = await asyncio.gather(
        *(run_errands(where, owner=name) for where, name in ((store, "a"), (other, "b"), (store, "c")))
    )
    await other.close()

    assert Counter(key for keys in lists for key in keys) == Counter(errand.key for errand in errands)
    async with store.work() as work:
        ended = [(one.state, one.attempts) for one in await work.errands.of(REVIEW)]
    assert ended == [(ErrandState.DONE, 1)] * 200


async def test_the_same_errands_written_down_by_two_at_once_are_there_once(
    store: SqlStore, database: str
) -> None:
    errands = [
        an_errand(task=AskWhatWasHeard(session=SESSION, person=PersonId(f"p{n}"), day=FIRST_DAY))
        for n in range(50)
    ]
    other = await open_store(database)

    async def plan(where: SqlStore) -> int:
        async with where.work() as work:
            return await work.errands.add(*errands)

    added = await asyncio.gather(*(plan(where) for where in (store, other, store, other)))
    await other.close()

    assert sum(added) == 50


OPEN = "import asyncio, sys; from tests.keys import open_store; asyncio.run(open_store(sys.argv[1]))"


@pytest.mark.parametrize("kind", ["sqlite_empty", pytest.param("postgres_empty", marks=pytest.mark.postgres)])
async def test_processes_that_start_together_bring_the_tables_up_to_date_once(
    request: pytest.FixtureRequest, kind: str
) -> None:
    address = str(request.getfixturevalue(f"{kind}_database"))
    children = [
        await asyncio.create_subprocess_exec(sys.executable, "-W", "error", "-c", OPEN, address)
        for _ in range(3)
    ]

    ended = [await child.wait() for child in children]

    assert ended == [0] * 3
    store = await open_store(address)
    async with store.work() as work:
        assert await work.reviews.all() == ()
    await store.close()


async def test_a_confirmation_and_a_step_of_destruction_at_the_same_moment_are_both_kept(
    store: SqlStore, review: Review, database: str
) -> None:
    ana = a_person()
    other = await open_store(database)
    certificate = begun(review.id, [ana], ended_as=EndedAs.SIGNED_OFF, at=NINE)
    async with store.work() as work:
        await work.people.save(ana)
        await work.audit.keep_certificate(certificate)

    async def take_a_step() -> None:
        async with other.work() as theirs:
            await step_done(DestructionStep.ANNOUNCEMENTS, review=review.id, work=theirs, now=NINE)

    async with store.work() as work:
        held = await work.reviews.get(review.id)
        await confirm_destroyed([Own.NOTES], review=held, by=ana, work=work, now=NINE)
        step = asyncio.create_task(take_a_step())
        if make_url(database).get_backend_name() == "postgresql":
            while not await work.connection.scalar(WAITING):
                pass  # the step is on its way until it waits for us
    await step
    await other.close()

    async with store.work() as work:
        kept = await work.audit.certificate_of(review.id)
    assert kept is not None
    assert (kept.confirmed_by, [s.step for s in kept.steps]) == ((ana.id,), [DestructionStep.ANNOUNCEMENTS])
