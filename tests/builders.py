"""Builders that make valid things, so that a test says only what matters to it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from bot.domain.calendar import CalendarChange
from bot.domain.catch_up import CatchUp, Emerging, Messages
from bot.domain.change import Change, ChangeKind, Version
from bot.domain.client_evidence import NewEvidence, ReplyKind
from bot.domain.errand import Errand
from bot.domain.finding import Finding
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId
from bot.domain.method import Method, SessionNorm
from bot.domain.observation import NewObservation, Observation, ObservationKind, Source
from bot.domain.post import AuditLine, Post
from bot.domain.reach import Place
from bot.domain.review import Review
from bot.domain.session import Meeting, Pair, Session, SessionKind
from bot.domain.sign_off import Certificate, Counted
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.domain.team import Person, Role
from bot.domain.theme import Theme
from bot.domain.timetable import Doubt, Draft, DraftSession

REVIEW: Final = ReviewId("review-1")
SESSION: Final = SessionId("session-1")
ANA: Final = PersonId("ana")
"""The lead questioner of the first session."""
BEN: Final = PersonId("ben")
"""The note taker of the first session."""
COMMISSIONING: Final = ThemeId("commissioning")
OUTCOMES: Final = ThemeId("outcomes")
FIRST_DAY: Final = date(2026, 6, 9)
NINE: Final = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
"""Nine in the morning of the first day on the wall in London."""


def a_method(**changes: Any) -> Method:
    """Return a small method with two themes."""
    fields: dict[str, Any] = {
        "name": "invented",
        "title": "An invented peer review",
        "source": "made up for the tests",
        "days": (1, 3),
        "themes": (
            Theme(id=COMMISSIONING, title="Commissioning and contracting", short="Commissioning"),
            Theme(id=OUTCOMES, title="Outcomes for people", short="Outcomes"),
        ),
        "team": ("challenge manager", "lead peer", "peer", "peer", "peer", "peer"),
        "norms": (SessionNorm(kind=SessionKind.INDIVIDUAL, minutes=(45, 60), people=(1, 1)),),
        "opening": ("Thank you for your time.",),
        "closing": ("Nothing that you said will be attributed to you.",),
        "ground_rules": ("Nothing is attributed.",),
        "catch_up_at": time(16, 30),
    }
    return Method(**(fields | changes))


def a_review(**changes: Any) -> Review:
    """Return a review of three days in London."""
    fields: dict[str, Any] = {
        "id": REVIEW,
        "client": "Invented Borough",
        "method": a_method(),
        "zone": "Europe/London",
        "first_day": FIRST_DAY,
        "last_day": FIRST_DAY + timedelta(days=2),
        "secret": "an invented secret",
    }
    return Review(**(fields | changes))


def a_person(**changes: Any) -> Person:
    """Return a peer; say `role=` for another part."""
    fields: dict[str, Any] = {
        "id": ANA,
        "review": REVIEW,
        "name": "Ana Invented",
        "initials": "AI",
        "role": Role.PEER,
        "email": "ana@peers.example",
    }
    return Person(**(fields | changes))


def a_team(review: ReviewId = REVIEW) -> tuple[Person, ...]:
    """Return a challenge manager, a lead peer, two peers and a system lead of one review."""
    return (
        a_person(id=PersonId("cora"), review=review, name="Cora Invented", initials="CI",
                 role=Role.CHALLENGE_MANAGER, email="cora@team.example"),
        a_person(id=PersonId("leo"), review=review, name="Leo Invented", initials="LI",
                 role=Role.LEAD_PEER, email="leo@peers.example"),
        a_person(review=review),
        a_person(id=BEN, review=review, name="Ben Invented", initials="BI", email="ben@peers.example"),
        a_person(id=PersonId("sol"), review=review, name="Sol Invented", initials="SI",
                 role=Role.SYSTEM_LEAD, email="sol@client.example"),
    )  # fmt: skip


def a_session(**changes: Any) -> Session:
    """Return a remote interview of 45 minutes, from nine in the morning of the first day."""
    starts = changes.get("starts", NINE)
    fields: dict[str, Any] = {
        "id": SESSION,
        "review": REVIEW,
        "number": 1,
        "title": "Director of adult social care",
        "kind": SessionKind.INDIVIDUAL,
        "starts": starts,
        "ends": starts + timedelta(minutes=45),
        "people": ("Director",),
        "pair": Pair(lead=ANA, notes=BEN),
    }
    return Session(**(fields | changes))


def a_meeting(**changes: Any) -> Meeting:
    """Return the Teams meeting of the first session."""
    fields: dict[str, Any] = {
        "session": SESSION,
        "review": REVIEW,
        "event": "event-1",
        "join_url": "https://teams.example/join/1",
        "starts": NINE,
        "ends": NINE + timedelta(minutes=45),
    }
    return Meeting(**(fields | changes))


def a_draft(**changes: Any) -> Draft:
    """Return a draft timetable with one certain session and one doubt."""
    fields: dict[str, Any] = {
        "source": "timetable.xlsx",
        "sessions": (
            DraftSession(
                day="Day 1", date=FIRST_DAY, start=time(9, 0), end=time(9, 45), title="Director",
                kind=SessionKind.INDIVIDUAL, people=("Director",), peers=("AI", "BI"), at="Sheet1!A2",
            ),
        ),
        "doubts": (Doubt(at="Sheet1!A3", text="tbc", question="When does this start?"),),
    }  # fmt: skip
    return Draft(**(fields | changes))


def a_new_observation(**changes: Any) -> NewObservation:
    """Return what Ana wrote down after the first session."""
    fields: dict[str, Any] = {
        "review": REVIEW,
        "theme": COMMISSIONING,
        "kind": ObservationKind.STRENGTH,
        "text": "Commissioners and providers meet every month and share one plan.",
        "source": Source(session=SESSION, group="commissioners"),
        "peer": ANA,
        "initials": "AI",
        "recorded_at": NINE + timedelta(minutes=50),
        "press": "press-1",
    }
    return NewObservation(**(fields | changes))


def an_observation(**changes: Any) -> Observation:
    """Return the first stored observation."""
    new = a_new_observation().model_dump()
    return Observation(**(new | {"number": 1} | changes))


def a_finding(**changes: Any) -> Finding:
    """Return a finding that stands on the first observation."""
    fields: dict[str, Any] = {
        "review": REVIEW,
        "number": 1,
        "theme": COMMISSIONING,
        "kind": ObservationKind.STRENGTH,
        "text": "Partners plan together.",
        "cites": (1,),
    }
    return Finding(**(fields | changes))


def a_reply(**changes: Any) -> NewEvidence:
    """Return what Sol answered to the summary of the first day."""
    fields: dict[str, Any] = {
        "review": REVIEW,
        "press": "reply-1",
        "day": FIRST_DAY,
        "theme": COMMISSIONING,
        "kind": ReplyKind.CORRECTION,
        "text": "The plan was agreed in May.",
        "by": PersonId("sol"),
        "at": NINE,
    }
    return NewEvidence(**(fields | changes))


def a_catch_up(**changes: Any) -> CatchUp:
    """Return the first evening, still a draft, with one message."""
    told = Emerging(theme=COMMISSIONING, title="Commissioning", strengths=("Partners plan together.",))
    fields: dict[str, Any] = {"review": REVIEW, "day": FIRST_DAY, "messages": Messages(themes=(told,))}
    return CatchUp(**(fields | changes))


def a_version(**changes: Any) -> Version:
    """Return the first version of the timetable, which adds the first session."""
    session = a_session()
    change = Change(
        session=session.id,
        kinds=(ChangeKind.NEW,),
        title=session.title,
        starts=session.starts,
        ends=session.ends,
        pair=(ANA, BEN),
        affected=(ANA, BEN),
    )
    fields: dict[str, Any] = {
        "review": REVIEW,
        "number": 1,
        "source": "timetable.xlsx",
        "at": NINE,
        "by": PersonId("cora"),
        "changes": (change,),
    }
    return Version(**(fields | changes))


def a_calendar_change(**changes: Any) -> CalendarChange:
    """Return the first session's meeting, moved in Outlook to ten."""
    starts = NINE + timedelta(hours=1)
    fields: dict[str, Any] = {
        "review": REVIEW,
        "session": SESSION,
        "event": "event-1",
        "was_starting": NINE,
        "was_ending": NINE + timedelta(minutes=45),
        "starts": starts,
        "ends": starts + timedelta(minutes=45),
    }
    return CalendarChange(**(fields | changes))


