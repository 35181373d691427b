"""Everything that time brings to a review, and what of it falls due between two instants.

Whether an errand is still wanted when it falls due (a nudge for somebody who has answered since) is asked
when it is carried out.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Final

from bot.domain.errand import Errand
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from scheduler.agenda.afterwards import afterwards
from scheduler.agenda.around_sessions import ENDED, around_sessions
from scheduler.agenda.before import before_the_review
from scheduler.agenda.budget import within_budget
from scheduler.agenda.coming import Coming
from scheduler.agenda.evenings import each_evening
from scheduler.agenda.meetings_alone import meetings_alone
from scheduler.agenda.mornings import each_morning, in_the_channel
from scheduler.agenda.preparing import preparing
from scheduler.agenda.retention import at_the_limit

_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_FOREVER: Final = datetime.max.replace(tzinfo=UTC)


def coming(review: Review, *, sessions: Sequence[Session], people: Sequence[Person]) -> Sequence[Coming]:
    """Return everything that time brings to a review, within everybody's budget, by due time."""
    on = [s for s in sessions if not (s.cancelled or s.follows)]
    if review.stage in ENDED:
        return ()
    if not on:
        return within_budget(review, chain(preparing(review, people), at_the_limit(review, on)))
    if not review.captures:
        return within_budget(review, chain(preparing(review, people), meetings_alone(review, on, people)))
    return within_budget(
        review,
        chain(
            preparing(review, people),
            before_the_review(review, people),
            each_morning(review, on, people),
            around_sessions(review, on, people),
            each_evening(review, on, people),
            in_the_channel(review, on),
            afterwards(review, on, people),
            at_the_limit(review, on),
        ),
    )


def agenda(
    review: Review,
    *,
    sessions: Sequence[Session],
    people: Sequence[Person],
    since: datetime = _ALWAYS,
    until: datetime = _FOREVER,
) -> tuple[Errand, ...]:
    """Return the errands that fall due up to `until` and were not already too late at `since`, by due time."""
    return due_of(review, coming(review, sessions=sessions, people=people), since=since, until=until)


def due_of(review: Review, there: Iterable[Coming], *, since: datetime, until: datetime) -> tuple[Errand, ...]:
    """Return the errands among what time brings that `agenda` would return."""
    wanted = sorted((c for c in there if c.due <= until and c.too_late >= since), key=lambda c: c.due)
    return tuple(Errand(review=review.id, task=c.make(), due=c.due, too_late=c.too_late) for c in wanted)
