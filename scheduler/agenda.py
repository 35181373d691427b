"""The agenda: everything that time brings in a review, and when. Pure: it looks at no clock and stores nothing.

Whether an errand is still wanted when it falls due (a nudge for somebody who has answered since) is asked
when it is carried out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.errand import (
    AskForSignOff,
    AskToTriangulate,
    AskWhatWasHeard,
    Brief,
    Errand,
    Nudge,
    PostDigest,
    PromptCatchUp,
    PromptFinalFeedback,
    RemindCatchUp,
    RemindReport,
    Task,
)
from bot.domain.ids import PersonId
from bot.domain.review import Review, Stage
from bot.domain.session import Session, SessionKind
from bot.domain.team import Person, Role

NUDGE_AFTER: Final = timedelta(minutes=45)
"""How long after a peer's last session of the day they are reminded, once (c10)."""

BEFORE_CATCH_UP: Final = timedelta(minutes=30)
BEFORE_FEEDBACK: Final = timedelta(minutes=90)
REMIND_AFTER: Final = timedelta(minutes=45)
_MORNING: Final = time(9)
_ENDED: Final = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})


def agenda(review: Review, *, sessions: Sequence[Session], people: Sequence[Person]) -> tuple[Errand, ...]:
    """Return every errand that time brings to a review, by due time."""
    if review.stage in _ENDED:
        return ()
    on = [s for s in sessions if not s.cancelled]
    errands = [*_around_sessions(review, on, people), *_each_day(review, on), *_afterwards(review, on)]
    return tuple(sorted(errands, key=lambda e: e.due))


def days_of(review: Review, sessions: Iterable[Session]) -> tuple[date, ...]:
    """Return the days on which anything is held."""
    return tuple(sorted({review.day_of(s.starts) for s in sessions if s.kind is not SessionKind.BREAK}))


def _errand(review: Review, task: Task, due: datetime, too_late: datetime) -> Errand:
    return Errand(review=review.id, task=task, due=due, too_late=too_late)


def _around_sessions(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Errand]:
    lead_peers = [p.id for p in people if p.role is Role.LEAD_PEER]
    before = timedelta(minutes=review.method.minutes_before_briefing)
    last: dict[tuple[PersonId, date], datetime] = {}
    for s in sessions:
        morning_after = review.at(review.day_of(s.ends) + timedelta(days=1), _MORNING)
        if s.is_heard and s.pair is not None:
            for person in s.pair.people:
                yield _errand(review, Brief(session=s.id, person=person), s.starts - before, s.starts)
                yield _errand(review, AskWhatWasHeard(session=s.id, person=person), s.ends, morning_after)
                there = (person, review.day_of(s.ends))
                last[there] = max(last.get(there, s.ends), s.ends)
        if s.kind is SessionKind.TEAM_SESSION:
            yield _errand(review, PostDigest(session=s.id), s.starts, s.ends)
            for person in lead_peers:
                yield _errand(review, AskToTriangulate(session=s.id, person=person), s.starts, s.ends)
    for (person, day), ended in last.items():
        morning_after = review.at(day + timedelta(days=1), _MORNING)
        yield _errand(review, Nudge(person=person, day=day), ended + NUDGE_AFTER, morning_after)


def catch_up_prompt_at(review: Review, day: date, sessions: Sequence[Session]) -> datetime:
    """Return when the challenge manager is prompted: at the method's time, or before the meeting (R47)."""
    meetings = [
        s.starts - BEFORE_CATCH_UP
        for s in sessions
        if s.kind in {SessionKind.CATCH_UP, SessionKind.FINAL_FEEDBACK} and review.day_of(s.starts) == day
    ]
    return min([review.at(day, review.method.catch_up_at), *meetings])


def _each_day(review: Review, sessions: Sequence[Session]) -> Iterator[Errand]:
    for day in days_of(review, sessions):
        prompt = catch_up_prompt_at(review, day, sessions)
        end_of_day = review.at(day, time(23, 59))
        yield _errand(review, PromptCatchUp(day=day), prompt, end_of_day)
        yield _errand(review, RemindCatchUp(day=day), prompt + REMIND_AFTER, end_of_day)


def _afterwards(review: Review, sessions: Sequence[Session]) -> Iterator[Errand]:
    days = days_of(review, sessions)
    if not days:
        return
    last = days[-1]
    finals = [s for s in sessions if s.kind is SessionKind.FINAL_FEEDBACK]
    given = min((s.starts for s in finals), default=review.at(last, review.method.catch_up_at))
    yield _errand(review, PromptFinalFeedback(), given - BEFORE_FEEDBACK, given)
    deadlines = review.method.deadlines
    drafts = (
        (RemindReport(to="peers"), deadlines.draft_to_peers),
        (RemindReport(to="client"), deadlines.draft_to_client),
    )
    for task, wait in drafts:
        due = review.at(last + timedelta(days=wait), _MORNING)
        yield _errand(review, task, due, due + timedelta(days=14))
    asked = review.at(last + timedelta(days=deadlines.sign_off), _MORNING)
    yield _errand(review, AskForSignOff(), asked, asked + timedelta(days=365))
