"""Notes that may say the same, with why, as part of a card: people decide (R45)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.finding_at_hand import Alike
from bot.domain.observation import Observation
from cards.card import heading, para, part, shortened, typed
from cards.phrases import triangulate as say

_LONGEST: Final = 200


def alike_part(around: Observation, alike: Sequence[Alike]) -> list[CardElement]:
    """Return the notes that may say the same as one, or that none seems to."""
    if not alike:
        return [para(say.ALIKE_NONE.format(number=around.number))]
    title = heading(say.ALIKE.format(number=around.number), level=2)
    own = say.ALIKE_ROW.format(number=around.number, text=typed(shortened(around.text, _LONGEST)))
    return [part([title, para(own), *alike_rows(alike)])]


def alike_rows(alike: Sequence[Alike]) -> list[CardElement]:
    """Return each note with why it may say the same."""
    return [row for each in alike for row in _row(each)]


def _row(each: Alike) -> list[CardElement]:
    note, why = each.note, typed(each.why)
    if each.together_in:
        numbers = ", ".join(str(number) for number in each.together_in)
        why = say.ALIKE_TOGETHER.format(why=why, findings=say.ALIKE_FINDINGS.format(numbers=numbers))
    return [
        para(say.ALIKE_ROW.format(number=note.number, text=typed(shortened(note.text, _LONGEST)))),
        para(say.ALIKE_WHY.format(initials=typed(note.initials), why=why), quiet=True, close=True),
    ]
