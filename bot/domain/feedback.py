"""The final feedback (R54-R58). Nothing here can name a source (R65), and nothing here is a score (R58)."""

from datetime import date

from bot.domain.frozen import Frozen


class ThemeFeedback(Frozen):
    """What is said on one theme: strengths, areas to explore and recommendations (R55, R56)."""

    title: str
    strengths: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


class Feedback(Frozen):
    """The final feedback as the client hears it."""

    client: str
    method_title: str
    first_day: date
    last_day: date
    presented_by: str
    strengths_word: str
    areas_word: str
    recommendations_word: str
    sessions_held: int
    people_groups: int
    themes: tuple[ThemeFeedback, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that would leave the team."""
        return tuple(s for t in self.themes for s in (*t.strengths, *t.areas, *t.recommendations))


class Trailed(Frozen):
    """One line of the no-surprises ledger: a finding and the evenings on which it was trailed (R52)."""

    finding: int
    text: str
    evenings: tuple[date, ...]
