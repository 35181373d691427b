"""What the guard found, as parts of other cards: advice on a note, objections to what leaves the team (R65)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.attribution import AN_AID, Concern
from bot.domain.gate import Objection
from cards.card import choice, heading, para, part, shortened, typed, writing
from cards.phrases import guard as say
from cards.wording import counted

LET: Final = "let"
"""The box in which the challenge manager chooses what may stand."""

_MOST: Final = 8
_MOST_ADVICE: Final = 5
_LONGEST_WORDS: Final = 60
_LONGEST_SENTENCE: Final = 120
_LONGEST_REASON: Final = 500


def advice_parts(advice: Sequence[Concern]) -> list[CardElement]:
    """Return what somebody may want to reword in a note that is saved all the same."""
    if not advice:
        return []
    lines = [
        say.ADVICE_ROW.format(
            words=typed(shortened(c.words, _LONGEST_WORDS)), reason=c.reason, instead=typed(c.rewording)
        )
        for c in advice[:_MOST_ADVICE]
    ]
    return [part([heading(say.ADVICE, level=2), *map(para, lines), para(AN_AID, quiet=True)])]


def objection_parts(
    objections: Sequence[Objection], *, lead: str, chosen: str = "", reason: str = ""
) -> list[CardElement]:
    """Return what stands in the way of a text, first what must come out, and room to let the rest stand."""
    if not objections:
        return []
    shown = sorted(objections, key=lambda o: not o.is_block)[:_MOST]
    may = [(o.key, _choice(o)) for o in shown if not o.is_block]
    more = counted(len(objections) - len(shown), "thing")
    return [
        part(
            [
                heading(say.FOUND, level=2),
                *map(para, map(_line, shown)),
                *([para(say.MORE.format(things=more))] if len(objections) > len(shown) else []),
                *_room(may, lead=lead, chosen=chosen, reason=reason),
                para(AN_AID, quiet=True),
            ]
        )
    ]


def _room(may: Sequence[tuple[str, str]], *, lead: str, chosen: str, reason: str) -> list[CardElement]:
    if not may:
        return []
    return [
        para(lead),
        choice(LET, say.MAY, may, value=chosen, several=True),
        writing("reason", say.WHY, longest=_LONGEST_REASON, value=reason, lines=True),
    ]


def _line(objection: Objection) -> str:
    concern = objection.concern
    whole = concern.words == objection.sentence.strip() or len(concern.words) > _LONGEST_WORDS
    words = say.OUT if objection.is_block else say.WHOLE if whole else say.DOUBT
    return words.format(
        words=typed(shortened(concern.words, _LONGEST_WORDS)),
        sentence=typed(shortened(objection.sentence.strip().removesuffix("."), _LONGEST_SENTENCE)),
        reason=concern.reason,
        instead=typed(concern.rewording),
    )


def _choice(objection: Objection) -> str:
    words = shortened(objection.concern.words, _LONGEST_WORDS)
    return say.CHOICE.format(words=words, reason=objection.concern.reason)
