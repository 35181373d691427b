"""The errand table: each errand is written down once, is in one pair of hands at a time, and ends once."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Integer, and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errand import Claimed, Ended, Errand, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.review import Stage
from bot.keys.sealing import Altered
from bot.store.prepared import Prepared
from bot.store.rows import Condition, insert_on
from bot.store.sealing import EDITION, REASONS, Destroyed, Lock, Sealing, whole
from bot.store.tables import errands, reviews
from bot.store.times import Moment

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
        added, adding = 0, _adding(self._connection.dialect.name)
        for first in range(0, len(wanted), _A_STRETCH):
            rows = [await self._row(errand) for errand in wanted[first : first + _A_STRETCH]]
            added += await adding.change(self._connection, rows)
            await asyncio.sleep(0)  # others have their turn on the loop
        return added

    async def known(self, review: ReviewId) -> frozenset[str]:
        """Return the keys of all errands of a review, ended ones too."""
        return frozenset(key for (key,) in await _KNOWN.run(self._connection, {"review": review}))

    async def claim(self, *, now: datetime, owner: str, lease: timedelta, limit: int) -> tuple[Claimed, ...]:
        """Take what is due, or whose lease ran out, the earliest first; the lease runs from now.

        On PostgreSQL the errands that somebody else is just claiming are passed over.
        """
        hold = {"now": now, "by": owner, "until": now + lease}
        rows = [*await _CLAIMING_LEFT.run(self._connection, {**hold, "limit": limit})]
        if len(rows) < limit:
            rows += await _CLAIMING_DUE.run(self._connection, {**hold, "limit": limit - len(rows)})
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
        return await self._still(_HOLDING, claimed, {"until": until})

    async def finish(self, claimed: Claimed, *, state: ErrandState, now: datetime, reason: str = "") -> bool:
        """End an errand; False where somebody else has it by now."""
        because = await self._sealed(reason, claimed.errand.review)
        return await self._still(_FINISHING, claimed, {"new": str(state), "because": because, "at": now})

    async def put_off(self, claimed: Claimed, *, until: datetime, reason: str = "", tried: bool = True) -> bool:
        """Give an errand back, not to be tried before `until`; False where somebody else has it by now.

        Where it only waited for its turn it was not `tried`, and that counts as no attempt.
        """
        because = await self._sealed(reason, claimed.errand.review)
        back = {"until": until, "because": because, "less": 0 if tried else 1}
        return await self._still(_PUTTING_OFF, claimed, back)

    async def void(self, review: ReviewId, *, keys: Iterable[str] | None = None, reason: str) -> int:
        """End pending errands, all or those of the keys, before anything is sent; return how many."""
        void = {"of": review, "because": await self._sealed(reason, review)}
        if keys is None:
            return await _VOIDING_ALL.change(self._connection, [void])
        return await _VOIDING.change(self._connection, [{**void, "this": key} for key in keys])

    async def put_at(self, *wanted: Errand) -> int:
        """Give pending errands of the same keys these due times and ends instead; return how many."""
        rows = [await self._row(errand) for errand in wanted]
        moved = [{"this": row["key"], "at": row["due"], "text": row["body"]} for row in rows]
        return await _MOVING.change(self._connection, moved)

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
        if await _NOT_DESTROYED.run(self._connection, {"of": review}):
            log.error("keys.missing", extra={"review": review})
            waiting = {"of": review, "by": owner, "until": now + _KEYS_COME_BACK}
            await _WAITING.change(self._connection, [waiting])
        else:
            await _ENDING_ALL.run(self._connection, {"of": review})


def _columns(errand: Errand) -> dict[str, object]:
    """Return what of an errand is searched."""
    return {
        "key": errand.key,
        "review": errand.review,
        "purpose": errand.task.purpose,
        "due": errand.due,
        "not_before": errand.due,
    }


def is_free(now: datetime) -> Condition:
    """Whether an errand is due, or was claimed by somebody who never came back."""
    due = and_(errands.c.state == str(ErrandState.PENDING), errands.c.not_before <= now)
    left = and_(errands.c.state == str(ErrandState.CLAIMED), errands.c.lease_ends <= now)
    return or_(due, left)


@cache
def _adding(database: str) -> Prepared:
    pending = {"state": str(ErrandState.PENDING), "owner": "", "attempts": 0, "reason": ""}
    given: dict[str, object] = {name: bindparam(name) for name in ("key", "review", "purpose", "body")}
    moments = {name: bindparam(name, type_=Moment) for name in ("due", "not_before")}
    new = insert_on(database, errands).inline().values(**pending, **given, **moments)
    return Prepared(new.on_conflict_do_nothing(), apart=("key",))


_PENDING: Final = errands.c.state == str(ErrandState.PENDING)
_VOIDING_ALL: Final = Prepared(
    update(errands)
    .where(errands.c.review == bindparam("of"), _PENDING)
    .values(state=str(ErrandState.VOID), reason=bindparam("because"))
)
_ENDING_ALL: Final = Prepared(
    update(errands)
    .where(
        errands.c.review == bindparam("of"),
        _PENDING | (errands.c.state == str(ErrandState.CLAIMED)),
        ~errands.c.body.startswith(
            f"{EDITION}{Lock.HOUSE}"
        ),  # it can be read, and still has to forget the review
    )
    .values(state=str(ErrandState.VOID), reason="", body="")
)
_NOT_DESTROYED: Final = Prepared(
    select(reviews.c.nth).where(
        reviews.c.id == bindparam("of"), reviews.c.stage != str(Stage.DESTROYED), reviews.c.body != ""
    )
)
_WAITING: Final = Prepared(
    update(errands)
    .where(
        errands.c.review == bindparam("of"),
        or_(
            and_(_PENDING, errands.c.not_before <= bindparam("until", type_=Moment)),
            and_(errands.c.state == str(ErrandState.CLAIMED), errands.c.owner == bindparam("by")),
        ),
    )
    .values(
        state=str(ErrandState.PENDING),
        not_before=bindparam("until", type_=Moment),
        owner="",
        lease_ends=None,
    )
)
_VOIDING: Final = Prepared(
    update(errands)
    .where(errands.c.key == bindparam("this"), errands.c.review == bindparam("of"), _PENDING)
    .values(state=str(ErrandState.VOID), reason=bindparam("because")),
    apart=("this",),
)
_MOVING: Final = Prepared(
    update(errands)
    .where(errands.c.key == bindparam("this"), _PENDING)
    .values(
        due=bindparam("at", type_=Moment), not_before=bindparam("at", type_=Moment), body=bindparam("text")
    ),
    apart=("this",),
)
_KNOWN: Final = Prepared(select(errands.c.key).where(errands.c.review == bindparam("review")))
_DUE: Final = and_(
    errands.c.state == str(ErrandState.PENDING), errands.c.not_before <= bindparam("now", type_=Moment)
)
_LEFT: Final = and_(
    errands.c.state == str(ErrandState.CLAIMED), errands.c.lease_ends <= bindparam("now", type_=Moment)
)


def _claiming(which: Condition) -> Prepared:
    """Return what claims in one step; what is due is found in the order of its index, however much there is."""
    in_order = select(errands.c.nth).where(which).order_by(errands.c.not_before, errands.c.nth)
    free = in_order.limit(bindparam("limit", type_=Integer)).with_for_update(skip_locked=True).cte("free")
    claimed = {
        "state": str(ErrandState.CLAIMED),
        "owner": bindparam("by"),
        "lease_ends": bindparam("until", type_=Moment),
        "attempts": errands.c.attempts + 1,
    }
    taken = update(errands).where(errands.c.nth.in_(select(free.c.nth))).values(claimed)
    return Prepared(taken.returning(*whole(errands), errands.c.attempts))


_CLAIMING_DUE: Final = _claiming(_DUE)
_CLAIMING_LEFT: Final = _claiming(_LEFT)
_MINE: Final = update(errands).where(
    errands.c.key == bindparam("this"),
    errands.c.state == str(ErrandState.CLAIMED),
    errands.c.owner == bindparam("by"),
    errands.c.attempts == bindparam("attempt", type_=Integer),
)
_HOLDING: Final = Prepared(
    _MINE.values(lease_ends=bindparam("until", type_=Moment)).returning(errands.c.key), apart=("this",)
)
_FINISHING: Final = Prepared(
    _MINE.values(
        state=bindparam("new"),
        reason=bindparam("because"),
        ended=bindparam("at", type_=Moment),
        lease_ends=None,
    ).returning(errands.c.key),
    apart=("this",),
)
_PUTTING_OFF: Final = Prepared(
    _MINE.values(
        state=str(ErrandState.PENDING),
        not_before=bindparam("until", type_=Moment),
        reason=bindparam("because"),
        owner="",
        lease_ends=None,
        attempts=errands.c.attempts - bindparam("less", type_=Integer),
    ).returning(errands.c.key),
    apart=("this",),
)
