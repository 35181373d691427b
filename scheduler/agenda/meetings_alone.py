"""Where nothing that is said is captured, time brings the meetings, and then the end (R86)."""

from collections.abc import Iterator, Sequence

from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from scheduler.agenda.afterwards import sign_off_after
from scheduler.agenda.before import before_the_review
from scheduler.agenda.coming import Coming
from scheduler.agenda.evenings import unreached
from scheduler.agenda.mornings import days_of, each_morning
from scheduler.agenda.retention import at_the_limit


def meetings_alone(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Return who is reached, everybody's day, and that an end is made: nothing is asked, shared or reported."""
    yield from before_the_review(review, people)
    yield from each_morning(review, sessions, people)
    days = days_of(review, sessions)
    for day in days:
        yield unreached(review, day)
    for last in days[-1:]:
        yield sign_off_after(review, last)
    yield from at_the_limit(review, sessions)
