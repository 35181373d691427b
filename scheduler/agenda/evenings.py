"""The evenings of a review: the catch-up, and that it is not forgotten (R19, R47-R52, R77)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.ids import PersonId
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
AT_LEAST_BEFORE: Final = timedelta(minutes=10)
"""What is left to approve the text in where the team meets until just before the client does; our own limit."""

WARN_AFTER: Final = timedelta(minutes=30)
"""How long after the prompt the challenge manager is warned of surprises: the evening's text is shaped by then,
and can still be changed."""

REMIND_AFTER: Final = timedelta(minutes=45)
ESCALATE_AFTER: Final = timedelta(minutes=90)
"""How long after the prompt the lead peer is told, where the evening's text is still not approved."""

UNREACHED_AT: Final = time(18)


def catch_up_prompt_at(review: Review, day: date, sessions: Sequence[Session]) -> datetime:
    """Return when the challenge manager is prompted: at the method's time, or before the meeting (R47).

    Where the team is still bringing its points together then, it is once the team has done so, if that leaves
    time before the meeting: what it finds last is to be told as well, above all in half a day (R52).
    """
    on = [s for s in sessions if review.day_of(s.starts) == day]
    meetings = [s.starts for s in on if s.kind in {SessionKind.CATCH_UP, SessionKind.FINAL_FEEDBACK}]
    prompt = min([wall.at(review, day, review.method.catch_up_at), *(m - BEFORE_CATCH_UP for m in meetings)])
    last = min(meetings, default=prompt) - AT_LEAST_BEFORE
    meets = (s.ends for s in on if s.kind is SessionKind.TEAM_SESSION and s.starts < prompt < s.ends <= last)
    return max(meets, default=prompt)


def each_evening(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Return what each evening brings to the challenge manager, and to the lead peer where it is late."""
    lead_peers = [p.id for p in people if p.role is Role.LEAD_PEER]
    last_evening = evening_before_feedback(review, sessions)
    for day in days_of(review, sessions):
        asked = _asked(review, day, catch_up_prompt_at(review, day, sessions), lead_peers)
        if day >= review.first_day:  # when the team meets on the evening before, there is nothing to tell yet
            yield from (c for c in asked if not feedback_stands_for(review, day, sessions, now=c.due))
        if day == last_evening:
            warned = catch_up_prompt_at(review, day, sessions) + WARN_AFTER
            yield bring(WarnOfSurprises, warned, day_in(review, day), day=day)
        yield unreached(review, day)


def _asked(review: Review, day: date, prompt: datetime, lead_peers: Sequence[PersonId]) -> Iterator[Coming]:
    about = day_in(review, day)
    yield bring(PromptCatchUp, prompt, about, day=day)
    yield bring(RemindCatchUp, prompt + REMIND_AFTER, about, day=day)
    for person in lead_peers:
        yield bring(EscalateCatchUp, prompt + ESCALATE_AFTER, about, day=day, person=person)


def feedback_stands_for(review: Review, day: date, sessions: Sequence[Session], *, now: datetime) -> bool:
    """Say whether the client hears the final feedback in the place of an evening's messages.

    That is so from its day on once it is agreed, and on its day once it has begun where the timetable says
    when: nobody is asked for messages any more. Whoever writes “catch up” can still prepare and send them.
    """
    on = [s for s in sessions if not (s.cancelled or s.follows)]
    given = feedback_at(review, on)
    if review.board_frozen:
        return day >= review.day_of(given)
    timed = any(s.kind is SessionKind.FINAL_FEEDBACK for s in on)
    return timed and day == review.day_of(given) and now >= given


def unreached(review: Review, day: date) -> Coming:
    """Return that the challenge manager is told in the evening who was not reached that day (R77)."""
    return bring(TellUnreached, wall.at(review, day, UNREACHED_AT), day_in(review, day), day=day)


def evening_before_feedback(review: Review, sessions: Sequence[Session]) -> date | None:
    """Return the last evening on which the client can hear of a finding before the final feedback, if any.

    On the day of the final feedback itself, its own prompt lists what was never trailed.
    """
    given = feedback_at(review, sessions)
    days = [day for day in days_of(review, sessions) if review.first_day <= day < review.day_of(given)]
    return max(days, default=None)
