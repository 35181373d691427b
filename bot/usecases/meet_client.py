"""Meet the client now: a catch-up that the timetable lacks is put into it, with a Teams meeting (R19, R48)."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.errors import OutOfDate
from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_timetable import change_timetable
from bot.usecases.draft_catch_up import catch_up_session

_LASTS: Final = timedelta(minutes=30)
_ROUND: Final = 5
"""Minutes."""

_SOURCE: Final = "a catch-up made in the chat"


async def meet_client(*, review: Review, by: Person, work: Work, now: datetime) -> Session:
    """Return today's catch-up, made now where the timetable has none that is still to come.

    It is a version of the timetable, from which its meeting and the invitations follow. Raises `OutOfDate`
    outside the days of the review.
    """
    require(by, Deed.CATCH_UP)
    today = review.day_of(now)
    if not review.first_day <= today <= review.last_day:
        raise OutOfDate("The client is met on the days of the review, and today is not one of them.")
    there = await catch_up_session(review, today, work=work, after=now)
    if there is not None:
        return there
    sessions = await work.sessions.of(review.id)
    minute = now.replace(second=0, microsecond=0)
    starts = minute + timedelta(minutes=-minute.minute % _ROUND)
    made = Session(
        id=SessionId(review.keyed(review.id, "catch-up", starts.isoformat())),
        review=review.id,
        number=max((s.number for s in sessions), default=0) + 1,
        title="Catch-up with the client",
        kind=SessionKind.CATCH_UP,
        starts=starts,
        ends=starts + _LASTS,
    )
    await change_timetable([made], review=review, source=_SOURCE, by=by, work=work, now=now)
    return made
