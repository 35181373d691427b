"""Write down what fell due since the last ring; the unique key of each errand keeps it to once."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.ids import ReviewId
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from bot.records.work import Work
from scheduler.agenda.coming import Coming
from scheduler.agenda.lateness import OVERTAKEN, awake, overtaken
from scheduler.agenda.whole import coming, due_of
from scheduler.agenda.working_days import load_working_days

_LOOKS_BACK: Final = timedelta(days=2)
"""What was too late longer ago than this is not even written down as missed."""

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Written:
    """What time brings to a review is written down as of a moment; nothing more comes before another."""

    told: tuple[Review, tuple[Session, ...], tuple[Person, ...]]
    there: tuple[Coming, ...]
    at: datetime
    until: datetime


Planned = dict[ReviewId, Written]
"""What one process knows to be written down."""


async def write_down(planned: Planned, *, work: Work, now: datetime) -> Planned:
    """Write down what fell due, and return what is written down then.

    Where neither the review, its timetable nor its people changed, time brings what it brought before, and
    nothing new before its next moment. What is returned holds only once the transaction is committed. Of
    several processes one does it at a time; the others leave it to that one.
    """
    if not await work.errands.planning_is_mine():
        return planned
    written: Planned = {}
    for review in await work.reviews.all():
        await asyncio.sleep(0)  # what a file answers it answers at once, and others want their turn
        sessions, people = await work.sessions.of(review.id), await work.people.of(review.id)
        last, told = planned.get(review.id), (review, sessions, people)
        if last is not None and last.told != told:
            last = None
        if last is not None and last.at <= now < last.until:
            written[review.id] = last
            continue
        await load_working_days(review)
        there = last.there if last else tuple(coming(review, sessions=sessions, people=people))
        due = due_of(review, there, since=now - _LOOKS_BACK, until=now)
        if due:
            known = await work.errands.known(review.id)
            fresh = [e for e in due if e.key not in known]
            await work.errands.add(*(awake(review, e, now=now) for e in fresh))
            await work.errands.void(review.id, keys=overtaken(fresh, now=now), reason=OVERTAKEN)
        until = min((c.due for c in there if c.due > now), default=_NEVER)
        written[review.id] = Written(told, there, at=now, until=until)
    return written


async def next_moment(after: datetime, *, work: Work) -> datetime | None:
    """Return the next moment at which anything may fall due, in any review."""
    written = await work.errands.next_due()
    moments = [written] if written else []
    for review in await work.reviews.all():
        sessions, people = await work.sessions.of(review.id), await work.people.of(review.id)
        moments += [c.due for c in coming(review, sessions=sessions, people=people) if c.due > after]
    return min(moments, default=None)
