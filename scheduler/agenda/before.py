"""Before a review: it is proven that every peer is reached, on days on which people work (R77)."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Final

from bot.domain.review import Review
from bot.domain.tasks.reaching import SayHello, ShowReach
from bot.domain.team import Person
from scheduler.agenda import wall
from scheduler.agenda.coming import Coming, bring, day_in
from scheduler.agenda.working_days import working_day_before, working_day_from

FIRST_CHECK: Final = timedelta(days=5)
"""How long before the review it is first proven that every peer is reached: time to mend what is not. Where the
timetable comes later than that, it is done at once."""

HELLO_AT: Final = time(13)
SHOW_REACH_AT: Final = time(16)
"""Three hours after the hello, so that people have had time to press it."""


def before_the_review(review: Review, people: Sequence[Person]) -> Iterator[Coming]:
    """Say hello to each peer who is not known to be reached, and show the challenge manager who is (R77)."""
    first, last = checks_of(review)
    if first < last:
        yield from _check(review, people, first, until=last - timedelta(days=1), quiet=False)
    yield from _check(review, people, last, until=last, quiet=True)


def checks_of(review: Review) -> tuple[date, date]:
    """Return the days of the first check and of the last: that is the last working day before the review."""
    last = working_day_before(review, review.first_day)
    return min(working_day_from(review, review.first_day - FIRST_CHECK), last), last


def _check(
    review: Review, people: Sequence[Person], day: date, *, until: date, quiet: bool
) -> Iterator[Coming]:
    about = day_in(review, until)
    for person in (p for p in people if p.is_peer):
        yield bring(SayHello, wall.at(review, day, HELLO_AT), about, person=person.id, day=day)
    yield bring(ShowReach, wall.at(review, day, SHOW_REACH_AT), about, day=day, quiet=quiet)
