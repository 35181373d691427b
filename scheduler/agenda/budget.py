"""How much one person is sent: of each kind one a session or one a day, whatever the timetable says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.domain.errand import Task
from bot.domain.ids import PersonId, SessionId
from bot.domain.review import Review
from scheduler.agenda import wall
from scheduler.agenda.coming import Coming
from scheduler.agenda.rules import RULES, Once

Share = tuple[type[Task], PersonId | None, SessionId | date | None]
"""What may come once: a kind, for a person, for one session or on one day."""


def within_budget(review: Review, there: Iterable[Coming]) -> Sequence[Coming]:
    """Return what time brings without what would be too much for one person; what is due first stays."""
    return tuple(_first_of_each(review, sorted(there, key=lambda c: c.due)))


def share_of(review: Review, one: Coming) -> Share:
    """Return of what there may be only one."""
    match RULES[one.kind].once:
        case Once.A_SESSION:
            return one.kind, one.person, one.session
        case Once.A_DAY:
            return one.kind, one.person, wall.day_of(review, one.due)
        case Once.A_REVIEW:
            return one.kind, one.person, None


def _first_of_each(review: Review, there: Iterable[Coming]) -> Iterator[Coming]:
    spent: set[Share] = set()
    for one in there:
        share = share_of(review, one)
        if share not in spent:
            spent.add(share)
            yield one
