"""The runner: claims errands that fell due, carries them out, puts off, gives up, and tells a human."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.errand import Claimed, Errand, ErrandState
from bot.domain.errors import ReviewError
from bot.domain.ids import ReviewId, SessionId, made_from
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.tasks.meetings import CancelMeeting, MoveMeeting, OpenMeeting
from bot.domain.tasks.reaching import TellManager
from bot.domain.team import Person
from bot.logs import ERRAND
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable
from bot.records.work import Work
from scheduler.agenda import coming, due_of
from scheduler.carrying_out import carry_out
from scheduler.delivery import Trip
from scheduler.ending import Ending

log = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=7)
"""How long one runner may hold an errand before another may take it over; above the deadlines of one batch."""

_AT_ONCE: Final = 8
_MEETINGS_AT_ONCE: Final = 24
"""Meetings are asked for at the same time, so that more of them may be in hand."""

_LOOKS_BACK: Final = timedelta(days=2)
"""What was too late longer ago than this is not even written down as missed."""

_SHORTEST_WAIT: Final = timedelta(seconds=1)
"""However soon the other side would have us back, it is at a later ring."""

_FIRST_WAIT: Final = timedelta(seconds=20)
_LONGEST_WAIT: Final = timedelta(minutes=15)
_FAULTS: Final = 5

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class _Written:
    """What time brings to a review was written down as of a moment; nothing more comes before another."""

    told: tuple[Review, tuple[Session, ...], tuple[Person, ...]]
    at: datetime
    until: datetime


class Runner:
    """Carries out what time and people bring; `owner` tells this process from others on the same store."""

    def __init__(self, ports: Ports, *, owner: str) -> None:
        self._ports = ports
        self._owner = owner
        self._stopping = False
        self._written: dict[ReviewId, _Written] = {}

    def stop(self) -> None:
        """Begin nothing more: what is in hand is finished, what is only claimed is given back at once."""
        self._stopping = True

    async def ring(self, now: datetime) -> int:
        """Carry out everything that is due, and say how many errands came to an end or were put off."""
        async with self._ports.store.work() as work:
            written = await self._write_down(work, now)
            batch = await self._claim(work, now)
        self._written = written
        carried = 0
        while batch:
            await self._take_all(batch, now)
            carried += len(batch)
            if self._stopping:
                break
            async with self._ports.store.work() as work:
                batch = await self._claim(work, now)
        return carried

    async def _write_down(self, work: Work, now: datetime) -> dict[ReviewId, _Written]:
        """Write down what fell due since the last ring; the unique key keeps it to once.

        Where neither the review, its timetable nor its people changed, there is nothing new before its next
        moment. What is returned holds only once the transaction is committed.
        """
        written: dict[ReviewId, _Written] = {}
        for review in await work.reviews.all():
            sessions, people = await work.sessions.of(review.id), await work.people.of(review.id)
            last, told = self._written.get(review.id), (review, sessions, people)
            if last is not None and last.told == told and last.at <= now < last.until:
                written[review.id] = last
                continue
            there = tuple(coming(review, sessions=sessions, people=people))
            due = due_of(review, there, since=now - _LOOKS_BACK, until=now)
            if due:
                known = await work.errands.known(review.id)
                await work.errands.add(*(e for e in due if e.key not in known))
            until = min((c.due for c in there if c.due > now), default=_NEVER)
            written[review.id] = _Written(told, at=now, until=until)
        return written

    async def _take_all(self, batch: Sequence[Claimed], now: datetime) -> None:
        """Take those of meetings first and at the same time, as the calendar is slow; others in their order."""
        meetings: dict[SessionId, list[Claimed]] = {}
        for claimed in batch:
            if session := _meeting_of(claimed):
                meetings.setdefault(session, []).append(claimed)
        at_once = [self._take_each(of_one_session, now) for of_one_session in meetings.values()]
        for wrong in await asyncio.gather(*at_once, return_exceptions=True):
            if wrong is not None:
                raise wrong
        await self._take_each([claimed for claimed in batch if not _meeting_of(claimed)], now)

    async def _take_each(self, batch: Sequence[Claimed], now: datetime) -> None:
        for claimed in batch:
            told_of = ERRAND.set(claimed.errand.key)
            if self._stopping:
                await self._give_back(claimed, now)
            else:
                await self._take(claimed, now)
            ERRAND.reset(told_of)

    async def _claim(self, work: Work, now: datetime) -> tuple[Claimed, ...]:
        batch: tuple[Claimed, ...] = ()
        while len(batch) < _MEETINGS_AT_ONCE and all(map(_meeting_of, batch)):
            more = await work.errands.claim(now=now, owner=self._owner, lease=LEASE, limit=_AT_ONCE)
            batch += more
            if len(more) < _AT_ONCE:
                break
        return batch

    async def next_moment(self, after: datetime) -> datetime | None:
        """Return the next moment at which anything may fall due, in any review."""
        async with self._ports.store.work() as work:
            written = await work.errands.next_due()
            moments = [written] if written else []
            for review in await work.reviews.all():
                sessions, people = await work.sessions.of(review.id), await work.people.of(review.id)
                moments += [c.due for c in coming(review, sessions=sessions, people=people) if c.due > after]
        return min(moments, default=None)

    async def _take(self, claimed: Claimed, now: datetime) -> None:
        errand = claimed.errand
        if now > errand.too_late and claimed.attempt == 1:
            await self._end(claimed, Ending(state=ErrandState.STALE, reason="It fell due too long ago."), now)
            return
        try:
            ending = await carry_out(Trip(errand=errand, ports=self._ports, now=now))
        except Unavailable as failure:
            await self._put_off(claimed, now, str(failure), wait=failure.retry_after)
        except (Refused, ReviewError) as failure:
            await self._give_up(claimed, now, str(failure))
        except Exception:
            log.exception("errand.failed", extra={"purpose": errand.task.purpose, "attempt": claimed.attempt})
            if claimed.attempt < _FAULTS:
                await self._put_off(claimed, now, "Something went wrong on my side.")
            else:
                await self._give_up(claimed, now, "Something went wrong on my side.")
        else:
            await self._end(claimed, ending, now)

    async def _end(self, claimed: Claimed, ending: Ending, now: datetime) -> None:
        async with self._ports.store.work() as work:
            await work.errands.finish(claimed, state=ending.state, now=now, reason=ending.reason)
        told = {"purpose": claimed.errand.task.purpose, "state": ending.state.value, "attempt": claimed.attempt}
        log.info("errand.ended", extra=told)

    async def _put_off(
        self, claimed: Claimed, now: datetime, reason: str, *, wait: timedelta | None = None
    ) -> None:
        backoff = min(_FIRST_WAIT * 2 ** (claimed.attempt - 1), _LONGEST_WAIT)
        until = now + (backoff if wait is None else max(wait, _SHORTEST_WAIT))
        if until > claimed.errand.too_late:
            await self._give_up(claimed, now, reason)
            return
        async with self._ports.store.work() as work:
            await work.errands.put_off(claimed, until=until, reason=reason)
        log.info("errand.put_off", extra={"purpose": claimed.errand.task.purpose, "attempt": claimed.attempt})

    async def _give_back(self, claimed: Claimed, now: datetime) -> None:
        async with self._ports.store.work() as work:
            await work.errands.put_off(claimed, until=now)
        log.info("errand.given_back", extra={"purpose": claimed.errand.task.purpose})

    async def _give_up(self, claimed: Claimed, now: datetime, reason: str) -> None:
        errand = claimed.errand
        told = Errand(
            review=errand.review,
            task=TellManager(about=made_from(errand.key)[:12], sentence=_sentence(errand, reason)),
            due=now,
            too_late=now + timedelta(days=2),
        )
        async with self._ports.store.work() as work:
            mine = await work.errands.finish(claimed, state=ErrandState.REFUSED, now=now, reason=reason)
            if mine and not isinstance(errand.task, TellManager):
                await work.errands.add(told)
        log.warning("errand.given_up", extra={"purpose": errand.task.purpose, "attempt": claimed.attempt})


def _meeting_of(claimed: Claimed) -> SessionId | None:
    """Return the session whose meeting an errand is about."""
    match claimed.errand.task:
        case OpenMeeting() | MoveMeeting() | CancelMeeting() as task:
            return task.session
        case _:
            return None


def _sentence(errand: Errand, reason: str) -> str:
    return f"I could not do this: {errand.task.purpose}. {reason}"
