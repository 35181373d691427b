"""Signposts: practice and people elsewhere, added by the team (R62)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.finding import Finding
from bot.domain.review import Review
from bot.domain.signpost import LONGEST_PRACTICE, LONGEST_WHERE, OfferedSignpost
from bot.domain.team import Person, Role
from cards.card import (
    Card,
    about,
    buttons,
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
from cards.phrases import signposts as say
from cards.sent_about_reports import SaveSignpost

_MOST: Final = 12
_LONGEST_TITLE: Final = 80


def signpost_card(
    review: Review,
    findings: Sequence[Finding],
    there: Sequence[OfferedSignpost],
    person: Person,
    *,
    key: str,
    filled: SaveSignpost | None = None,
    problem: str = "",
    told: str = "",
) -> Card:
    """Return room for a signpost, and those that there are; one's own can be taken out, by the manager any."""
    on = [(str(t.id), t.title) for t in review.themes]
    on += [
        (str(f.number), say.FINDING.format(number=f.number, text=shortened(f.text, _LONGEST_TITLE)))
        for f in findings
    ]
    body: list[CardElement] = [
        heading(say.TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(f"**{told}**")] if told else []),
        para(say.LEAD),
        choice("on", say.ON, on, value=filled.on if filled else "", needed=say.ON_NEEDED, short=True),
        writing("practice", say.PRACTICE, longest=LONGEST_PRACTICE, value=filled.practice if filled else "",
                lines=True, needed=say.PRACTICE_NEEDED),
        writing("where", say.WHERE, longest=LONGEST_WHERE, value=filled.where if filled else ""),
        para(say.NO_NAMES, quiet=True),
        *_there(review, there[-_MOST:], person),
    ]  # fmt: skip
    actions = [press(say.SAVE, "signpost.save", about(review=review.id, press=key))]
    return make("signpost", body, text=say.TITLE, actions=actions, holds_words=True)


def _there(review: Review, there: Sequence[OfferedSignpost], person: Person) -> list[CardElement]:
    if not there:
        return []
    items: list[CardElement] = [heading(say.THERE, level=2)]
    for one in there:
        words = say.ROW.format(number=one.number, practice=typed(one.practice), where=typed(one.where))
        items += rows([words.strip()])
        if person.id == one.by or person.role is Role.CHALLENGE_MANAGER:
            ids = about(review=review.id, number=str(one.number))
            title = say.TAKE_OUT.format(number=one.number)
            items += [buttons(press(title, "signpost.take_out", ids, unchecked=True))]
    return [part(items)]