def an_errand(**changes: Any) -> Errand:
    """Return the errand of asking Ana what she heard, due when the first session ends."""
    due = changes.get("due", NINE + timedelta(minutes=45))
    fields: dict[str, Any] = {
        "review": REVIEW,
        "task": AskWhatWasHeard(session=SESSION, person=ANA, day=FIRST_DAY),
        "due": due,
        "too_late": due + timedelta(hours=12),
    }
    return Errand(**(fields | changes))


def a_place(**changes: Any) -> Place:
    """Return Ana's personal chat."""
    return Place(**({"kind": "personal", "id": "chat-ana"} | changes))


def a_post(**changes: Any) -> Post:
    """Return the capture card that Ana was sent."""
    fields: dict[str, Any] = {
        "key": "review-1/capture/session-1/ana",
        "review": REVIEW,
        "kind": "capture",
        "place": a_place(),
        "posted": "message-1",
        "at": NINE + timedelta(minutes=45),
        "person": ANA,
        "session": SESSION,
        "because": "the session ended",
    }
    return Post(**(fields | changes))


def an_audit_line(**changes: Any) -> AuditLine:
    """Return a line that says that Ana recorded an observation."""
    fields: dict[str, Any] = {
        "review": REVIEW, "at": NINE, "who": ANA, "deed": "observation.recorded", "about": "1"
    }  # fmt: skip
    return AuditLine(**(fields | changes))


def a_certificate(**changes: Any) -> Certificate:
    """Return a certificate of a destruction that left nothing."""
    fields: dict[str, Any] = {
        "review": REVIEW,
        "signed_off_at": NINE + timedelta(days=40),
        "destroyed_at": NINE + timedelta(days=41),
        "counted": (Counted(what="observations", destroyed=1, left=0),),
    }
    return Certificate(**(fields | changes))
