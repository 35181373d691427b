"""What the database is asked about errands."""

from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import Integer, and_, bindparam, or_, select, update

from bot.domain.errand import ErrandState
from bot.domain.review import Stage
from bot.store.prepared import Prepared
from bot.store.rows import Condition, insert_on
from bot.store.sealing import EDITION, Lock, whole
from bot.store.tables import errands, reviews
from bot.store.times import Moment


def is_free(now: datetime) -> Condition:
    """Whether an errand is due, or was claimed by somebody who never came back."""
    due = and_(errands.c.state == str(ErrandState.PENDING), errands.c.not_before <= now)
    left = and_(errands.c.state == str(ErrandState.CLAIMED), errands.c.lease_ends <= now)
    return or_(due, left)


@cache
def adding(database: str) -> Prepared:
    """Return what writes errands down, pending, whose key is new, as a database by that name is told it."""
    pending = {"state": str(ErrandState.PENDING), "owner": "", "attempts": 0, "reason": ""}
    given: dict[str, object] = {name: bindparam(name) for name in ("key", "review", "purpose", "body")}
    moments = {name: bindparam(name, type_=Moment) for name in ("due", "not_before")}
    new = insert_on(database, errands).inline().values(**pending, **given, **moments)
    return Prepared(new.on_conflict_do_nothing(), apart=("key",))


_PENDING: Final = errands.c.state == str(ErrandState.PENDING)
VOIDING_ALL: Final = Prepared(
    update(errands)
    .where(errands.c.review == bindparam("of"), _PENDING)
    .values(state=str(ErrandState.VOID), reason=bindparam("because"))
)
ENDING_ALL: Final = Prepared(
    update(errands)
    .where(
        errands.c.review == bindparam("of"),
        _PENDING | (errands.c.state == str(ErrandState.CLAIMED)),
        ~errands.c.body.startswith(
            f"{EDITION}{Lock.HOUSE}"
        ),  # such can be read: they have to forget the review
    )
    .values(state=str(ErrandState.VOID), reason="", body="")
)
NOT_DESTROYED: Final = Prepared(
    select(reviews.c.nth).where(
        reviews.c.id == bindparam("of"), reviews.c.stage != str(Stage.DESTROYED), reviews.c.body != ""
    )
)
WAITING: Final = Prepared(
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
VOIDING: Final = Prepared(
    update(errands)
    .where(errands.c.key == bindparam("this"), errands.c.review == bindparam("of"), _PENDING)
    .values(state=str(ErrandState.VOID), reason=bindparam("because")),
    apart=("this",),
)
MOVING: Final = Prepared(
    update(errands)
    .where(errands.c.key == bindparam("this"), _PENDING)
    .values(
        due=bindparam("at", type_=Moment), not_before=bindparam("at", type_=Moment), body=bindparam("text")
    ),
    apart=("this",),
)
KNOWN: Final = Prepared(select(errands.c.key).where(errands.c.review == bindparam("review")))
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


CLAIMING_DUE: Final = _claiming(_DUE)
CLAIMING_LEFT: Final = _claiming(_LEFT)
_MINE: Final = update(errands).where(
    errands.c.key == bindparam("this"),
    errands.c.state == str(ErrandState.CLAIMED),
    errands.c.owner == bindparam("by"),
    errands.c.attempts == bindparam("attempt", type_=Integer),
)
HOLDING: Final = Prepared(
    _MINE.values(lease_ends=bindparam("until", type_=Moment)).returning(errands.c.key), apart=("this",)
)
FINISHING: Final = Prepared(
    _MINE.values(
        state=bindparam("new"),
        reason=bindparam("because"),
        ended=bindparam("at", type_=Moment),
        lease_ends=None,
    ).returning(errands.c.key),
    apart=("this",),
)
PUTTING_OFF: Final = Prepared(
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
