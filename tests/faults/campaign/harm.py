"""What befalls the processes: one is killed, one frozen until others took over, the database restarted."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import IO

from tests.faults.campaign.databases import Database
from tests.stories.serving import HOUSE


@dataclass
class Crew:
    """The processes that carry out errands, and what was done to them."""

    database: Database
    url: str
    lease: float
    a_second: int
    random: Random
    log: IO[bytes]
    those: list[asyncio.subprocess.Process] = field(default_factory=list)
    killed: int = 0
    frozen: int = 0
    restarted: int = 0

    async def begin(self, processes: int) -> None:
        """Start so many."""
        self.those += await asyncio.gather(*(self._one() for _ in range(processes)))

    async def _one(self) -> asyncio.subprocess.Process:
        told = (self.database.url, self.url, str(self.lease), str(self.a_second))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.campaign.working", *told,
            cwd=HOUSE, env=os.environ | {"PYTHONPATH": str(HOUSE)},
            stdout=asyncio.subprocess.PIPE, stderr=self.log,
        )  # fmt: skip
        assert process.stdout is not None
        await process.stdout.readline()  # it is ready, or dead
        return process

    async def kill_one(self) -> None:
        """Kill one and start another in its place."""
        one = self.those.pop(self.random.randrange(len(self.those)))
        one.kill()
        self.killed += 1
        await one.wait()
        self.those.append(await self._one())

    async def freeze_one(self) -> None:
        """Freeze one until its leases are over, and let it go on."""
        n = self.random.randrange(len(self.those))
        asleep = self.those[n]
        asleep.send_signal(signal.SIGSTOP)
        try:
            await asyncio.sleep(self.lease + 3)
        finally:
            asleep.send_signal(signal.SIGCONT)
        self.frozen += 1

    async def restart_database(self) -> None:
        """Pull the plug of the database, where it is a server of ours."""
        if self.database.restart is not None:
            await asyncio.to_thread(self.database.restart)
            self.restarted += 1

    def died(self) -> bool:
        """Return whether one ended by itself, which none should."""
        return any(process.returncode is not None for process in self.those)

    async def end(self) -> None:
        """Stop all, kindly."""
        for process in self.those:
            if process.returncode is None:
                process.terminate()
        await asyncio.gather(*(process.wait() for process in self.those))

    async def harm(self, *, kill_every: float, others: bool, enough: asyncio.Event) -> None:
        """Go on doing harm until it is enough; what was begun is seen through, so that no process is lost."""
        turns = (self.freeze_one, self.restart_database) if others else ()
        nth = 0
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(enough.wait(), kill_every)
            if enough.is_set():
                return
            await self.kill_one()
            nth += 1
            if turns and nth % 3 == 0:
                await turns[nth // 3 % len(turns)]()
