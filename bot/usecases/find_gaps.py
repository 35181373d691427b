"""Find gaps: what a pair should listen for in its session, in words that show nobody (R46, R65)."""

from collections.abc import Sequence

from bot.domain.gaps import ToHear, gaps_in, to_hear
from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Session
from bot.records.work import Work
from bot.usecases.guard_words import guard_of
from bot.usecases.see_findings import findings_now

Listen = dict[SessionId, tuple[ToHear, ...]]


async def what_to_listen_for(sessions: Sequence[Session], *, review: Review, work: Work) -> Listen:
    """Return at most three things to listen for in each session that could test any.

    One whose theme itself names somebody is left out.
    """
    if not sessions:
        return {}
    findings = await findings_now(review, work=work)
    gaps = gaps_in(
        findings,
        sessions=sessions,
        observations=await work.observations.of(review.id),
        review=review,
        now=min(s.starts for s in sessions),
    )
    guard = await guard_of(review, work=work)
    themes = {theme.id: theme.title for theme in review.themes}
    found: Listen = {}
    for session in sessions:
        told = to_hear(gaps, session=session, findings=findings, review=review)
        kept = [t for t in told if t.theme in themes]
        shown = [t for t in kept if not guard.judge(f"{themes[t.theme]}. {t.prompt}").must_come_out]
        if shown:
            found[session.id] = tuple(shown)
    return found
