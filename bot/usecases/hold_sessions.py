"""Hold the sessions: their meetings, and who is asked about them (R14, R15, R25)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.ids import made_from
from bot.domain.review import Review
from bot.domain.session import Meeting, Session, SessionKind, Step
from bot.domain.team import Person, Role
from bot.ports.meetings import Attendee, MeetingMade, MeetingWanted
from bot.records.work import Work

_AFTERWARDS = frozenset({Role.CHALLENGE_MANAGER, Role.SYSTEM_LEAD})
_WITH_SYSTEM_LEADS = frozenset({SessionKind.SCENE_SETTING, SessionKind.CATCH_UP, SessionKind.FINAL_FEEDBACK})


def meeting_wanted(
    review: Review, session: Session, people: Sequence[Person], *, generation: int = 1
) -> MeetingWanted:
    """Return the meeting that a session needs, with those who should be invited."""
    ours = [Attendee(name=p.name, email=p.email) for p in invited(session, people) if p.email]
    known = {attendee.email.casefold() for attendee in ours}
    guests = [Attendee(name=g.name, email=g.email) for g in session.guests if g.email.casefold() not in known]
    return MeetingWanted(
        review=review.id,
        session=session.id,
        generation=generation,
        organiser=review.organiser,
        subject=f"{review.method.called.capitalize()}: {session.title}",
        starts=session.starts,
        ends=session.ends,
        zone=review.zone,
        attendees=(*ours, *guests),
    )


def invited(session: Session, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return who of the review is invited: the pair, or everybody where the whole team meets, save who left."""
    everybody = tuple(p for p in people if not p.has_left)
    if session.follows:
        return tuple(p for p in everybody if p.role in _AFTERWARDS)
    if session.pair is not None and session.kind is not SessionKind.SCENE_SETTING:
        return tuple(p for p in everybody if p.id in session.pair.people or p.role is Role.CHALLENGE_MANAGER)
    leads_too = session.kind in _WITH_SYSTEM_LEADS
    return tuple(p for p in everybody if p.in_team or leads_too)


def asked_for(wanted: MeetingWanted) -> str:
    """Return what tells a meeting from one of another name or with other people."""
    emails = sorted(attendee.email.casefold() for attendee in wanted.attendees)
    return made_from(wanted.subject, *emails)


def is_in_step(meeting: Meeting, wanted: MeetingWanted) -> bool:
    """Say whether a meeting was last asked for as it is wanted now."""
    times = (meeting.starts, meeting.ends) == (wanted.starts, wanted.ends)
    return times and meeting.asked == asked_for(wanted)


def meeting_begun(wanted: MeetingWanted) -> Meeting:
    """Return a meeting that is about to be asked for: it has neither event nor link."""
    return _meeting(wanted, event="", join_url="", step=Step.OPENING)


async def meeting_opened(made: MeetingMade, wanted: MeetingWanted, *, work: Work) -> Meeting:
    """Remember the meeting of a session, as it was asked for and made."""
    meeting = _meeting(wanted, event=made.event, join_url=made.join_url, step=Step.NONE)
    await work.sessions.keep_meeting(meeting)
    return meeting


def _meeting(wanted: MeetingWanted, *, event: str, join_url: str, step: Step) -> Meeting:
    return Meeting(
        session=wanted.session,
        review=wanted.review,
        event=event,
        join_url=join_url,
        starts=wanted.starts,
        ends=wanted.ends,
        generation=wanted.generation,
        asked=asked_for(wanted),
        step=step,
    )


async def unanswered(review: Review, person: Person, *, work: Work, now: datetime) -> tuple[Session, ...]:
    """Return the sessions that have ended and of which this person has said nothing yet (R35)."""
    ended = [
        s
        for s in await work.sessions.of(review.id)
        if s.is_heard and not s.cancelled and s.ends <= now and s.pair and person.id in s.pair.people
    ]
    return tuple([s for s in ended if not await work.observations.answered(s.id, person.id)])
