"""The card that brings observations together into findings, one theme at a time (R41, R54)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.ids import SessionId
from bot.domain.observation import LONGEST_TEXT, Observation
from bot.domain.review import Review
from bot.domain.theme import Theme
from cards.alike import alike_part
from cards.card import (
    Card,
    buttons,
    choice,
    heading,
    make,
    para,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.card import press as button
from cards.findings import OnTheme, findings_part, ids_of
from cards.phrases import common
from cards.phrases import triangulate as say
from cards.sent_about_findings import MakeFinding
from cards.size import fitted
from cards.wording import KINDS, counted

_MOST: Final = 40
_CITED: Final = 200


def triangulate_card(
    review: Review,
    session_id: SessionId | None,
    shown: OnTheme,
    *,
    press: str,
    filled: MakeFinding | None = None,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return the card of one theme; `done` says what the last press did."""
    theme = shown.theme
    noted = _choices(shown)
    title = say.TITLE.format(theme=theme.title)
    was = filled or _begun(review, session_id, shown, press)
    ids = ids_of(review, session_id, theme=theme.id)
    same = [buttons(button(say.SAME, "triangulate.same", ids, unchecked=True))] if noted else []

    def build(most: int) -> Card:
        body = [
            heading(typed(title)),
            *([trouble(common.NOT_YET, [problem])] if problem else []),
            *([para(f"**{typed(done)}**")] if done else []),
            *findings_part(review, session_id, shown),
            *(alike_part(shown.around, shown.alike) if shown.around else same),
            *(_inputs(review, theme, noted, most, was) if noted else [para(say.EMPTY)]),
        ]
        saving = ids_of(review, session_id, theme=theme.id, press=press)
        actions = [
            *([button(say.SAVE, "triangulate.save", saving)] if noted else []),
            *_others(review, session_id, theme),
        ]
        return make("triangulate", body, text=title, actions=actions, holds_words=True)

    return fitted(build, min(len(noted), _MOST))


def choose_note_card(
    review: Review, session_id: SessionId | None, theme: Theme, notes: Sequence[Observation]
) -> Card:
    """Return the card that asks beside which note others are to be looked for (R45)."""
    noted = sorted((o for o in notes if o.theme == theme.id and not o.withdrawn), key=lambda o: -o.number)
    ids = ids_of(review, session_id, theme=theme.id)
    body = [
        heading(say.SAME_TITLE),
        para(say.SAME_CHOOSE if noted else say.EMPTY),
        *(
            [choice("note", say.SAME_NOTE, [(str(o.number), _cite(o)) for o in noted[:_MOST]],
                    needed=say.SAME_NEEDED, short=True)]
            if noted else []
        ),
    ]  # fmt: skip
    actions = [
        *([button(say.SAME_ASK, "triangulate.same", ids)] if noted else []),
        button(say.SAME_BACK, "triangulate.show", ids, unchecked=True),
    ]
    return make("triangulate", body, text=say.SAME_TITLE, actions=actions, holds_words=True)


def _choices(shown: OnTheme) -> list[Observation]:
    """Return the notes to choose from: the one in question, what may say the same, then the newest."""
    first = [*([shown.around] if shown.around else []), *(each.note for each in shown.alike)]
    known = {o.number for o in first}
    rest = (o for o in shown.notes if o.theme == shown.theme.id and not o.withdrawn and o.number not in known)
    return [*first, *sorted(rest, key=lambda o: -o.number)]


def _begun(review: Review, session_id: SessionId | None, shown: OnTheme, press: str) -> MakeFinding:
    around = shown.around
    return MakeFinding(
        review=review.id,
        session=session_id,
        theme=shown.theme.id,
        press=press,
        cites=str(around.number) if around else "",
        kind=around.kind.value if around else "",
    )


def _inputs(
    review: Review, theme: Theme, noted: Sequence[Observation], most: int, was: MakeFinding
) -> list[CardElement]:
    shown, threshold = noted[:most], review.threshold
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


def _others(review: Review, session_id: SessionId | None, theme: Theme) -> list[Action]:
    """Offer the next theme in the review's order, and the one before it in the overflow menu."""
    themes = review.themes
    here = themes.index(theme)
    steps = [
        (say.NEXT, themes[(here + 1) % len(themes)], False),
        (say.BEFORE, themes[here - 1], True),
    ]
    return [
        button(title, "triangulate.show", ids_of(review, session_id, theme=other.id), rare=rare, unchecked=True)
        for title, other, rare in steps
        if other != theme
    ]
