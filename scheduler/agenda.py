"""The agenda: what falls due in a review between two instants. Pure: it looks at no clock and stores nothing.

Whether an errand is still wanted when it falls due (a nudge for somebody who has answered since) is asked
when it is carried out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final

from bot.domain.day_sheet import goes_to
from bot.domain.errand import Errand, Task
from bot.domain.ids import PersonId
from bot.domain.review import Review, Stage
from bot.domain.session import Session, SessionKind
from bot.domain.tasks.endings import AskForSignOff, PromptFinalFeedback, RemindReport
from bot.domain.tasks.evenings import PromptCatchUp, RemindCatchUp
from bot.domain.tasks.reaching import CheckChannel, SayHello, ShowReach, TellUnreached
from bot.domain.tasks.sessions import AskToTriangulate, AskWhatWasHeard, Brief, Nudge, PostDigest, SendDaySheet
from bot.domain.team import Person, Role

GRACE: Final = timedelta(minutes=5)
"""How long after the planned end of a Teams meeting its pair is asked, unless Teams says sooner that it ended:
meetings overrun, and people want to leave the call before they write."""

NUDGE_AFTER: Final = timedelta(minutes=45)
"""How long after a peer's last session of the day they are reminded, once (c10)."""

TO_WRITE_UP: Final = timedelta(minutes=20)
"""How long a pair has to note what they heard before it is brought together."""

BEFORE_CATCH_UP: Final = timedelta(minutes=30)
BEFORE_FEEDBACK: Final = timedelta(minutes=90)
REMIND_AFTER: Final = timedelta(minutes=45)
FIRST_CHECK_OF_REACH: Final = (5, 2)
"""Days before the review from which, and until which, it is first proven that every peer is reached: time to
mend what is not. Where the timetable comes after the first of them, it is done at once."""

LAST_CHECK_OF_REACH: Final = (1, 1)
HELLO_AT: Final = time(13)
SHOW_REACH_AT: Final = time(16)
"""Three hours after the hello, so that people have had time to press it."""

UNREACHED_AT: Final = time(18)
CHANNEL_AT: Final = time(7)
"""Before anything of the day is posted."""

DAY_SHEET_AT: Final = time(7, 30)
BEFORE_FIRST_SESSION: Final = timedelta(hours=1)
_MORNING: Final = time(9)
_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_FOREVER: Final = datetime.max.replace(tzinfo=UTC)
_ENDED: Final = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})


@dataclass(frozen=True)
class Coming:
    """Something that time brings; the task itself is made only when it is wanted."""

    due: datetime
    too_late: datetime
    make: Callable[[], Task]


