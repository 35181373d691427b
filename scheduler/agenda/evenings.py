"""The evenings of a review: the catch-up, and that it is not forgotten (R19, R47-R52, R77)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.tasks.evenings import EscalateCatchUp, PromptCatchUp, RemindCatchUp, WarnOfSurprises
from bot.domain.tasks.reaching import TellUnreached
from bot.domain.team import Person, Role
from scheduler.agenda import wall
from scheduler.agenda.afterwards import feedback_at
from scheduler.agenda.coming import Coming, bring, day_in
from scheduler.agenda.mornings import days_of

BEFORE_CATCH_UP: Final = timedelta(minutes=30)
WARN_AFTER: Final = timedelta(minutes=30)
"""How long after the prompt the challenge manager is warned of surprises: the evening's text is shaped by then,
and can still be changed."""

REMIND_AFTER: Final = timedelta(minutes=45)
ESCALATE_AFTER: Final = timedelta(minutes=90)
"""How long after the prompt the lead peer is told, where the evening's text is still not approved."""

UNREACHED_AT: Final = time(18)


def catch_up_prompt_at(review: Review, day: date, sessions: Sequence[Session]) -> datetime:
    """Return when the challenge manager is prompted: at the method's time, or before the meeting (R47)."""
    meetings = [
        s.starts - BEFORE_CATCH_UP
        for s in sessions
        if s.kind in {SessionKind.CATCH_UP, SessionKind.FINAL_FEEDBACK} and review.day_of(s.starts) == day
    ]
    return min([wall.at(review, day, review.method.catch_up_at), *meetings])


def each_evening(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Return what each evening brings to the challenge manager, and to the lead peer where it is late."""
    lead_peers = [p.id for p in people if p.role is Role.LEAD_PEER]
    last_evening = evening_before_feedback(review, sessions)
    for day in days_of(review, sessions):
        prompt, about = catch_up_prompt_at(review, day, sessions), day_in(review, day)
        yield bring(PromptCatchUp, prompt, about, day=day)
        yield bring(RemindCatchUp, prompt + REMIND_AFTER, about, day=day)
        for person in lead_peers:
            yield bring(EscalateCatchUp, prompt + ESCALATE_AFTER, about, day=day, person=person)
        if day == last_evening:
            yield bring(WarnOfSurprises, prompt + WARN_AFTER, about, day=day)
        yield unreached(review, day)


def unreached(review: Review, day: date) -> Coming:
    """Return that the challenge manager is told in the evening who was not reached that day (R77)."""
    return bring(TellUnreached, wall.at(review, day, UNREACHED_AT), day_in(review, day), day=day)


def evening_before_feedback(review: Review, sessions: Sequence[Session]) -> date | None:
    """Return the last evening on which the client can hear of a finding before the final feedback, if any.

    On the day of the final feedback itself, its own prompt lists what was never trailed.
    """
    given = feedback_at(review, sessions)
    return max((day for day in days_of(review, sessions) if day < review.day_of(given)), default=None)
