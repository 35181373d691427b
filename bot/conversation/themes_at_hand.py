"""A theme with its notes and findings, as the team brings them together, and the card that shows it."""

from bot.domain.ids import SessionId, made_from
from bot.domain.review import Review
from bot.domain.theme import Theme
from bot.records.work import Work
from bot.usecases.see_findings import findings_now
from cards.card import Card
from cards.findings import OnTheme
from cards.sent_about_findings import MakeFinding
from cards.triangulate import triangulate_card


async def theme_shown(review: Review, theme: Theme, *, work: Work, page: int = 1) -> OnTheme:
    """Return a theme with everything in its review that its findings may cite."""
    return OnTheme(
        theme=theme,
        notes=await work.observations.of(review.id),
        findings=await findings_now(review, work=work),
        sessions={s.id: s for s in await work.sessions.of(review.id)},
        page=page,
    )


def theme_card(
    review: Review,
    session: SessionId | None,
    shown: OnTheme,
    *,
    filled: MakeFinding | None = None,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return the card of a theme; it carries a key of its own against double presses."""
    of_theme = sum(f.theme == shown.theme.id for f in shown.findings)
    press = filled.press if filled else made_from(review.id, session or "", shown.theme.id, str(of_theme))[:12]
    return triangulate_card(review, session, shown, press=press, filled=filled, problem=problem, done=done)
