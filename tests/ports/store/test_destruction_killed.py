"""Destruction that is killed at any step is taken up again, and comes to its end once."""

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.review import Review
from bot.domain.tasks.endings import DestroyNotes
from bot.store.tables import metadata
from bot.store.work import SqlStore
from tests.builders import NINE, a_person, an_errand
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


def rows_of(file: Path) -> Iterator[tuple[str, int]]:
    """Return of each table that speaks of reviews how many rows it has, where it has any."""
    with closing(sqlite3.connect(file)) as connection:
        for table in metadata.sorted_tables:
            if "review" in table.c:
                (count,) = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
                yield from [(table.name, count)] if count else []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_kill_at_any_step_of_destruction_holds_it_up_and_no_more(
    store: SqlStore, review: Review, database: str, tmp_path: Path
) -> None:
    async with store.work() as work:
        await work.people.save(a_person(review=review.id))
        await fill(work, review.id)
        await work.errands.add(an_errand(task=DestroyNotes(), due=NINE))
    await store.close()

    said = [await destroy(database, until=step) for step in (*STEPS, "the end")]

    assert said == [*STEPS, "nothing to do"]
    assert dict(rows_of(tmp_path / "reviews.db")) == {"errands": 1, "audit": 1, "certificates": 1}
    assert len(list((tmp_path / "keys").glob("*"))) == 1
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as connection:
        assert connection.execute("SELECT state, body FROM errands").fetchall() == [("void", "")]
