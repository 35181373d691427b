"""Nobody is ever sent more than their budget: one card a session, one reminder a day."""

from collections import Counter
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errand import recipient_of
from bot.domain.ids import PersonId, SessionId
from bot.domain.session import Pair, Session, SessionKind
from scheduler.agenda.whole import agenda
from tests.builders import a_session, a_team
from tests.scheduler.agenda_table import a_review_of

FIRST = date(2027, 3, 26)
REVIEW = a_review_of(FIRST, FIRST + timedelta(days=3))
PEERS = [PersonId(name) for name in ("leo", "ana", "ben")]
ONE_A_SESSION = frozenset({"briefing", "capture", "triangulate", "digest", "digest brought up to date"})


@st.composite
def timetables(draw: st.DrawFn) -> list[Session]:
    """Return sessions at any time of day and night, some of them beside each other."""
    sessions = []
    for number in range(draw(st.integers(1, 10))):
        day = FIRST + timedelta(days=draw(st.integers(0, 3)))
        at = time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 30])))
        starts = REVIEW.at(day, at)
        kind = draw(st.sampled_from(sorted(SessionKind)))
        pair = Pair(lead=draw(st.sampled_from(PEERS)), notes=draw(st.sampled_from(PEERS)))
        session = a_session(id=SessionId(f"s{number}"), starts=starts, kind=kind, pair=pair)
        lasts = timedelta(minutes=draw(st.sampled_from([30, 60, 240])))
        sessions.append(session.model_copy(update={"ends": starts + lasts}))
    return sessions


@settings(max_examples=60, deadline=None)
@given(timetables())
def test_nobody_is_sent_more_than_their_budget_whatever_the_timetable_says(sessions: list[Session]) -> None:
    errands = agenda(REVIEW, sessions=sessions, people=a_team())

    spent: Counter[tuple[str, object, object]] = Counter()
    for errand in errands:
        purpose = errand.task.purpose
        share = getattr(errand.task, "session", None) if purpose in ONE_A_SESSION else REVIEW.day_of(errand.due)
        spent[purpose, recipient_of(errand.task), share] += 1
    assert [share for share, times in spent.items() if times > 1] == []
    assert [e.key for e in errands if e.too_late < e.due] == []


@settings(max_examples=60, deadline=None)
@given(timetables())
def test_every_session_is_briefed_and_asked_about_and_everybody_reminded_once_for_each_day(
    sessions: list[Session],
) -> None:
    errands = agenda(REVIEW, sessions=sessions, people=a_team())

    heard = [(s.id, p) for s in sessions if s.is_heard and s.pair for p in s.pair.people]
    days = {(p, REVIEW.day_of(s.ends)) for s in sessions if s.is_heard and s.pair for p in s.pair.people}
    for purpose in ("briefing", "capture"):
        sent = [e.task for e in errands if e.task.purpose == purpose]
        assert sorted((getattr(t, "session", ""), recipient_of(t)) for t in sent) == sorted(heard)
    nudges = [e.task for e in errands if e.task.purpose == "nudge"]
    assert {(recipient_of(t), getattr(t, "day", None)) for t in nudges} == days


@settings(max_examples=60, deadline=None)
@given(timetables())
def test_nobody_is_reminded_in_the_quiet_hours(sessions: list[Session]) -> None:
    errands = agenda(REVIEW, sessions=sessions, people=a_team())

    quiet = REVIEW.method.quiet
    at_night = [
        e.key
        for e in errands
        if e.task.purpose in {"nudge", "not reached", "hello", "report reminder", "sign-off"}
        and quiet.holds(e.due.astimezone(REVIEW.wall).time())
    ]
    assert at_night == []
