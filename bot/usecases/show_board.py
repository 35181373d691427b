"""Show the board: what the team has on one flip chart, and what is new for a team session (R40, R43)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.chart import Chart, Digest, News, news_from
from bot.domain.finding import Finding, FindingState, as_it_stands
from bot.domain.gaps import gaps_in, wants_testing
from bot.domain.ids import ReviewId, ThemeId
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.theme import Theme
from bot.records.work import Work


def board_key(review: ReviewId, theme: ThemeId) -> str:
    """Return the key of a theme's living card."""
    return f"{review}/board/{theme}"


async def chart_of(review: Review, theme: Theme, *, work: Work, now: datetime) -> Chart:
    """Return one flip chart as it stands; withdrawn notes and parked findings are off it."""
    sessions = await work.sessions.of(review.id)
    everything = await work.observations.of(review.id)
    seen = [o for o in everything if o.theme == theme.id]
    findings, behind = await _findings(review, everything, theme=theme, work=work)
    since = last_team_session(sessions, before=now)
    return Chart(
        theme=theme,
        observations=tuple(o for o in seen if not o.withdrawn),
        findings=tuple(f for f in findings if f.state is not FindingState.PARKED),
        behind=behind,
        sessions={s.id: s for s in sessions},
        news=await _news(review, seen, findings, since=since, work=work) if since else None,
    )


async def digest_for(review: Review, session: Session, *, work: Work) -> Digest:
    """Return what came between the team session before this one and the end of this one, and what to test."""
    sessions = await work.sessions.of(review.id)
    since = last_team_session(sessions, before=session.starts)
    everything = [o for o in await work.observations.of(review.id) if not o.withdrawn]
    new = [o for o in everything if (since is None or o.recorded_at >= since) and o.recorded_at <= session.ends]
    order = {t.id: n for n, t in enumerate(review.themes)}
    rows: list[tuple[Session | None, tuple[Observation, ...]]] = []
    for source in (*sessions, None):
        found = [o for o in new if o.source.session == (source.id if source else None)]
        if found:
            rows.append(
                (source, tuple(sorted(found, key=lambda o: (order.get(o.theme, len(order)), o.number))))
            )
    findings, behind = await _findings(review, everything, work=work)
    to_test = [f for f in findings if wants_testing(f, behind)]
    held = {s.id: s for s in sessions}
    gaps = gaps_in(to_test, sessions=sessions, observations=behind, review=review, now=session.ends)
    return Digest(
        rows=tuple(rows),
        to_test=tuple(sorted(to_test, key=lambda f: (order.get(f.theme, len(order)), f.number))),
        behind=behind,
        sessions=held,
        tested_in={gap.finding: (held[gap.session], gap.why) for gap in reversed(gaps)},
    )


def last_team_session(sessions: Sequence[Session], *, before: datetime) -> datetime | None:
    """Return when the latest team session before a moment began."""
    starts = [
        s.starts
        for s in sessions
        if s.kind is SessionKind.TEAM_SESSION and not s.cancelled and s.starts < before - timedelta(minutes=1)
    ]
    return max(starts, default=None)


async def _findings(
    review: Review, notes: Sequence[Observation], *, work: Work, theme: Theme | None = None
) -> tuple[tuple[Finding, ...], tuple[Observation, ...]]:
    """Return findings as their sources make them now, of one theme or all, and the notes that they cite."""
    found = [
        f for f in await work.findings.of(review.id) if f.is_live and (theme is None or f.theme == theme.id)
    ]
    numbers = {number for f in found for number in (*f.cites, *f.questions)}
    behind = tuple(o for o in notes if o.number in numbers)
    return tuple(as_it_stands(f, behind, review.threshold) for f in found), behind


async def _news(
    review: Review, seen: Sequence[Observation], findings: Sequence[Finding], *, since: datetime, work: Work
) -> News:
    return news_from(
        await work.audit.of(review.id),
        since=since,
        standing={o.number for o in seen if not o.withdrawn},
        withdrawn={o.number for o in seen if o.withdrawn},
        findings=findings,
    )
