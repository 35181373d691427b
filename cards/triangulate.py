"""The card that brings observations together into findings, one theme at a time (R41, R54)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.finding import Finding, Threshold
from bot.domain.ids import SessionId
from bot.domain.observation import LONGEST_TEXT, Observation
from bot.domain.review import Review
from bot.domain.theme import Theme
from cards.card import (
    Card,
    about,
    choice,
    heading,
    make,
    para,
    part,
    rows,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.card import press as button
from cards.phrases import common
from cards.phrases import triangulate as say
from cards.sent_about_notes import MakeFinding
from cards.wording import KINDS, counted

_MOST: Final = 40
_MOST_FINDINGS: Final = 10
_CITED: Final = 200


def triangulate_card(
    review: Review,
    session_id: SessionId,
    theme: Theme,
    observations: Sequence[Observation],
    findings: Sequence[Finding],
    *,
    press: str,
    filled: MakeFinding | None = None,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return the card of one theme; `done` says what the last press did."""
    noted = sorted(
        (o for o in observations if o.theme == theme.id and not o.withdrawn), key=lambda o: -o.number
    )
    title = say.TITLE.format(theme=theme.title)
    was = filled or MakeFinding(review=review.id, session=session_id, theme=theme.id, press=press)
    body = [
        heading(typed(title)),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(f"**{typed(done)}**")] if done else []),
        *_so_far([f for f in findings if f.theme == theme.id]),
        *(_inputs(theme, noted, was, review.method.threshold) if noted else [para(say.EMPTY)]),
    ]
    ids = about(review=review.id, session=session_id, theme=theme.id, press=press)
    saving = [button(say.SAVE, "triangulate.save", ids)] if noted else []
    actions = [*saving, *_others(review, session_id, theme)]
    return make("triangulate", body, text=title, actions=actions, holds_words=True)


def _so_far(findings: Sequence[Finding]) -> list[CardElement]:
    if not findings:
        return []
    newest = sorted(findings, key=lambda f: -f.number)[:_MOST_FINDINGS]
    lines = [
        say.SO_FAR_ROW.format(number=f.number, state=f.state, text=typed(shortened(f.text, _CITED)))
        for f in newest
    ]
    left = len(findings) - len(newest)
    rest = say.SO_FAR_REST.format(findings=counted(left, "finding"))
    return [part([heading(say.SO_FAR, level=2), *rows(lines), *([para(rest)] if left else [])])]


def _inputs(
    theme: Theme, noted: Sequence[Observation], was: MakeFinding, threshold: Threshold
) -> list[CardElement]:
    shown = noted[:_MOST]
    rest = say.REST.format(shown=len(shown), all=len(noted), theme=typed(theme.short))
    rule = say.RULE.format(
        sources=counted(threshold.sources, "independent source"), peers=counted(threshold.peers, "peer")
    )
    cites = [(str(o.number), _cite(o)) for o in shown]
    return [
        para(say.LEAD),
        para(rule, quiet=True),
        *([para(rest)] if len(noted) > len(shown) else []),
        choice("cites", say.CITES, cites, value=was.cites,
               needed=say.CITES_NEEDED, several=True),
        choice("kind", say.KIND, KINDS, value=was.kind, needed=say.KIND_NEEDED),
        writing("text", say.FINDING, longest=LONGEST_TEXT, value=was.text, lines=True,
                needed=say.FINDING_NEEDED),
    ]  # fmt: skip


def _cite(observation: Observation) -> str:
    return say.CITE.format(
        number=observation.number,
        text=shortened(observation.text, _CITED),
        kind=observation.kind.value,
        initials=observation.initials,
    )


def _others(review: Review, session_id: SessionId, theme: Theme) -> list[Action]:
    """Offer the next theme in the review's order, and the one before it in the overflow menu."""
    themes = review.themes
    here = themes.index(theme)
    steps = [
        (say.NEXT, themes[(here + 1) % len(themes)], False),
        (say.BEFORE, themes[here - 1], True),
    ]
    return [
        button(
            title,
            "triangulate.show",
            about(review=review.id, session=session_id, theme=other.id),
            rare=rare,
            unchecked=True,
        )
        for title, other, rare in steps
        if other != theme
    ]
