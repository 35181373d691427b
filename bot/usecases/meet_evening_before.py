"""The team meets on the evening before day 1: in the timetable's own meeting, or in one that is made (R9).

The meeting that is made is a session like any other, so that its Teams meeting, its links and the calendar
follow as they do for every session. No client is in it, for it is a session of the team.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.ids import ReviewId, SessionId, made_from
from bot.domain.readiness import Needed, ReadyState, ShownBy, standing_of
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.records.work import Work

TITLE: Final = "Team meeting on the evening before"

_LONGEST_BEFORE: Final = timedelta(days=3)
"""A team that begins on a Monday may meet on the Friday."""


def evening_session(review: ReviewId) -> SessionId:
    """Return the id of the meeting that is made: always the same, so that none is made twice."""
    return SessionId(made_from(review, "the evening before")[:12])


def days_held(review: Review, sessions: Iterable[Session]) -> list[date]:
    """Return the days of the review itself; a team that meets on the evening before does not begin it."""
    ours = evening_session(review.id)
    held = [s for s in sessions if not (s.cancelled or s.follows or s.id == ours)]
    with_others = [s for s in held if s.kind is not SessionKind.TEAM_SESSION]
    return [review.day_of(s.starts) for s in with_others or held]


def is_evening_before(session: Session, *, review: Review, first_day: date) -> bool:
    """Say whether a session is the team's own, on the evening before or on the last days of work before it."""
    if session.cancelled or session.kind is not SessionKind.TEAM_SESSION:
        return False
    return timedelta() < first_day - review.day_of(session.starts) <= _LONGEST_BEFORE


async def evening_changed(
    changed: Sequence[Session], before: Sequence[Session], *, review: Review, work: Work, now: datetime
) -> tuple[Session, ...]:
    """Return what becomes of the meeting that is made when these sessions change; nothing where it stays.

    It is made with the first timetable, at the method's time, and moves with day 1 from wherever somebody has
    put it since. What was cancelled stays so, until it is put back on the readiness list.
    """
    ours, needed = evening_session(review.id), _needed(review)
    after = [*changed, *(s for s in before if s.id not in {c.id for c in changed})]
    days = days_held(review, after)
    if needed is None or not days or any(s.id == ours for s in changed):
        return ()
    there = next((s for s in before if s.id == ours), None)
    if there is not None:
        return _moved(there, review, was=days_held(review, before), days=days, now=now)
    if any(is_evening_before(s, review=review, first_day=min(days)) for s in after):
        return ()
    standing = standing_of(await work.readiness.of(review.id), review.id, needed.id)
    made = _made(review, after, day=min(days) - timedelta(days=1))
    return (made,) if standing.state is ReadyState.OPEN and made.starts > now else ()


async def evening_ticked(
    needed: Needed, state: ReadyState, *, review: Review, work: Work, now: datetime
) -> tuple[Session, ...]:
    """Return what becomes of it when the review goes without it, or when it is put back on the list."""
    sessions = await work.sessions.of(review.id)
    days = days_held(review, sessions)
    if needed.shown_by is not ShownBy.EVENING_BEFORE or not days:
        return ()
    ours = evening_session(review.id)
    there = next((s for s in sessions if s.id == ours and not s.cancelled), None)
    if state is ReadyState.WITHOUT and there is not None and there.starts > now:
        return (there.model_copy(update={"cancelled": True}),)
    is_held = any(is_evening_before(s, review=review, first_day=min(days)) for s in sessions)
    made = _made(review, sessions, day=min(days) - timedelta(days=1))
    return (made,) if state is ReadyState.OPEN and not is_held and made.starts > now else ()


def _needed(review: Review) -> Needed | None:
    return next((n for n in review.method.readiness if n.shown_by is ShownBy.EVENING_BEFORE), None)


def _made(review: Review, sessions: Sequence[Session], *, day: date) -> Session:
    evening = review.method.evening_before
    starts = review.at(day, evening.at)
    return Session(
        id=evening_session(review.id),
        review=review.id,
        number=_number(review, sessions),
        title=TITLE,
        kind=SessionKind.TEAM_SESSION,
        starts=starts,
        ends=starts + timedelta(minutes=evening.minutes),
        mode=review.mode,
    )


def _number(review: Review, sessions: Sequence[Session]) -> int:
    """Return the number that it had, or the next one."""
    ours = evening_session(review.id)
    had = next((s.number for s in sessions if s.id == ours), None)
    return had or max((s.number for s in sessions), default=0) + 1


def _moved(
    there: Session, review: Review, *, was: Sequence[date], days: Sequence[date], now: datetime
) -> tuple[Session, ...]:
    """Return it as many days later or earlier as day 1; off, where it would have begun by now."""
    later = min(days) - min(was) if was else timedelta()
    if there.cancelled or there.starts <= now or not later:
        return ()

    def at(moment: datetime) -> datetime:
        on_the_wall = moment.astimezone(review.wall)
        return review.at(on_the_wall.date() + later, on_the_wall.time())

    if at(there.starts) <= now:
        return (there.model_copy(update={"cancelled": True}),)
    return (there.model_copy(update={"starts": at(there.starts), "ends": at(there.ends)}),)
