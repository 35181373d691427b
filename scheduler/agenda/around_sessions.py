"""Around sessions: a briefing before, a question after, a reminder, and what is shared (R25, R31, R43)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.ids import PersonId
from bot.domain.review import Review, Stage
from bot.domain.session import Session, SessionKind
from bot.domain.tasks.sessions import (
    AskToTriangulate,
    AskWhatWasHeard,
    Brief,
    Nudge,
    PostDigest,
    RedrawDigest,
)
from bot.domain.team import Person, Role
from scheduler.agenda import wall
from scheduler.agenda.coming import About, Coming, bring
from scheduler.agenda.mornings import days_of

GRACE: Final = timedelta(minutes=5)
"""How long after the planned end of a Teams meeting its pair is asked, unless Teams says sooner that it ended:
meetings overrun, and people want to leave the call before they write."""

NUDGE_AFTER: Final = timedelta(minutes=45)
"""How long after a peer's last session of the day they are reminded, once (c10)."""

TO_WRITE_UP: Final = timedelta(minutes=20)
"""How long a pair has to note what they heard before it is brought together."""

ENDED: Final = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})
"""Stages in which time brings nothing more."""


def around_sessions(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Return what the sessions bring to those who hold them."""
    lead_peers = [p.id for p in people if p.role is Role.LEAD_PEER]
    last: dict[PersonId, dict[date, datetime]] = {}
    for session in sessions:
        yield from _briefing(review, session)
        yield from asking(review, session)
        if session.kind is SessionKind.TEAM_SESSION:
            yield from _sharing(review, session, lead_peers)
        if session.is_heard and session.pair is not None:
            for person in session.pair.people:
                days, day = last.setdefault(person, {}), review.day_of(session.ends)
                days[day] = max(days.get(day, session.ends), session.ends)
    yield from _without_team_session(review, sessions, lead_peers)
    for person, ended in last.items():
        yield from _nudges(review, person, ended)


def asking(review: Review, session: Session) -> Iterator[Coming]:
    """Ask each of the pair what they heard: a little after the end of a Teams meeting, else at the end."""
    if (
        review.stage in ENDED
        or not review.captures
        or session.cancelled
        or not session.is_heard
        or session.pair is None
    ):
        return
    due = session.ends + (GRACE if session.needs_meeting else timedelta())
    about = About(review, review.day_of(session.ends), session.starts, session.ends)
    for person in session.pair.people:
        day = review.day_of(session.starts)
        yield bring(AskWhatWasHeard, due, about, session=session.id, person=person, day=day)


def _briefing(review: Review, session: Session) -> Iterator[Coming]:
    if session.is_heard and session.pair is not None:
        due = session.starts - timedelta(minutes=review.method.minutes_before_briefing)
        about = _of(review, session)
        for person in session.pair.people:
            yield bring(Brief, due, about, session=session.id, person=person, day=about.day)


def _sharing(review: Review, session: Session, lead_peers: Sequence[PersonId]) -> Iterator[Coming]:
    """Post what is new in time to be read before a team session, and bring it up to date as that begins.

    What was noted in the last minutes is so in this one, and not only in the next.
    """
    about = _of(review, session)
    before = timedelta(minutes=review.method.minutes_before_digest)
    yield bring(PostDigest, session.starts - before, about, session=session.id, day=about.day)
    yield bring(RedrawDigest, session.starts, about, session=session.id, day=about.day)
    for person in lead_peers:
        yield bring(AskToTriangulate, session.starts, about, session=session.id, person=person, day=about.day)


def _without_team_session(
    review: Review, sessions: Sequence[Session], lead_peers: Sequence[PersonId]
) -> Iterator[Coming]:
    """Ask the lead peer all the same on a day for which the timetable forgot the team session (R18)."""
    for day in days_of(review, sessions):
        here = [s for s in sessions if review.day_of(s.starts) == day]
        heard = [s for s in here if s.is_heard]
        if heard and not any(s.kind is SessionKind.TEAM_SESSION for s in here):
            last = max(heard, key=lambda s: s.ends)
            due = last.ends + TO_WRITE_UP
            about = About(review, day, last.starts, max(due, wall.at(review, day, wall.END_OF_DAY)))
            for person in lead_peers:
                yield bring(AskToTriangulate, due, about, session=last.id, person=person, day=day)


def _nudges(review: Review, person: PersonId, ended: Mapping[date, datetime]) -> Iterator[Coming]:
    """Remind somebody once for each day: that evening, or the next morning where it would be night.

    Whoever was reminded in the morning of the day before is not reminded again that evening, but the morning
    after.
    """
    reminded: date | None = None
    for day, end in sorted(ended.items()):
        about = About(review, day, end, end)
        nudge = bring(Nudge, end + NUDGE_AFTER, about, person=person, day=day)
        if review.day_of(nudge.due) == reminded:
            again = wall.awake_at(review, wall.at(review, wall.day_after(day), review.method.quiet.ends))
            nudge = bring(Nudge, again, about, person=person, day=day)
        reminded = review.day_of(nudge.due)
        yield nudge


def _of(review: Review, session: Session) -> About:
    return About(review, review.day_of(session.starts), session.starts, session.ends)
