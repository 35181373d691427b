"""A process that is killed loses nothing that it had kept, and leaves nothing half written."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process

import pytest

from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import a_new_observation


async def start(module: str, database: str) -> Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-m", module, database, stdout=PIPE)


async def read_line(child: Process) -> str:
    assert child.stdout is not None
    return (await child.stdout.readline()).decode().strip()


async def kill(child: Process) -> str:
    """Kill the process without warning and return what it still said."""
    child.kill()
    said, _ = await child.communicate()
    return said.decode()


@pytest.mark.usefixtures("review")
async def test_a_kill_in_the_middle_of_a_note_leaves_the_one_before_and_no_half(
    store: SqlStore, database: str
) -> None:
    child = await start("tests.ports.store.half_writer", database)
    assert await read_line(child) == "half"

    await kill(child)

    async with store.work() as work:
        after = await work.observations.add(a_new_observation(press="after"))
        stored = await work.observations.of(after.review)
    assert [(one.number, one.press) for one in stored] == [(1, "kept"), (2, "after")]


@pytest.mark.parametrize("seen_before", [1, 7, 20])
async def test_a_kill_at_any_moment_loses_no_note_that_was_acknowledged(
    store: SqlStore, database: str, review: Review, seen_before: int
) -> None:
    child = await start("tests.ports.store.writer", database)
    seen = [int(await read_line(child)) for _ in range(seen_before)]

    seen += [int(number) for number in (await kill(child)).split()]

    async with store.work() as work:
        stored = [one.number for one in await work.observations.of(review.id)]
        cited = [finding.cites[0] for finding in await work.findings.of(review.id)]
    assert seen == list(range(1, len(seen) + 1))
    assert stored[: len(seen)] == seen
    assert len(stored) - len(seen) in {0, 1}
    assert cited == stored
