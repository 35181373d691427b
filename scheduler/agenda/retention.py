"""How long notes are kept where nobody ever signs off: the limit, and two warnings before it (R66, R72)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.tasks.endings import EndAtRetention, WarnOfRetention
from scheduler.agenda import wall
from scheduler.agenda.coming import Coming, bring, day_in
from scheduler.agenda.working_days import deadline, working_day_before


def kept_until(review: Review, sessions: Sequence[Session]) -> date:
    """Return the working day on which the review ends by itself, counted from its last session.

    What follows the review moves no deadline.
    """
    held = [review.day_of(s.starts) for s in sessions if not (s.cancelled or s.follows)]
    return deadline(review, max(held, default=review.last_day), review.method.deadlines.retention)


def at_the_limit(review: Review, sessions: Sequence[Session]) -> Iterator[Coming]:
    """Return the warnings, on working days at least two weeks and one day before, and the end itself."""
    ends = kept_until(review, sessions)
    early = working_day_before(review, ends - timedelta(days=13))
    for day, days in ((early, 14), (working_day_before(review, ends), 1)):
        yield bring(WarnOfRetention, wall.at(review, day, wall.MORNING), day_in(review, day), days=days)
    yield bring(EndAtRetention, wall.at(review, ends, wall.MORNING), day_in(review, ends))
