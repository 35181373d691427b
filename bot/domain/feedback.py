"""The final feedback (R54-R58). Nothing here can name a source (R65), and nothing here is a score (R58)."""

from datetime import date

from bot.domain.frozen import Frozen
from bot.domain.method_words import FeedbackWords


class ThemeFeedback(Frozen):
    """What is said on one theme: strengths, areas to explore and recommendations (R55, R56).

    One that `is_question` is the client's own, agreed with them beside the method's themes (R2); `short` is
    what fits beside a bar.
    """

    title: str
    strengths: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    is_question: bool = False
    short: str = ""

    @property
    def points(self) -> tuple[str, ...]:
        """Every point, in the order of the method."""
        return (*self.strengths, *self.areas, *self.recommendations)


class Met(Frozen):
    """How many sessions of a kind were held; `kind` is in the method's words."""

    kind: str
    sessions: int


class Feedback(Frozen):
    """The final feedback as the client hears it; `audience` says in a sentence who is invited (R57)."""

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
    scope: str = ""
    audience: str = ""
    met: tuple[Met, ...] = ()
    says: FeedbackWords = FeedbackWords()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence of the team's that would leave it."""
        return tuple(point for theme in self.themes for point in theme.points)

    @property
    def leaving(self) -> tuple[str, ...]:
        """Everything in it that somebody of this review wrote, titles of the client's questions included."""
        return (*self.sentences, self.scope, *(t.title for t in self.themes if t.is_question))

    @property
    def told(self) -> tuple[ThemeFeedback, ...]:
        """The method's themes on which something is said."""
        return tuple(t for t in self.themes if t.points and not t.is_question)

    @property
    def answers(self) -> tuple[ThemeFeedback, ...]:
        """The client's own questions, and what is said on each."""
        return tuple(t for t in self.themes if t.is_question)


class Trailed(Frozen):
    """One line of the no-surprises ledger: a finding and the evenings on which it was trailed (R52)."""

    finding: int
    text: str
    evenings: tuple[date, ...]


class Behind(Frozen):
    """What the presenter knows of a point and no slide shows: its sources, and when it was trailed."""

    point: str
    sources: int
    first_trailed: date | None = None


class Speaking(Frozen):
    """What stands in the notes of the slides for whoever presents, and in no file that the client is given."""

    behind: tuple[Behind, ...]
