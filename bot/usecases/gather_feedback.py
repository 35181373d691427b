"""Gather what the final feedback and the report say, and what the presenter knows of each point (R54, R55)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.attribution import Level
from bot.domain.feedback import Behind, Feedback, Met, Speaking, ThemeFeedback, Trailed
from bot.domain.feedback_choices import Audience
from bot.domain.finding import Finding, strength_of
from bot.domain.gate import Gate
from bot.domain.observation import Observation, ObservationKind
from bot.domain.report_facts import Member, ReportFacts
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import TEAM_ROLES, Person, Role
from bot.domain.theme import Theme
from bot.usecases.record_observation import groups_of
from bot.usecases.who_is_who import those
from cards.phrases import common

_AUDIENCES: Final = {
    Audience.NOT_DECIDED: "",
    Audience.BOARD: "This feedback is for the board or leadership team, as you decided.",
    Audience.CONTRIBUTORS: "This feedback is for everybody who took part, as you decided.",
    Audience.INVITED: "This feedback is for the board and for those whom you invited.",
}
_A_QUESTION: Final = "One of your own questions"
"""What stands for a question of the client's that names somebody."""


def feedback_of(
    review: Review,
    findings: Sequence[Finding],
    *,
    sessions: Sequence[Session],
    people: Sequence[Person],
    gate: Gate,
) -> Feedback:
    """Return the feedback that these findings make; who was met is told as counts and kinds alone (R65)."""
    held = [s for s in sessions if s.is_heard and not s.cancelled]
    words = review.method.words
    presenter = presenter_of(review, people)
    questions = {theme.id for theme in review.extra_themes}
    themes = (_said(theme, findings, is_question=theme.id in questions, gate=gate) for theme in review.themes)
    return Feedback(
        client=review.client,
        method_title=review.method.title,
        first_day=review.first_day,
        last_day=review.last_day,
        presented_by=presenter.name if presenter else "the lead peer",
        strengths_word=words.strengths,
        areas_word=words.areas,
        recommendations_word=words.recommendations,
        sessions_held=len(held),
        people_groups=len({group for s in held for group in groups_of(s)}),
        themes=tuple(t for t in themes if t.points or t.is_question),
        scope=_nameless(review.scope, gate=gate, instead=""),
        audience=_AUDIENCES[review.for_feedback.audience],
        met=_met(held),
        says=review.method.feedback,
    )


def speaking_of(
    findings: Iterable[Finding], *, ledger: Iterable[Trailed], notes: Sequence[Observation]
) -> Speaking:
    """Return what the presenter knows of each point: of sources only how many there are (R65)."""
    first = {line.finding: line.evenings[0] for line in ledger if line.evenings}
    return Speaking(
        behind=tuple(
            Behind(point=f.text, sources=strength_of(f, notes).sources, first_trailed=first.get(f.number))
            for f in findings
        )
    )


def facts_of(feedback: Feedback, *, review: Review, people: Iterable[Person]) -> ReportFacts:
    """Return what a report tells before anybody has commented on it: the team is listed by role."""
    team = [p for p in people if p.role in TEAM_ROLES and not p.has_left]
    order = (Role.LEAD_PEER, Role.PEER, Role.CHALLENGE_MANAGER)
    return ReportFacts(
        feedback=feedback,
        says=review.method.report,
        team=tuple(Member(role=p.role.value.capitalize()) for role in order for p in team if p.role is role),
    )


def presenter_of(review: Review, people: Sequence[Person]) -> Person | None:
    """Return whoever presents, the one chosen or else the lead peer (R55); None where there is neither."""
    there = [p for p in people if not p.has_left and p.name]
    chosen = [p for p in there if p.id == review.for_feedback.presenter]
    return next(iter((*chosen, *those(there, Role.LEAD_PEER))), None)


def _said(theme: Theme, findings: Sequence[Finding], *, is_question: bool, gate: Gate) -> ThemeFeedback:
    def of(*kinds: ObservationKind) -> tuple[str, ...]:
        return tuple(f.text for f in findings if f.theme == theme.id and f.kind in kinds)

    return ThemeFeedback(
        title=_nameless(theme.title, gate=gate, instead=_A_QUESTION) if is_question else theme.title,
        strengths=of(ObservationKind.STRENGTH),
        areas=of(ObservationKind.AREA),
        recommendations=of(ObservationKind.SUGGESTION, ObservationKind.RECOMMENDATION),
        is_question=is_question,
        short=theme.short,
    )


def _met(held: Sequence[Session]) -> tuple[Met, ...]:
    """Return how many sessions of each kind were held, the most frequent first."""
    kinds = Counter(s.kind for s in held)
    return tuple(
        Met(kind=common.SESSION_NOUNS.get(kind, common.SESSION)[number != 1], sessions=number)
        for kind, number in kinds.most_common()
    )


def _nameless(words: str, *, gate: Gate, instead: str) -> str:
    """Return words as they stand, or what stands for them where they name somebody."""
    blocked = any(o.concern.level is Level.BLOCK for o in gate.objections((words,))) if words else False
    return instead if blocked else words
