"""The errand table: each errand is written down once, is in one pair of hands at a time, and ends once."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errand import Claimed, Ended, Errand, ErrandState
from bot.domain.ids import ReviewId
from bot.keys.sealing import Altered
from bot.store import asked_of_errands as ask
from bot.store.prepared import Prepared
from bot.store.sealing import REASONS, Destroyed, Sealing
from bot.store.tables import errands

log = logging.getLogger(__name__)

_A_STRETCH: Final = 50
"""Errands that are sealed and written down before others have their turn on the loop."""

_KEYS_COME_BACK: Final = timedelta(minutes=10)
"""How long until it is looked again whether a key that is missing was put back."""

_LOCK_OF_THE_BELL: Final = 0x0C71_0BE1
"""The number of the lock that only we take."""


class SqlErrands:
    """The errand table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._sealing = Sealing(connection)

    async def add(self, *wanted: Errand) -> int:
        """Write down those whose key is new, pending; return how many."""
        added, adding = 0, ask.adding(self._connection.dialect.name)
        for first in range(0, len(wanted), _A_STRETCH):
            rows = [await self._row(errand) for errand in wanted[first : first + _A_STRETCH]]
            added += await adding.change(self._connection, rows)
            await asyncio.sleep(0)  # others have their turn on the loop
        return added

    async def known(self, review: ReviewId) -> frozenset[str]:
        """Return the keys of all errands of a review, ended ones too."""
        return frozenset(key for (key,) in await ask.KNOWN.run(self._connection, {"review": review}))

    async def claim(self, *, now: datetime, owner: str, lease: timedelta, limit: int) -> tuple[Claimed, ...]:
        """Take what is due, or whose lease ran out, the earliest first; the lease runs from now.

        On PostgreSQL the errands that somebody else is just claiming are passed over.
        """
        hold = {"now": now, "by": owner, "until": now + lease}
        rows = [*await ask.CLAIMING_LEFT.run(self._connection, {**hold, "limit": limit})]
        if len(rows) < limit:
            rows += await ask.CLAIMING_DUE.run(self._connection, {**hold, "limit": limit - len(rows)})
        claimed = []
        for review, body, attempt in rows:
            try:
                errand = await self._errand(body, review)
            except Destroyed:
                await self._end_all_of(review, now=now, owner=owner)
            except Altered:
                log.exception("errand.altered", extra={"review": review})  # one row, which holds up nobody else
            else:
                claimed.append(Claimed(errand=errand, owner=owner, attempt=attempt))
        return tuple(sorted(claimed, key=lambda one: (one.errand.due, one.errand.key)))

    async def hold(self, claimed: Claimed, *, until: datetime) -> bool:
        """Go on holding an errand until then; False where somebody else has it by now."""
        return await self._still(ask.HOLDING, claimed, {"until": until})

    async def finish(self, claimed: Claimed, *, state: ErrandState, now: datetime, reason: str = "") -> bool:
        """End an errand; False where somebody else has it by now."""
        because = await self._sealed(reason, claimed.errand.review)
        return await self._still(ask.FINISHING, claimed, {"new": str(state), "because": because, "at": now})

    async def put_off(self, claimed: Claimed, *, until: datetime, reason: str = "", tried: bool = True) -> bool:
        """Give an errand back, not to be tried before `until`; False where somebody else has it by now.

        Where it only waited for its turn it was not `tried`, and that counts as no attempt.
        """
        because = await self._sealed(reason, claimed.errand.review)
        back = {"until": until, "because": because, "less": 0 if tried else 1}
        return await self._still(ask.PUTTING_OFF, claimed, back)

    async def void(self, review: ReviewId, *, keys: Iterable[str] | None = None, reason: str) -> int:
        """End pending errands, all or those of the keys, before anything is sent; return how many."""
        void = {"of": review, "because": await self._sealed(reason, review)}
        if keys is None:
            return await ask.VOIDING_ALL.change(self._connection, [void])
        return await ask.VOIDING.change(self._connection, [{**void, "this": key} for key in keys])

    async def put_at(self, *wanted: Errand) -> int:
        """Give pending errands of the same keys these due times and ends instead; return how many."""
        rows = [await self._row(errand) for errand in wanted]
        moved = [{"this": row["key"], "at": row["due"], "text": row["body"]} for row in rows]
        return await ask.MOVING.change(self._connection, moved)

    async def of(self, review: ReviewId) -> tuple[Ended, ...]:
        """Return every errand of a review with its state, by due time then key."""
        columns = select(errands.c.body, errands.c.state, errands.c.reason, errands.c.attempts)
        in_order = columns.where(errands.c.review == review).order_by(errands.c.due, errands.c.key)
        return tuple(
            [
                Ended(
                    errand=await self._errand(body, review),
                    state=ErrandState(state),
                    reason=await self._sealing.open(reason, table=REASONS, review=review) if reason else "",
                    attempts=attempts,
                )
                for body, state, reason, attempts in await self._connection.execute(in_order)
            ]
        )

    async def planning_is_mine(self) -> bool:
        """Return whether nobody else is just writing down what falls due; it is ours until this work ends.

        The lock ends with the transaction. One who stops in the middle of it, frozen, loses both when the
        server's patience ends (`bot.store.engines`).
        """
        if self._connection.dialect.name != "postgresql":
            return True
        return bool(await self._connection.scalar(select(func.pg_try_advisory_xact_lock(_LOCK_OF_THE_BELL))))

    async def next_due(self) -> datetime | None:
        """Return when the next pending errand falls due."""
        pending = errands.c.state == str(ErrandState.PENDING)
        next_due: datetime | None = await self._connection.scalar(
            select(func.min(errands.c.not_before)).where(pending)
        )
        return next_due

    async def _still(self, change: Prepared, claimed: Claimed, new: Mapping[str, object]) -> bool:
        """Change an errand only while it is in the hands of whoever claimed it, and at that attempt."""
        mine = {"this": claimed.errand.key, "by": claimed.owner, "attempt": claimed.attempt}
        return bool(await change.run(self._connection, {**mine, **new}))

    async def _errand(self, body: str, review: str) -> Errand:
        return Errand.model_validate_json(await self._sealing.open(body, table=errands.name, review=review))

    async def _row(self, errand: Errand) -> dict[str, object]:
        text = errand.model_dump_json()
        body = await self._sealing.seal(text, table=errands.name, review=errand.review)
        return {**_columns(errand), "body": body}

    async def _sealed(self, reason: str, review: str) -> str:
        """Return why an errand ended, sealed; of one whose review is destroyed meanwhile, nothing is kept."""
        try:
            return await self._sealing.seal(reason, table=REASONS, review=review) if reason else ""
        except Destroyed:
            return ""

    async def _end_all_of(self, review: str, *, now: datetime, owner: str) -> None:
        """End the errands of a review whose key is destroyed: nobody can read any more what they were.

        Where the review is not destroyed its key is only missing: its errands wait until it is put back.
        """
        if await ask.NOT_DESTROYED.run(self._connection, {"of": review}):
            log.error("keys.missing", extra={"review": review})
            waiting = {"of": review, "by": owner, "until": now + _KEYS_COME_BACK}
            await ask.WAITING.change(self._connection, [waiting])
        else:
            await ask.ENDING_ALL.run(self._connection, {"of": review})


def _columns(errand: Errand) -> dict[str, object]:
    """Return what of an errand is searched."""
    return {
        "key": errand.key,
        "review": errand.review,
        "purpose": errand.task.purpose,
        "due": errand.due,
        "not_before": errand.due,
    }
