"""What many want done at about the same moment is done together.

Whatever has gathered while the last batch was being done is the next one: when there is little to do nobody
waits, and when there is much a batch costs little more than one alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Wanted = TypeVar("Wanted")
Answer = TypeVar("Answer")


class Gathering(Generic[Wanted, Answer]):
    """Gathers what is wanted; `settle` does a batch and returns an answer for each, in order.

    Where it raises, each of the batch is told.
    """

    def __init__(
        self, settle: Callable[[Sequence[Wanted]], Awaitable[Sequence[Answer]]], *, most: int = 64
    ) -> None:
        self._settle = settle
        self._most = most
        self._waiting: list[tuple[Wanted, asyncio.Future[Answer]]] = []
        self._busy: asyncio.Task[None] | None = None

    async def add(self, wanted: Wanted) -> Answer:
        """Have it done with the next batch, and return its answer; whoever goes away before is left out."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, answer))
        if self._busy is None:
            self._busy = asyncio.create_task(self._go_on())
        return await answer

    async def _go_on(self) -> None:
        try:
            while self._waiting:
                batch = [each for each in self._waiting[: self._most] if not each[1].done()]
                del self._waiting[: self._most]
                if batch:
                    await self._do(batch)
                await asyncio.sleep(0)  # whoever was answered may want something at once
        finally:
            self._busy = None

    async def _do(self, batch: Sequence[tuple[Wanted, asyncio.Future[Answer]]]) -> None:
        try:
            settled = self._settle([wanted for wanted, _ in batch])
            (answers,) = await asyncio.gather(settled, return_exceptions=True)
        except BaseException:
            for _, answer in batch:
                answer.cancel()
            raise
        for number, (_, answer) in enumerate(batch):
            if answer.done():
                continue
            if isinstance(answers, BaseException):
                answer.set_exception(answers)
            else:
                answer.set_result(answers[number])
