"""How fast errands are carried out that fall due in one minute, beside procrastinate on the same PostgreSQL.

`python -m tests.benchmarks.errands 300` measures with so many; on a busy machine look at the CPU of each.
"""

import asyncio
import gc
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from bot import clock
from bot.store.work import SqlStore
from scheduler.bell import Bell
from scheduler.planning import write_down
from scheduler.runner import AT_ONCE, Runner
from tests.benchmarks.laid_out_errands import fall_due, lay_out, plan
from tests.benchmarks.meetings import Ticking
from tests.benchmarks.servers.errands import A_SECOND, SENDING, ports_over
from tests.benchmarks.servers.jobs import app_over
from tests.faults.campaign.databases import a_database
from tests.keys import open_store

ERRANDS: Final = 1_000
"""With 10,000 the whole would take many minutes."""
PLANNED: Final = 2_500
"""People, to whom a day brings some 10,000 errands."""
RINGS: Final = 100
_EVERY: Final = timedelta(seconds=0.1)
_ABSENT: Final = "not installed: pip install -e '.[bench]'"


@dataclass(frozen=True)
class Carried:
    """How so many errands went: seconds from the word to the last end, and how long a loop was held."""

    many: int
    wall: float
    cpu: float
    held: float = 0.0
    busy: float = 0.0

    def row(self, name: str, wanted: str) -> tuple[str, ...]:
        """Return a row of the table."""
        loop = f"{self.held * 1000:.0f} ({self.busy * 1000:.0f})" if self.held else ""
        each = f"{self.cpu * 1000 / self.many:.2f}"
        return name, f"{self.many:,}", f"{self.many / self.wall:.0f}/s", wanted, each, loop


async def errands_table(errands: int = ERRANDS) -> Table:
    """Measure everything and return it as a table."""
    title = (
        f"{errands:,} errands due in one minute (10,000 would take minutes), each sent in "
        f"{SENDING * 1000:.0f} ms by a stand-in messenger at the bot's pace: {AT_ONCE} at once in a process, "
        f"each review in a tenant of its own, so that {A_SECOND} a second in a tenant holds nobody up; the "
        "processes have been running for a while"
    )
    table = Table("what", "of", "measured", "wanted", "CPU ms each", "loop held ms (at work)", title=title)
    gc.freeze()  # as whoever serves does
    with a_database("sqlite") as database:
        carried = await _carried_out(database.url, errands, processes=1)
        table.add_row(*carried.row("SQLite, one process", "≥ 450/s, loop ≤ 50"))
    with a_database("postgres") as database:
        carried = await _carried_out(database.url, errands, processes=4)
        table.add_row(*carried.row("PostgreSQL, four processes", "≥ 900/s, loop ≤ 50"))
        if find_spec("procrastinate") is None:
            table.add_row("procrastinate, four processes", _ABSENT)
        else:
            jobs = await _jobs_done(database.url, errands, processes=4)
            table.add_row(*jobs.row("procrastinate, four processes", "as much as ours"))
    rows, seconds, ticking = await _planned()
    loop = f"{ticking.held * 1000:.0f} ({ticking.busy * 1000:.0f})"
    table.add_row("what time brings, written down", f"{rows:,}", f"{seconds:.2f} s", "≤ 1 s", "", loop)
    late = sorted(await _bell_to_message())
    table.add_row(
        "bell to claim when idle, p99", f"{RINGS}", f"{late[int(RINGS * 0.99) - 1]:.0f} ms", "≤ 100 ms"
    )
    return table


async def _carried_out(url: str, errands: int, *, processes: int) -> Carried:
    store = await open_store(url)
    now = clock.now()
    await lay_out(store, people=errands, now=now)
    await plan(store, people=errands, now=now)
    async with _programs("errands", url, processes) as programs:
        await fall_due(store, people=errands, now=now)
        await store.close()
        return await _raced(programs, errands)


async def _jobs_done(url: str, jobs: int, *, processes: int) -> Carried:
    app = app_over(url)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        async with _programs("jobs", url, processes) as programs:
            await app.tasks["send"].batch_defer_async(*({"number": number} for number in range(jobs)))
            return await _raced(programs, jobs)


@asynccontextmanager
async def _programs(name: str, url: str, many: int) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    """Lend programs that are ready to begin."""
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-m", f"tests.benchmarks.servers.{name}", url)
    begun = [
        await asyncio.create_subprocess_exec(*command, f"owner-{nth}", stdin=pipe, stdout=pipe)
        for nth in range(many)
    ]
    for program in begun:
        await _said(program)
    yield begun
    for program in begun:
        await program.wait()


async def _raced(programs: list[asyncio.subprocess.Process], many: int) -> Carried:
    begun = time.perf_counter()
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"go\n")
    told: list[dict[str, Any]] = [json.loads(said) for said in await asyncio.gather(*map(_said, programs))]
    wall = time.perf_counter() - begun
    sent = sum(one["sent"] for one in told)
    if sent not in {0, many}:
        raise RuntimeError(f"{sent} of {many} were sent.")
    worst = (max(one[name] for one in told) for name in ("held", "busy"))
    return Carried(many, wall, sum(one["cpu"] for one in told), *worst)


async def _said(program: asyncio.subprocess.Process) -> bytes:
    assert program.stdout is not None
    return await program.stdout.readline()


async def _planned() -> tuple[int, float, Ticking]:
    """Return how many rows one transaction wrote down, in how many seconds, and how it held the loop."""
    ticking = Ticking()
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/planned.db")
        now = clock.now()
        await lay_out(store, people=PLANNED, now=now)
        async with store.work() as work:
            planned = await write_down({}, work=work, now=now - timedelta(days=3))
        before = await _written(store)
        ticks = asyncio.create_task(ticking.tick())
        await asyncio.sleep(0)
        begun = time.perf_counter()
        async with store.work() as work:
            await write_down(planned, work=work, now=now)
        seconds = time.perf_counter() - begun
        await asyncio.sleep(0)
        ticks.cancel()
        rows = await _written(store) - before
        await store.close()
    return rows, seconds, ticking


async def _written(store: SqlStore) -> int:
    async with store.reading() as work:
        return sum([len(await work.errands.known(review.id)) for review in await work.reviews.all()])


async def _bell_to_message() -> list[float]:
    """Return the milliseconds from each ring until a message is on its way, which is after the claim."""
    late: list[float] = []
    enough = asyncio.Event()
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/bell.db")
        now = clock.now()
        await lay_out(store, people=RINGS, now=now)
        await plan(store, people=RINGS, now=now)
        await fall_due(store, people=RINGS, now=now)
        ports, messenger = ports_over(store)
        runner = Runner(ports, owner="bench", at_once=AT_ONCE)
        async with store.work() as work:
            waiting = list(
                await work.errands.claim(now=now, owner="later", lease=timedelta(days=1), limit=RINGS)
            )

        async def answer() -> None:
            rung, before = bell.next_ring - _EVERY, messenger.sent
            await runner.ring(clock.now())
            if messenger.sent > before:
                late.append((messenger.began - rung).total_seconds() * 1000)
            if len(late) == RINGS:
                enough.set()
            if waiting:
                async with store.work() as work:
                    await work.errands.put_off(waiting.pop(), until=now)

        bell = Bell(answer, every=_EVERY)
        bell.start()
        await enough.wait()
        bell.stop()
        await store.close()
    return late


if __name__ == "__main__":
    Console().print(asyncio.run(errands_table(int(sys.argv[1]) if len(sys.argv) > 1 else ERRANDS)))
