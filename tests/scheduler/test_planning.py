"""What time brings is written down once, and again only where something changed or its moment came."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from bot.domain.ids import ReviewId
from bot.domain.session import Session
from bot.ports.failing import Unavailable
from bot.records.work import Store, Work
from scheduler.planning import Planned, write_down
from scheduler.runner import Runner
from tests.builders import ANA, NINE, REVIEW, SESSION
from tests.room import Room

SECOND = timedelta(seconds=1)
T = TypeVar("T")


async def planned_at(room: Room, now: datetime, before: Planned) -> tuple[Planned, set[tuple[str, datetime]]]:
    """Write down what fell due, and return what is remembered of it with all errands and when they are due."""
    async with room.ports.store.work() as work:
        planned = await write_down(before, work=work, now=now)
        there = await work.errands.of(REVIEW)
    return planned, {(e.errand.task.purpose, e.errand.due) for e in there}


async def change_the_session(room: Room, **changes: object) -> Session:
    async with room.ports.store.work() as work:
        changed = (await work.sessions.get(SESSION)).model_copy(update=changes)
        await work.sessions.save(changed)
    return changed


async def test_nothing_is_written_down_again_before_its_next_moment(room: Room) -> None:
    first, errands = await planned_at(room, NINE, {})

    second, later = await planned_at(room, NINE + SECOND, first)

    assert (second, later) == (first, errands)


async def test_the_next_moment_is_written_down_when_it_comes(room: Room) -> None:
    first, errands = await planned_at(room, NINE, {})
    moment = first[REVIEW].until

    second, later = await planned_at(room, moment, first)

    assert second[REVIEW].at == moment
    assert {due for _, due in later - errands} == {moment}


async def test_a_session_that_was_moved_is_written_down_at_once(room: Room) -> None:
    first, errands = await planned_at(room, NINE - timedelta(hours=2), {})
    moved = await change_the_session(room, starts=NINE - timedelta(hours=2), ends=NINE - timedelta(hours=1))

    second, later = await planned_at(room, NINE - timedelta(hours=2) + SECOND, first)

    assert first[REVIEW].until > NINE - timedelta(hours=2) + SECOND
    assert moved in second[REVIEW].told[1]
    assert "briefing" in {purpose for purpose, _ in later - errands}


@dataclass
class UndoneOnce:
    """A store whose first transaction is undone at its end."""

    store: Store
    was_undone: bool = False

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """Begin a transaction."""
        async with self.store.work() as work:
            yield work
            if not self.was_undone:
                self.was_undone = True
                raise Unavailable("The database did not answer.")

    def reading(self) -> AbstractAsyncContextManager[Work]:
        """Only look."""
        return self.store.reading()

    async def together(self, deed: Callable[[Work], Awaitable[T]]) -> T:
        """Do something together with others."""
        return await self.store.together(deed)

    async def destroy_key(self, review: ReviewId) -> None:
        """Destroy a key."""
        await self.store.destroy_key(review)

    async def forget_review(self, review: ReviewId) -> None:
        """Forget a review."""
        await self.store.forget_review(review)

    async def sweep(self) -> None:
        """Sweep."""
        await self.store.sweep()

    async def close(self) -> None:
        """Close."""
        await self.store.close()


async def test_what_was_undone_is_not_remembered_as_written_down(room: Room) -> None:
    room.clock.push_to(NINE - timedelta(minutes=15))
    runner = Runner(replace(room.ports, store=UndoneOnce(room.ports.store)), owner="another")

    with pytest.raises(Unavailable):
        await runner.ring(room.clock.now())
    await runner.ring(room.clock.now())

    assert [d.first.at for d in room.cards(ANA, "briefing")] == [NINE - timedelta(minutes=15)]
