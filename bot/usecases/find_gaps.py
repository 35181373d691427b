"""Find gaps: what a pair should listen for in its session, in words that show nobody (R46, R65)."""

from bot.domain.gaps import ToHear, gaps_in, to_hear
from bot.domain.review import Review
from bot.domain.session import Session
from bot.records.work import Work
from bot.usecases.guard_words import guard_of
from bot.usecases.see_findings import findings_now


async def what_to_listen_for(session: Session, *, review: Review, work: Work) -> tuple[ToHear, ...]:
    """Return at most three things to listen for in a session; one whose theme names somebody is left out."""
    findings = await findings_now(review, work=work)
    gaps = gaps_in(
        findings,
        sessions=(session,),
        observations=await work.observations.of(review.id),
        review=review,
        now=session.starts,
    )
    guard = await guard_of(review, work=work)
    told = to_hear(gaps, session=session, findings=findings, review=review)
    themes = {theme.id: theme.title for theme in review.themes}
    return tuple(
        one
        for one in told
        if one.theme in themes and not guard.judge(f"{themes[one.theme]}. {one.prompt}").must_come_out
    )
