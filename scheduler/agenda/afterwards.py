"""From the final feedback to sign-off; what is due in days is due on a day on which people work (R54-R61)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.tasks.endings import AskForSignOff, PromptFinalFeedback
from bot.domain.team import Person
from scheduler.agenda import wall
from scheduler.agenda.coming import About, Coming, bring, day_in
from scheduler.agenda.mornings import days_of
from scheduler.agenda.reports import drafts_due
from scheduler.agenda.working_days import deadline

BEFORE_FEEDBACK: Final = timedelta(minutes=90)


def feedback_at(review: Review, sessions: Sequence[Session]) -> datetime:
    """Return when the final feedback is given: as the timetable says, or else at the last catch-up."""
    finals = [s.starts for s in sessions if s.kind is SessionKind.FINAL_FEEDBACK]
    last = max((review.day_of(s.starts) for s in sessions), default=review.last_day)
    return min(finals, default=wall.at(review, last, review.method.catch_up_at))


def afterwards(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Return what follows the last day: the feedback, the drafts of the report, and sign-off."""
    days = days_of(review, sessions)
    if not days:
        return
    last, given = days[-1], feedback_at(review, sessions)
    yield bring(PromptFinalFeedback, given - BEFORE_FEEDBACK, About(review, last, given, given))
    yield from drafts_due(review, last, people)
    yield sign_off_after(review, last)


def sign_off_after(review: Review, last: date) -> Coming:
    """Return that the challenge manager is asked for sign-off, some weeks after the last day (R61)."""
    asked = deadline(review, last, review.method.deadlines.sign_off)
    return bring(AskForSignOff, wall.at(review, asked, wall.MORNING), day_in(review, asked))
