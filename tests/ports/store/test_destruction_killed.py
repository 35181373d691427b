"""Destruction that is killed at any step is taken up again, and comes to its end once."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, text

from bot.domain.review import Review
from bot.domain.tasks.endings import DestroyNotes
from bot.store.engines import address_of, plain_engine_for
from bot.store.tables import metadata
from bot.store.work import SqlStore
from tests.builders import NINE, a_person, an_errand
from tests.keys import keys_of
from tests.ports.store.destroyer import STEPS
from tests.ports.store.test_destruction import fill

MODULE = "tests.ports.store.destroyer"


async def destroy(database: str, *, until: str) -> str:
    """Run the process, kill it where it stops, and return what it said."""
    child = await asyncio.create_subprocess_exec(sys.executable, "-m", MODULE, database, until, stdout=PIPE)
    assert child.stdout is not None
    said = (await child.stdout.readline()).decode().strip()
    if said == until:
        child.kill()
    await child.wait()
    return said


async def rows_of(database: str) -> dict[str, int]:
    """Return of each table that speaks of reviews how many rows it has, where it has any."""
    spoken = [table.name for table in metadata.sorted_tables if "review" in table.c]
    counted = await asyncio.to_thread(asked, database, [f"SELECT count(*) FROM {name}" for name in spoken])
    return {name: count for name, ((count,),) in zip(spoken, counted, strict=True) if count}


def asked(database: str, questions: Iterable[str]) -> list[Sequence[Row[Any]]]:
    """Return what a database answers that is looked at from outside."""
    engine = plain_engine_for(address_of(database))
    try:
        with engine.connect() as connection:
            return [connection.execute(text(question)).all() for question in questions]
    finally:
        engine.dispose()


async def test_a_kill_at_any_step_of_destruction_holds_it_up_and_no_more(
    store: SqlStore, review: Review, database: str
) -> None:
    async with store.work() as work:
        await work.people.save(a_person(review=review.id))
        await fill(work, review.id)
        await work.errands.add(an_errand(task=DestroyNotes(), due=NINE))
    await store.close()

    said = [await destroy(database, until=step) for step in (*STEPS, "the end")]

    assert said == [*STEPS, "nothing to do"]
    assert await rows_of(database) == {"errands": 1, "audit": 1, "certificates": 1}
    assert len(list(keys_of(database).glob("*"))) == 1
    ((errand,),) = await asyncio.to_thread(asked, database, ["SELECT state, body FROM errands"])
    assert tuple(errand) == ("void", "")
