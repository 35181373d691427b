"""Brief one of a pair: the session as it stands, who the other is, and what to listen for (R25, R46)."""

from datetime import datetime

from bot.domain.briefing import Briefing
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.find_gaps import what_to_listen_for


async def briefing_of(session: Session, person: Person, *, review: Review, work: Work) -> Briefing:
    """Return what somebody of a session's pair is to know before it."""
    meeting = await work.sessions.meeting_of(session.id)
    listen = await what_to_listen_for((session,), review=review, work=work)
    pair = session.pair.people if session.pair else ()
    others = [p for p in await work.people.of(review.id) if p.id in pair and p.id != person.id]
    return Briefing(
        review=review,
        session=session,
        person=person,
        partner=others[0] if others else None,
        join_url=meeting.join_url if meeting and not meeting.cancelled else "",
        listen=listen.get(session.id, ()),
    )


async def session_ahead(person: Person, *, review: Review, work: Work, now: datetime) -> Session | None:
    """Return the session that somebody is in or holds next, if there is one."""
    return next(
        (
            s
            for s in await work.sessions.of(review.id)
            if s.is_heard and not s.cancelled and s.ends > now
            if s.pair is not None and person.id in s.pair.people
        ),
        None,
    )
