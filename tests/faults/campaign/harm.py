"""What befalls the processes: one is killed, one frozen until others took over, the database restarted."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import IO, Final

from tests.faults.campaign.databases import Database
from tests.stories.serving import HOUSE

_OFTEN: Final = 0.05
"""Seconds after which it is looked at again whether somebody ended."""


@dataclass
class Crew:
    """The processes that carry out errands, and what was done to them."""

    database: Database
    url: str
    lease: float
    a_second: int
    random: Random
    log: IO[bytes]
    those: list[int] = field(default_factory=list)
    killed: int = 0
    frozen: int = 0
    restarted: int = 0
    _nursery: asyncio.subprocess.Process | None = None

    async def begin(self, processes: int) -> None:
        """Start so many."""
        told = (self.database.url, self.url, str(self.lease), str(self.a_second))
        self._nursery = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.campaign.working", *told,
            cwd=HOUSE, env=os.environ | {"PYTHONPATH": str(HOUSE)},
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=self.log,
        )  # fmt: skip
        self.those += [await self._one() for _ in range(processes)]

    async def _one(self) -> int:
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(b"one more\n")
        return int(await self._nursery.stdout.readline())

    async def kill_one(self) -> None:
        """Kill one and start another in its place."""
        one = self.those.pop(self.random.randrange(len(self.those)))
        if not _is_alive(one):
            raise RuntimeError("One ended by itself.")
        os.kill(one, signal.SIGKILL)
        self.killed += 1
        self.those.append(await self._one())

    async def freeze_one(self) -> None:
        """Freeze one until its leases are over, and let it go on."""
        n = self.random.randrange(len(self.those))
        asleep = self.those[n]
        os.kill(asleep, signal.SIGSTOP)
        try:
            await asyncio.sleep(self.lease + 3)
        finally:
            os.kill(asleep, signal.SIGCONT)
        self.frozen += 1

    async def restart_database(self) -> None:
        """Pull the plug of the database, where it is a server of ours."""
        if self.database.restart is not None:
            await asyncio.to_thread(self.database.restart)
            self.restarted += 1

    def died(self) -> bool:
        """Return whether one ended by itself, which none should."""
        return not all(map(_is_alive, self.those))

    async def end(self) -> None:
        """Stop all, kindly."""
        for process in filter(_is_alive, self.those):
            os.kill(process, signal.SIGTERM)
        while any(map(_is_alive, self.those)):  # noqa: ASYNC110 - nothing tells when somebody else's child ends
            await asyncio.sleep(_OFTEN)
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        await self._nursery.wait()

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


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
