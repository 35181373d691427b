"""The runner: claims errands that fell due, carries them out, puts off, gives up, and tells a human."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.errand import Claimed, Errand, ErrandState
from bot.domain.errors import ReviewError
from bot.domain.ids import PersonId, made_from
from bot.domain.tasks.reaching import TellManager
from bot.logs import ERRAND
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable, Uncertain
from bot.records.work import Work
from bot.usecases.reach_peers import for_whom
from scheduler.carrying_out import carry_out
from scheduler.ending import Ending
from scheduler.hands import Hands, meeting_of
from scheduler.planning import Planned, next_moment, write_down
from scheduler.trip import LEASE, TakenOver, Trip

log = logging.getLogger(__name__)

AT_ONCE: Final = 32
"""For how many people a house that serves carries out errands at the same time."""

_A_BATCH: Final = 8
_FOR_EACH_HAND: Final = 4
"""How many errands are claimed for each that is carried out at the same time."""

_PLANS_EVERY: Final = timedelta(seconds=5)
"""How long a ring that does not come to an end leaves unwritten what falls due meanwhile."""

_MEETINGS_AT_ONCE: Final = 24
"""Meetings are asked for at the same time, so that more of them may be in hand."""

_SHORTEST_WAIT: Final = timedelta(seconds=1)
"""However soon the other side would have us back, it is at a later ring."""

_FIRST_WAIT: Final = timedelta(seconds=20)
_LONGEST_WAIT: Final = timedelta(minutes=2)
_DOUBLED: Final = 10
"""How often the wait is doubled at the most: by then it is longer than the longest."""

_FAULTS: Final = 5


class Runner:
    """Carries out what time and people bring; `owner` tells this process from others on the same store.

    Errands for so many people are carried out `at_once`; those for one person, or for a review as a whole,
    one after the other. Whoever comes back to life after its `lease` finds its errands in other hands.
    """

    def __init__(self, ports: Ports, *, owner: str, at_once: int = 1, lease: timedelta = LEASE) -> None:
        self._ports = ports
        self._owner = owner
        self._at_once = at_once
        self._lease = lease
        self._stopping = False
        self._limit = _A_BATCH if at_once == 1 else _FOR_EACH_HAND * at_once
        self._planned: Planned = {}
        self._now = datetime.min.replace(tzinfo=UTC)

    def stop(self) -> None:
        """Begin nothing more: what is in hand is finished, what is only claimed is given back at once."""
        self._stopping = True

    async def ring(self, now: datetime) -> int:
        """Carry out everything that is due, and say how many errands came to an end or were put off."""
        hands = Hands(self._take_each, at_once=self._at_once, most=self._limit)
        carried, more, plan_at = 0, True, now
        try:
            while more:
                if hands.are_free and not (self._stopping and carried):
                    self._now = self._moment(now)
                    batch = await self._claim(self._now, plan=self._now >= plan_at)
                    plan_at = self._now + _PLANS_EVERY if self._now >= plan_at else plan_at
                    carried += len(batch)
                    if batch:
                        hands.take(batch)
                more = await hands.come_free()
        finally:
            await hands.drop()
        return carried

    def _moment(self, now: datetime) -> datetime:
        """Return what time it has become meanwhile: a ring may take long, and leases run from now."""
        return max(now, self._ports.clock())

    async def _take_each(self, batch: Sequence[Claimed]) -> None:
        for claimed in batch:
            now = self._moment(self._now)
            told_of = ERRAND.set(claimed.errand.key)
            try:
                if self._stopping:
                    await self._give_back(claimed, now)
                else:
                    await self._take(claimed, now)
            except TakenOver:
                log.info("errand.taken_over", extra={"purpose": claimed.errand.task.purpose})
            ERRAND.reset(told_of)

    async def _claim(self, now: datetime, *, plan: bool) -> tuple[Claimed, ...]:
        """Claim what is due; what time brings is written down before, if it is time to."""
        planned: Planned = self._planned
        batch: tuple[Claimed, ...] = ()
        async with self._ports.store.work() as work:
            if plan:
                planned = await write_down(planned, work=work, now=now)
            while len(batch) < _MEETINGS_AT_ONCE and all(map(meeting_of, batch)):
                more = await work.errands.claim(
                    now=now, owner=self._owner, lease=self._lease, limit=self._limit
                )
                batch += more
                if len(more) < self._limit:
                    break
        self._planned = planned
        return batch

    async def next_moment(self, after: datetime) -> datetime | None:
        """Return the next moment at which anything may fall due, in any review."""
        async with self._ports.store.work() as work:
            return await next_moment(after, work=work)

    async def _take(self, claimed: Claimed, now: datetime) -> None:
        errand = claimed.errand
        if now > errand.too_late and claimed.attempt == 1:
            await self._end(claimed, Ending(state=ErrandState.STALE, reason="It fell due too long ago."), now)
            return
        try:
            ending = await carry_out(Trip(claimed, ports=self._ports, now=self._moment(now), lease=self._lease))
        except TakenOver:
            raise
        except Unavailable as failure:
            await self._put_off(claimed, now, str(failure), wait=failure.retry_after)
        except Uncertain as failure:
            await self._leave_uncertain(claimed, now, failure)
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
        async def finish(work: Work) -> bool:
            at = self._moment(now)
            return await work.errands.finish(claimed, state=ending.state, now=at, reason=ending.reason)

        await self._ports.store.together(finish)
        told = {"purpose": claimed.errand.task.purpose, "state": ending.state.value, "attempt": claimed.attempt}
        log.info("errand.ended", extra=told)

    async def _put_off(
        self, claimed: Claimed, now: datetime, reason: str, *, wait: timedelta | None = None
    ) -> None:
        backoff = min(_FIRST_WAIT * 2 ** min(claimed.attempt - 1, _DOUBLED), _LONGEST_WAIT)
        until = self._moment(now) + (backoff if wait is None else max(wait, _SHORTEST_WAIT))
        if until > claimed.errand.too_late:
            await self._give_up(claimed, now, reason)
            return
        async with self._ports.store.work() as work:
            await work.errands.put_off(claimed, until=until, reason=reason, tried=wait is None)
        log.info("errand.put_off", extra={"purpose": claimed.errand.task.purpose, "attempt": claimed.attempt})

    async def _give_back(self, claimed: Claimed, now: datetime) -> None:
        async with self._ports.store.work() as work:
            await work.errands.put_off(claimed, until=now, tried=False)
        log.info("errand.given_back", extra={"purpose": claimed.errand.task.purpose})

    async def _give_up(self, claimed: Claimed, now: datetime, reason: str) -> None:
        told = _told(claimed.errand, _sentence(claimed.errand, reason), now)
        await self._end_badly(claimed, ErrandState.REFUSED, now, reason, told)
        log.warning("errand.given_up", extra=_facts(claimed))

    async def _leave_uncertain(self, claimed: Claimed, now: datetime, why: Uncertain) -> None:
        """Leave it, for it may have happened; what is shown in the evening's table needs no card of its own."""
        shown = for_whom(claimed.errand.task) is not None
        told = (
            None if shown else _told(claimed.errand, _doubt(claimed.errand, str(why)), now, person=why.person)
        )
        await self._end_badly(claimed, ErrandState.UNCERTAIN, now, str(why), told)
        log.warning("errand.uncertain", extra=_facts(claimed))

    async def _end_badly(
        self, claimed: Claimed, state: ErrandState, now: datetime, reason: str, told: Errand | None
    ) -> None:
        async with self._ports.store.work() as work:
            mine = await work.errands.finish(claimed, state=state, now=self._moment(now), reason=reason)
            if mine and told is not None and not isinstance(claimed.errand.task, TellManager):
                await work.errands.add(told)


def _told(errand: Errand, sentence: str, now: datetime, *, person: PersonId | None = None) -> Errand:
    """Return the errand that tells the challenge managers, or the one whom it concerns."""
    return Errand(
        review=errand.review,
        task=TellManager(about=made_from(errand.key)[:12], sentence=sentence, person=person),
        due=now,
        too_late=now + timedelta(days=2),
    )


def _facts(claimed: Claimed) -> dict[str, object]:
    return {"purpose": claimed.errand.task.purpose, "attempt": claimed.attempt}


def _sentence(errand: Errand, reason: str) -> str:
    return f"I could not do this: {errand.task.purpose}. {reason}"


def _doubt(errand: Errand, reason: str) -> str:
    return (
        f"I do not know whether this reached anybody, and did not do it twice: {errand.task.purpose}. {reason}"
    )
