"""Show the board: what the team has on one flip chart, and what is new for a team session (R40, R43)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.finding import Finding, FindingState, strength_of
from bot.domain.frozen import Frozen
from bot.domain.ids import SessionId
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.theme import Theme
from bot.records.work import Work


class Chart(Frozen):
    """One flip chart: what stands on it, and the sessions that its notes come from."""

    theme: Theme
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    sessions: dict[SessionId, Session]
    new_since: datetime | None


class Digest(Frozen):
    """What is new since the last team session, by session in the order of the timetable (R43)."""

    rows: tuple[tuple[Session | None, tuple[Observation, ...]], ...]
    single_source: int


async def chart_of(review: Review, theme: Theme, *, work: Work, now: datetime) -> Chart:
    """Return one flip chart as it stands; withdrawn notes are off it."""
    sessions = await work.sessions.of(review.id)
    seen = await work.observations.of(review.id, theme=theme.id)
    findings = [f for f in await work.findings.of(review.id) if f.theme == theme.id]
    return Chart(
        theme=theme,
        observations=tuple(o for o in seen if not o.withdrawn),
        findings=tuple(f for f in findings if f.state is not FindingState.PARKED),
        sessions={s.id: s for s in sessions},
        new_since=last_team_session(sessions, before=now),
    )


async def digest_for(review: Review, session: Session, *, work: Work) -> Digest:
    """Return what has come since the team session before this one."""
    sessions = await work.sessions.of(review.id)
    since = last_team_session(sessions, before=session.starts)
    everything = [o for o in await work.observations.of(review.id) if not o.withdrawn]
    new = [o for o in everything if since is None or o.recorded_at >= since]
    order = {t.id: n for n, t in enumerate(review.themes)}
    rows: list[tuple[Session | None, tuple[Observation, ...]]] = []
    for source in (*sessions, None):
        found = [o for o in new if o.source.session == (source.id if source else None)]
        if found:
            rows.append((source, tuple(sorted(found, key=lambda o: (order[o.theme], o.number)))))
    findings = await work.findings.of(review.id)
    single = [
        f for f in findings if f.state is FindingState.EMERGING and strength_of(f, everything).sources == 1
    ]
    return Digest(rows=tuple(rows), single_source=len(single))


def last_team_session(sessions: Sequence[Session], *, before: datetime) -> datetime | None:
    """Return when the latest team session before a moment began."""
    starts = [
        s.starts
        for s in sessions
        if s.kind is SessionKind.TEAM_SESSION and not s.cancelled and s.starts < before - timedelta(minutes=1)
    ]
    return max(starts, default=None)