def coming(review: Review, *, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Return everything that time brings to a review, in no order."""
    if review.stage in _ENDED:
        return
    on = [s for s in sessions if not s.cancelled]
    if on:
        yield from _before_the_review(review, people)
    yield from _each_morning(review, on, people)
    yield from _around_sessions(review, on, people)
    yield from _each_day(review, on)
    yield from _in_the_channel(review, on)
    yield from _afterwards(review, on)


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


def days_of(review: Review, sessions: Iterable[Session]) -> tuple[date, ...]:
    """Return the days on which anything is held."""
    return tuple(sorted({review.day_of(s.starts) for s in sessions if s.kind is not SessionKind.BREAK}))


def asking(review: Review, session: Session) -> Iterator[Coming]:
    """Ask each of the pair what they heard: a little after the end of a Teams meeting, else at the end."""
    if review.stage in _ENDED or session.cancelled or not session.is_heard or session.pair is None:
        return
    due = session.ends + (GRACE if session.needs_meeting else timedelta())
    morning_after = review.at(review.day_of(session.ends) + timedelta(days=1), _MORNING)
    for person in session.pair.people:
        task = partial(AskWhatWasHeard, session=session.id, person=person, day=review.day_of(session.starts))
        yield Coming(due, morning_after, task)


def _before_the_review(review: Review, people: Sequence[Person]) -> Iterator[Coming]:
    """Say hello to each peer who is not known to be reached, and show the challenge manager who is (R77)."""
    for start, end in (FIRST_CHECK_OF_REACH, LAST_CHECK_OF_REACH):
        day = review.first_day - timedelta(days=start)
        too_late = review.at(review.first_day - timedelta(days=end), time(23, 59))
        for person in (p for p in people if p.is_peer):
            yield Coming(review.at(day, HELLO_AT), too_late, partial(SayHello, person=person.id, day=day))
        show = partial(ShowReach, day=day, quiet=start == end)
        yield Coming(review.at(day, SHOW_REACH_AT), too_late, show)


def _each_morning(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Send each of the team their day, in time for their first session of it."""
    dated = [(review.day_of(s.starts), s) for s in sessions if s.kind is not SessionKind.BREAK]
    for person in (p for p in people if p.in_team):
        days: dict[date, list[Session]] = {}
        for day, session in dated:
            if goes_to(session, person):
                days.setdefault(day, []).append(session)
        for day, mine in days.items():
            first, last = min(s.starts for s in mine), max(s.ends for s in mine)
            due = min(review.at(day, DAY_SHEET_AT), first - BEFORE_FIRST_SESSION)
            yield Coming(due, last, partial(SendDaySheet, person=person.id, day=day))


def _around_sessions(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    lead_peers = [p.id for p in people if p.role is Role.LEAD_PEER]
    before = timedelta(minutes=review.method.minutes_before_briefing)
    last: dict[tuple[PersonId, date], datetime] = {}
    for s in sessions:
        yield from asking(review, s)
        day = review.day_of(s.starts)
        if s.is_heard and s.pair is not None:
            for person in s.pair.people:
                yield Coming(s.starts - before, s.starts, partial(Brief, session=s.id, person=person, day=day))
                there = (person, review.day_of(s.ends))
                last[there] = max(last.get(there, s.ends), s.ends)
        if s.kind is SessionKind.TEAM_SESSION:
            yield Coming(s.starts, s.ends, partial(PostDigest, session=s.id))
            for person in lead_peers:
                yield Coming(s.starts, s.ends, partial(AskToTriangulate, session=s.id, person=person))
    yield from _without_team_session(review, sessions, lead_peers)
    for (person, day), ended in last.items():
        morning_after = review.at(day + timedelta(days=1), _MORNING)
        yield Coming(ended + NUDGE_AFTER, morning_after, partial(Nudge, person=person, day=day))


def _without_team_session(
    review: Review, sessions: Sequence[Session], lead_peers: Sequence[PersonId]
) -> Iterator[Coming]:
    """Ask the lead peer all the same on a day for which the timetable forgot the team session (R18)."""
    for day in days_of(review, sessions):
        here = [s for s in sessions if review.day_of(s.starts) == day]
        heard = [s for s in here if s.is_heard]
        if heard and not any(s.kind is SessionKind.TEAM_SESSION for s in here):
            last = max(heard, key=lambda s: s.ends)
            for person in lead_peers:
                task = partial(AskToTriangulate, session=last.id, person=person)
                yield Coming(last.ends + TO_WRITE_UP, review.at(day, time(23, 59)), task)


def catch_up_prompt_at(review: Review, day: date, sessions: Sequence[Session]) -> datetime:
    """Return when the challenge manager is prompted: at the method's time, or before the meeting (R47)."""
    meetings = [
        s.starts - BEFORE_CATCH_UP
        for s in sessions
        if s.kind in {SessionKind.CATCH_UP, SessionKind.FINAL_FEEDBACK} and review.day_of(s.starts) == day
    ]
    return min([review.at(day, review.method.catch_up_at), *meetings])


def _each_day(review: Review, sessions: Sequence[Session]) -> Iterator[Coming]:
    for day in days_of(review, sessions):
        prompt = catch_up_prompt_at(review, day, sessions)
        end_of_day = review.at(day, time(23, 59))
        yield Coming(prompt, end_of_day, partial(PromptCatchUp, day=day))
        yield Coming(prompt + REMIND_AFTER, end_of_day, partial(RemindCatchUp, day=day))
        yield Coming(review.at(day, UNREACHED_AT), end_of_day, partial(TellUnreached, day=day))


def _in_the_channel(review: Review, sessions: Sequence[Session]) -> Iterator[Coming]:
    """See each morning whether the client reads the board, until sign-off is asked for (R71)."""
    days = days_of(review, sessions)
    lasts = (days[-1] - days[0]).days + review.method.deadlines.sign_off if days else 0
    for number in range(lasts):
        day = days[0] + timedelta(days=number)
        task = partial(CheckChannel, mark=day.isoformat())
        yield Coming(review.at(day, CHANNEL_AT), review.at(day, time(23, 59)), task)


def _afterwards(review: Review, sessions: Sequence[Session]) -> Iterator[Coming]:
    days = days_of(review, sessions)
    if not days:
        return
    last = days[-1]
    finals = [s for s in sessions if s.kind is SessionKind.FINAL_FEEDBACK]
    given = min((s.starts for s in finals), default=review.at(last, review.method.catch_up_at))
    yield Coming(given - BEFORE_FEEDBACK, given, PromptFinalFeedback)
    deadlines = review.method.deadlines
    drafts = (
        (partial(RemindReport, to="peers"), deadlines.draft_to_peers),
        (partial(RemindReport, to="client"), deadlines.draft_to_client),
    )
    for make, wait in drafts:
        due = review.at(last + timedelta(days=wait), _MORNING)
        yield Coming(due, due + timedelta(days=14), make)
    asked = review.at(last + timedelta(days=deadlines.sign_off), _MORNING)
    yield Coming(asked, asked + timedelta(days=365), AskForSignOff)
