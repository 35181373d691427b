"""The card that asks who hears the final feedback, who presents it, and in which order (R55-R57)."""

from collections.abc import Mapping, Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.finding import Finding
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.domain.theme import Theme
from cards.card import (
    Card,
    about,
    choice,
    heading,
    make,
    para,
    part,
    press,
    rows,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.phrases import common
from cards.phrases import final_feedback as say
from cards.sent_about_endings import ORDER
from cards.size import fitted

_LONGEST_ROW: Final = 140
_LONGEST_ORDER: Final = 400


def arrange_card(
    review: Review,
    ready: Sequence[Finding],
    people: Sequence[Person],
    *,
    mark: str,
    problem: str = "",
    filled: Mapping[str, str] | None = None,
) -> Card:
    """Return the card; `ready` are the findings that may be told, `filled` what was filled in before."""
    given = filled or {}
    themes = [theme for theme in review.themes if any(f.theme == theme.id for f in ready)]

    def build(most: int) -> Card:
        shown = themes[:most]
        body = [
            heading(say.ARRANGE_TITLE),
            *([trouble(common.NOT_YET, [problem])] if problem else []),
            _audience(review, given),
            para(say.AUDIENCE_WHY, quiet=True),
            _presenter(review, people, given),
            *([para(say.ARRANGE_LEAD)] if shown else []),
            *(_theme(theme, review, ready, given) for theme in shown),
            *([para(say.TOO_MANY, quiet=True)] if most < len(themes) else []),
        ]
        actions = [
            press(say.SAVE, "feedback.choose", about(review=review.id, mark=mark)),
            press(say.BACK, "feedback.show", about(review=review.id), unchecked=True),
        ]
        text = say.ARRANGE_TITLE
        return make("final_feedback", body, text=text, actions=actions, holds_words=True)

    return fitted(build, len(themes))


def _audience(review: Review, given: Mapping[str, str]) -> CardElement:
    offered = [(audience.value, name) for audience, name in say.AUDIENCES.items() if audience]
    now = given.get("audience", review.for_feedback.audience.value)
    return choice("audience", say.AUDIENCE, offered, value=now)


def _presenter(review: Review, people: Sequence[Person], given: Mapping[str, str]) -> CardElement:
    """Return a choice of who presents: the lead peer first, and nobody of the client."""
    team = [p for p in people if p.in_team and not p.has_left]
    offered = [(p.id, p.name) for p in sorted(team, key=lambda p: p.role is not Role.LEAD_PEER)]
    lead = next((p.id for p in team if p.role is Role.LEAD_PEER), "")
    now = given.get("presenter") or review.for_feedback.presenter or lead
    return choice("presenter", say.PRESENTER, offered, value=now, short=True)


def _theme(theme: Theme, review: Review, ready: Sequence[Finding], given: Mapping[str, str]) -> CardElement:
    box = f"{ORDER}{theme.id}"
    of_it = [f for f in ready if f.theme == theme.id]
    told = ", ".join(str(f.number) for f in review.for_feedback.told(of_it)) or "none"
    lines = [
        say.ROW.format(number=f.number, text=typed(shortened(f.text, _LONGEST_ROW)), kind=f.kind.value)
        for f in of_it
    ]
    return part(
        [
            heading(typed(theme.title), level=2),
            *rows(lines),
            writing(
                box, say.ORDER.format(theme=theme.title), longest=_LONGEST_ORDER, value=given.get(box, told)
            ),
        ]
    )
