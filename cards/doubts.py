"""What is doubtful in a timetable, as questions, and what the method would ask about it (R13, R22)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, assert_never

from microsoft_teams.cards.core import CardElement

from bot.domain.linter import Caution
from bot.domain.team import Person
from bot.domain.timetable import Asks, Doubt
from cards.card import (
    bullets,
    buttons,
    choice,
    day_box,
    folded,
    heading,
    para,
    part,
    press,
    rows,
    shortened,
    time_box,
    typed,
)
from cards.phrases import doubts as say
from cards.wording import counted

_LONGEST: Final = 160
_MOST_ASKED: Final = 12
_MOST_SEEN: Final = 15
_MOST_OPEN: Final = 3
_MOST_CAUTIONS: Final = 25

Numbered = tuple[int, Doubt]


def doubtful(
    doubts: Sequence[Doubt],
    people: Sequence[Person],
    *,
    ids: dict[str, object],
    filled: Mapping[int, str],
) -> list[CardElement]:
    """Return the doubts: a box for each of the first that can be answered, the others in words.

    A box is called `doubt__NUMBER`, counted from 0; `filled` is what was answered before.
    """
    if not doubts:
        return [para(say.NONE)]
    asked = _asked(doubts)
    now, later = asked[:_MOST_ASKED], asked[_MOST_ASKED:]
    seen = [doubt for doubt in doubts if not doubt.is_open]
    lead = say.LEAD.format(lines=counted(len(doubts), "line"))
    first = [para(say.FIRST.format(lines=counted(len(later), "line")))] if later else []
    boxes = [element for each in now for element in _question(each, people, filled)]
    send = [para(say.ANSWER_OR_NOT, quiet=True), buttons(press(say.ANSWER, "timetable.answer", ids))]
    body = [heading(say.TITLE, level=2), para(lead), *first, *boxes, *(send if now else [])]
    body += _in_words(say.WAITING, [each[0][1] for each in later], show=say.SHOW_WAITING, name="waiting")
    return [part([*body, *_in_words(say.SEEN, seen, show=say.SHOW_SEEN, name="seen")])]


def cautions_part(cautions: Sequence[Caution]) -> list[CardElement]:
    """Return what the method would ask, folded away: it warns and never stops anybody."""
    if not cautions:
        return []
    lead = say.CAUTIONS_LEAD.format(things=counted(len(cautions), "thing"))
    inside: list[CardElement] = [heading(say.CAUTIONS, level=2)]
    for rule, found in groupby(cautions[:_MOST_CAUTIONS], key=lambda caution: caution.rule):
        inside += [*rows(map(_caution, found)), para(say.RULE.format(rule=typed(rule)), quiet=True, close=True)]
    left = len(cautions) - _MOST_CAUTIONS
    inside += [para(say.CAUTIONS_REST.format(things=counted(left, "thing")))] if left > 0 else []
    return [para(lead), *folded(say.CAUTIONS_SHOW, "cautions", inside)]


def _asked(doubts: Sequence[Doubt]) -> list[tuple[Numbered, ...]]:
    """Return the doubts to be answered, those about the same word together."""
    by_word: dict[str, list[Numbered]] = {}
    for number, doubt in enumerate(doubts):
        if doubt.is_open:
            by_word.setdefault(doubt.word or f"{number}/", []).append((number, doubt))
    return [tuple(same) for same in by_word.values()]


def _question(
    same: tuple[Numbered, ...], people: Sequence[Person], filled: Mapping[int, str]
) -> Iterable[CardElement]:
    number, doubt = same[0]
    text = typed(shortened(doubt.text, _LONGEST))
    more = counted(len(same) - 1, "more line")
    yield para(say.ALSO.format(text=text, lines=more) if len(same) > 1 else say.PLACE.format(text=text))
    yield _box(doubt, number, filled.get(number, doubt.value), people)


def _box(doubt: Doubt, number: int, value: str, people: Sequence[Person]) -> CardElement:
    name = f"doubt__{number}"
    label = say.ASK.format(question=shortened(doubt.question, _LONGEST), at=doubt.at)
    match doubt.asks:
        case Asks.DATE:
            return day_box(name, label, value=value)
        case Asks.START | Asks.END:
            return time_box(name, label, value=value)
        case Asks.PEER:
            team = [p for p in people if p.in_team]
            names = [(p.initials, say.WHO.format(name=p.name, initials=p.initials)) for p in team]
            return choice(name, label, names, value=value, short=True)
        case Asks.NOTHING:
            raise ValueError("A doubt that asks for nothing has no box.")
        case _:
            assert_never(doubt.asks)


def _in_words(lead: str, doubts: Sequence[Doubt], *, show: str, name: str) -> list[CardElement]:
    """Return doubts as a list, folded away where it is long."""
    if not doubts:
        return []
    left = len(doubts) - _MOST_SEEN
    rest = [para(say.REST.format(lines=counted(left, "line")))] if left > 0 else []
    inside = [bullets(lead, map(_line, doubts[:_MOST_SEEN])), *rest]
    if len(doubts) <= _MOST_OPEN:
        return [*inside]
    return [*folded(show.format(lines=counted(len(doubts), "other line")), name, inside)]


def _line(doubt: Doubt) -> str:
    asked = say.LINE.format(
        question=typed(shortened(doubt.question, _LONGEST)),
        at=typed(doubt.at),
        text=typed(shortened(doubt.text, _LONGEST)),
    )
    suggested = typed(shortened(doubt.suggested, _LONGEST))
    return asked + (say.SUGGESTED.format(suggested=suggested) if suggested else "")


def _caution(caution: Caution) -> str:
    return say.CAUTION.format(text=typed(shortened(caution.text, _LONGEST * 2)), at=typed(caution.at))
