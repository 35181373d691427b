"""One campaign from beginning to end."""

import asyncio
import tempfile
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from random import Random
from time import perf_counter

from bot.clock import now
from bot.domain.errand import Ended
from bot.ports.failing import Refused, Unavailable
from bot.store.work import SqlStore
from tests.faults.campaign.databases import Database
from tests.faults.campaign.harm import Crew
from tests.faults.campaign.laid_out import Layout, lay_out
from tests.faults.campaign.luck import Luck
from tests.faults.campaign.verdict import OPEN, Verdict, judge
from tests.faults.campaign.witness import Witness, a_witness
from tests.keys import open_store


@dataclass(frozen=True)
class Wanted:
    """What a campaign is to be; `seconds` goes on with harm for so long, and otherwise while there is work."""

    luck: Luck
    errands: int
    processes: int = 2
    kill_every: float = 5.0
    seconds: float = 0.0
    lease: float = 10.0
    a_second: int = 50
    others: bool = True
    """Whether processes are frozen and the database restarted too."""

    patience: float = 900.0


@dataclass(frozen=True)
class Ran:
    """What came of a campaign."""

    verdict: Verdict
    witness: Witness
    errands: int
    seconds: float
    killed: int = 0
    frozen: int = 0
    restarted: int = 0


async def run(wanted: Wanted, database: Database) -> Ran:
    """Run a campaign on a database with nothing in it."""
    async with AsyncExitStack() as closing:
        witness = await closing.enter_async_context(a_witness(wanted.luck))
        store = await open_store(database.url)
        layouts = await lay_out(store, errands=wanted.errands, url=witness.url, due=now())
        log = closing.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - it is closed with the others
        luck = Random(wanted.luck.seed)
        crew = Crew(database, witness.url, wanted.lease, wanted.a_second, luck, log)
        began = perf_counter()
        await crew.begin(wanted.processes)
        enough = asyncio.Event()
        harm = asyncio.create_task(crew.harm(kill_every=wanted.kill_every, others=wanted.others, enough=enough))
        if wanted.seconds:
            await asyncio.sleep(wanted.seconds)
        else:
            await _until_few_are_left(store, layouts, wanted)
        enough.set()
        await harm
        ended = await _until_few_are_left(store, layouts, wanted, few=0)
        took = perf_counter() - began
        if crew.died():
            log.seek(0)
            raise RuntimeError(log.read()[-4000:].decode(errors="replace"))
        await crew.end()
        await store.close()
        verdict = judge(ended, layouts, witness, a_second=wanted.a_second)
        return Ran(verdict, witness, len(ended), took, crew.killed, crew.frozen, crew.restarted)


async def _until_few_are_left(
    store: SqlStore, layouts: tuple[Layout, ...], wanted: Wanted, *, few: int = 20
) -> list[Ended]:
    """Wait until no more than so many errands are open, or patience ends; return all of them."""
    until = perf_counter() + wanted.patience
    while True:
        await asyncio.sleep(0.5)
        with suppress(Unavailable, Refused):
            ended = await _all(store, layouts)
            if sum(one.state in OPEN for one in ended) <= few or perf_counter() > until:
                return ended


async def _all(store: SqlStore, layouts: tuple[Layout, ...]) -> list[Ended]:
    async with store.work() as work:
        return [one for layout in layouts for one in await work.errands.of(layout.id)]
