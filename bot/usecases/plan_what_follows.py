"""Plan what follows the report: action planning and check-ins, as meetings that outlive the notes (R63, R64).

An invitation is made before the notes are destroyed and stands in people's own calendars. So the bot has to
remember nobody, and no word of the review, to keep it (decision 0019).
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_timetable import change_timetable
from scheduler.agenda.working_days import deadline, is_working_day

_PLANNING_LASTS: Final = timedelta(hours=2)
_CHECK_IN_LASTS: Final = timedelta(minutes=30)
_CHECK_IN_AT: Final = time(10)
_MONTHS: Final = 12
_LAST_OF_ALL_MONTHS: Final = 28
_SOURCE: Final = "what follows the report"


class Proposed(Frozen):
    """What the method has follow a review: a day for action planning, and one for each check-in."""

    planning: date | None
    check_ins: tuple[date, ...]


def propose(review: Review) -> Proposed:
    """Return the working days that the method suggests, counted from the last day of the review."""
    follows = review.method.follows
    planning = deadline(review, review.last_day, follows.action_planning) if follows.action_planning else None
    return Proposed(
        planning=planning,
        check_ins=tuple(deadline(review, months_after(review.last_day, n), 0) for n in follows.check_ins),
    )


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, the 28th at the latest."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    return date(day.year + years, month + 1, min(day.day, _LAST_OF_ALL_MONTHS))


async def planned(review: Review, *, work: Work) -> tuple[Session, ...]:
    """Return what is planned to follow, by time."""
    return tuple(s for s in await work.sessions.of(review.id) if s.follows and not s.cancelled)


async def plan_what_follows(
    planning: datetime | None,
    check_ins: Sequence[date],
    *,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> tuple[Session, ...]:
    """Plan an action-planning session and check-ins, with a meeting for each; what was planned before is moved.

    Raises `Incomplete` where nothing is planned, or on a day that is over or on which nobody works.
    """
    require(by, Deed.PLAN_WHAT_FOLLOWS)
    wanted = [*([_planning(planning, review)] if planning else []), *(_check_in(d, review) for d in check_ins)]
    if not wanted:
        raise Incomplete("Choose a day for action planning, or a check-in. Nothing was planned yet.")
    for session in wanted:
        day = review.day_of(session.starts)
        if session.starts <= now:
            raise Incomplete(f"{day:%A} {day.day} {day:%B} is over. Choose a later day.")
        if not is_working_day(review, day):
            raise Incomplete(f"Nobody works on {day:%A} {day.day} {day:%B}. Choose another day.")
    last = max((s.number for s in await work.sessions.of(review.id)), default=0)
    numbers = {s.id: s.number for s in await work.sessions.of(review.id)}
    numbered = [
        s.model_copy(update={"number": numbers.get(s.id, last + nth)}) for nth, s in enumerate(wanted, start=1)
    ]
    await change_timetable(numbered, review=review, source=_SOURCE, by=by, work=work, now=now)
    return await planned(review, work=work)


def _planning(starts: datetime, review: Review) -> Session:
    return Session(
        id=SessionId(review.keyed(review.id, "action planning")[:12]),
        review=review.id,
        number=0,
        title="Action planning",
        kind=SessionKind.ACTION_PLANNING,
        starts=starts,
        ends=starts + _PLANNING_LASTS,
    )


def _check_in(day: date, review: Review) -> Session:
    starts = review.at(day, _CHECK_IN_AT)
    return Session(
        id=SessionId(review.keyed(review.id, "check-in", day.isoformat())[:12]),
        review=review.id,
        number=0,
        title="Check-in on progress",
        kind=SessionKind.CHECK_IN,
        starts=starts,
        ends=starts + _CHECK_IN_LASTS,
    )
