"""Hands: how many errands a runner carries out at the same time, and which only one after the other."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from weakref import WeakValueDictionary

from bot.domain.errand import Claimed, recipient_of
from bot.domain.ids import SessionId
from bot.domain.tasks.meetings import CancelMeeting, MoveMeeting, OpenMeeting

Take = Callable[[Sequence[Claimed]], Awaitable[None]]


class Hands:
    """Takes errands of so many lines at once; a line is a person, a session's meeting, or a review as a whole.

    With one hand, meetings come first and at the same time, as the calendar is slow; then the others, in order.
    """

    def __init__(self, take: Take, *, at_once: int, most: int) -> None:
        self._take = take
        self._most = most
        self._doors = asyncio.Semaphore(at_once) if at_once > 1 else None
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._busy: dict[asyncio.Task[None], int] = {}
        self._wrong: BaseException | None = None

    @property
    def are_free(self) -> bool:
        """Whether more should be claimed: early enough that nobody waits for the slowest."""
        if self._wrong is not None:
            return False
        return not self._busy if self._doors is None else 2 * sum(self._busy.values()) <= self._most

    def take(self, batch: Sequence[Claimed]) -> None:
        """Begin with what was claimed."""
        if self._doors is None:
            self._begin(self._by_one(batch), len(batch))
            return
        for line, those in _by_line(batch):
            of_meeting = meeting_of(those[0]) is not None
            self._begin(self._in_line(line, those, through_door=not of_meeting), len(those))

    async def come_free(self) -> bool:
        """Wait until something is done; False where nothing is in hand. Raises what went wrong meanwhile."""
        if not self._busy:
            if self._wrong is not None:
                raise self._wrong
            return False
        done, _ = await asyncio.wait(self._busy, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            del self._busy[task]
            wrong = task.exception()  # asked of each, lest one that nobody asks be told as forgotten
            self._wrong = self._wrong or wrong
        return True

    async def drop(self) -> None:
        """Let go of everything."""
        for task in self._busy:
            task.cancel()
        await asyncio.gather(*self._busy, return_exceptions=True)

    def _begin(self, doing: Coroutine[object, object, None], count: int) -> None:
        self._busy[asyncio.create_task(doing)] = count

    async def _by_one(self, batch: Sequence[Claimed]) -> None:
        meetings = [c for c in batch if meeting_of(c)]
        at_once = [self._take(those) for _, those in _by_line(meetings)]
        for wrong in await asyncio.gather(*at_once, return_exceptions=True):
            if wrong is not None:
                raise wrong
        await self._take([c for c in batch if not meeting_of(c)])

    async def _in_line(self, line: str, those: Sequence[Claimed], *, through_door: bool) -> None:
        async with self._lines.setdefault(line, asyncio.Lock()):
            if not through_door or self._doors is None:
                await self._take(those)
                return
            async with self._doors:
                await self._take(those)


def meeting_of(claimed: Claimed) -> SessionId | None:
    """Return the session whose meeting an errand is about."""
    match claimed.errand.task:
        case OpenMeeting() | MoveMeeting() | CancelMeeting() as task:
            return task.session
        case _:
            return None


def _by_line(batch: Iterable[Claimed]) -> Iterable[tuple[str, list[Claimed]]]:
    lines: dict[str, list[Claimed]] = {}
    for claimed in batch:
        errand = claimed.errand
        line = meeting_of(claimed) or recipient_of(errand.task) or errand.review
        lines.setdefault(line, []).append(claimed)
    return lines.items()
