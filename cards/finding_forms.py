"""The forms on a finding's card: its words, its notes, merging, splitting and parking (R42, R44)."""

from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.finding import Finding, FindingState
from bot.domain.finding_at_hand import FindingAtHand
from bot.domain.ids import SessionId
from bot.domain.observation import LONGEST_TEXT, Observation
from bot.domain.review import Review
from cards.card import Card, choice, heading, make, para, press, shortened, trouble, typed, writing
from cards.finding import open_form, what_it_says
from cards.findings import ids_of
from cards.phrases import common
from cards.phrases import finding as say
from cards.sent_about_findings import FormName
from cards.size import fitted

_A_PAGE: Final = 20
_MOST: Final = 60
_LONGEST: Final = 160

_Saving = Sequence[tuple[str, str]]
"""The buttons at the foot of a form: what each says, and its verb."""


def finding_form(
    review: Review,
    session: SessionId | None,
    hand: FindingAtHand,
    form: FormName,
    *,
    filled: Mapping[str, str],
    problem: str = "",
    page: int = 1,
) -> Card:
    """Return a form about a finding; `filled` is what was typed or chosen before, by the box it stood in."""
    finding = hand.finding
    theme = review.theme(finding.theme)
    ids = ids_of(review, session, finding=str(finding.number), version=str(finding.version))

    def build(most: int) -> Card:
        inside, saving = _form(review, hand, form, filled, most=most, page=page)
        actions: list[Action] = [press(title, verb, ids) for title, verb in saving]
        actions += _turning(review, session, hand, page) if form == "notes" else ()
        actions.append(open_form(say.BACK, "card", review, session, finding.number, rare=len(saving) > 1))
        body = [
            heading(say.TITLE.format(number=finding.number, theme=typed(theme.short))),
            *([trouble(common.NOT_YET, [problem])] if problem else []),
            *what_it_says(review, hand),
            *inside,
        ]
        text = say.TEXT.format(number=finding.number, theme=theme.short)
        return make("finding", body, text=text, actions=actions, holds_words=True)

    return fitted(build, _MOST)


def _form(
    review: Review, hand: FindingAtHand, form: FormName, filled: Mapping[str, str], *, most: int, page: int
) -> tuple[list[CardElement], _Saving]:
    match form:
        case "words":
            return [_text(say.TEXT_BOX, _was(filled, "text", hand.finding.text))], (
                (say.SAVE_WORDS, "finding.reword"),
            )
        case "notes":
            return _adding(hand, filled, page)
        case "off":
            return _taking_off(hand, filled, most)
        case "merge":
            return _merging(review, hand, filled, most)
        case "split":
            return _splitting(hand, filled, most)
        case "park":
            box = writing("reason", say.REASON_BOX, longest=LONGEST_TEXT, value=_was(filled, "reason"),
                          needed=say.REASON_NEEDED)  # fmt: skip
            return [para(say.PARK_LEAD), box], ((say.SAVE_PARK, "finding.park"),)
        case _:
            assert_never(form)


def _adding(hand: FindingAtHand, filled: Mapping[str, str], page: int) -> tuple[list[CardElement], _Saving]:
    notes = _to_add(hand)[(page - 1) * _A_PAGE : page * _A_PAGE]
    if not notes:
        return [para(say.NO_NOTES)], ()
    box = _choose_notes(say.NOTES_BOX, notes, hand, filled)
    saving = ((say.SUPPORT, "finding.support"), (say.QUESTION, "finding.question"))
    return [para(say.ADD_LEAD), box], saving


def _taking_off(hand: FindingAtHand, filled: Mapping[str, str], most: int) -> tuple[list[CardElement], _Saving]:
    notes = _cited(hand)[:most]
    if not notes:
        return [para(say.NOTHING_CITED)], ()
    return [para(say.OFF_LEAD), _choose_notes(say.NOTES_BOX, notes, hand, filled)], (
        (say.SAVE_OFF, "finding.take_off"),
    )


def _merging(
    review: Review, hand: FindingAtHand, filled: Mapping[str, str], most: int
) -> tuple[list[CardElement], _Saving]:
    others = _to_merge(hand)[:most]
    if not others:
        return [para(say.NO_OTHERS)], ()
    titles = [(str(f.number), _finding_title(review, f)) for f in others]
    box = choice("other", say.MERGE_BOX, titles, value=_was(filled, "other"), needed=say.MERGE_NEEDED)
    return [para(say.MERGE_LEAD), box], ((say.SAVE_MERGE, "finding.merge"),)


def _splitting(hand: FindingAtHand, filled: Mapping[str, str], most: int) -> tuple[list[CardElement], _Saving]:
    notes = _cited(hand)[:most]
    if not notes:
        return [para(say.NOTHING_CITED)], ()
    boxes = [_choose_notes(say.SPLIT_BOX, notes, hand, filled), _text(say.NEW_TEXT_BOX, _was(filled, "text"))]
    return [para(say.SPLIT_LEAD), *boxes], ((say.SAVE_SPLIT, "finding.split"),)


def _turning(review: Review, session: SessionId | None, hand: FindingAtHand, page: int) -> list[Action]:
    last = (len(_to_add(hand)) - 1) // _A_PAGE + 1
    return [
        open_form(title, "notes", review, session, hand.finding.number, page=to, rare=True)
        for title, to in ((say.MORE, page + 1), (say.FEWER, page - 1))
        if 1 <= to <= last
    ]


def _to_add(hand: FindingAtHand) -> list[Observation]:
    """Return what may say the same, then the other notes of the theme, the newest first, then those on it."""
    finding = hand.finding
    first = [each.note for each in hand.alike]
    known = {*finding.cites, *finding.questions, *(note.number for note in first)}
    others = [o for o in hand.notes if o.theme == finding.theme and not o.withdrawn and o.number not in known]
    on_it = [o for o in _cited(hand) if not o.withdrawn]
    return [*first, *sorted(others, key=lambda o: -o.number), *on_it]


def _cited(hand: FindingAtHand) -> list[Observation]:
    cited = {*hand.finding.cites, *hand.finding.questions}
    return [o for o in hand.notes if o.number in cited]


def _to_merge(hand: FindingAtHand) -> list[Finding]:
    """Return the findings of the same kind, those of the same theme first."""
    finding = hand.finding
    same = [f for f in hand.others if f.kind is finding.kind and f.state is not FindingState.PARKED]
    return sorted(same, key=lambda f: (f.theme != finding.theme, -f.number))


def _choose_notes(
    label: str, notes: Sequence[Observation], hand: FindingAtHand, filled: Mapping[str, str]
) -> CardElement:
    titles = [(str(o.number), _note_title(o, hand)) for o in notes]
    return choice("notes", label, titles, value=_was(filled, "notes"), needed=say.NOTES_NEEDED, several=True)


def _note_title(note: Observation, hand: FindingAtHand) -> str:
    title = say.CHOICE.format(
        number=note.number,
        text=shortened(note.text, _LONGEST),
        kind=note.kind.value,
        initials=note.initials,
    )
    if note.withdrawn:
        return say.CHOICE_GONE.format(choice=title)
    if note.number in hand.finding.cites:
        return say.CHOICE_SUPPORTS.format(choice=title)
    if note.number in hand.finding.questions:
        return say.CHOICE_QUESTIONS.format(choice=title)
    if any(note.number == each.note.number for each in hand.alike):
        return say.CHOICE_ALIKE.format(choice=title)
    return title


def _finding_title(review: Review, finding: Finding) -> str:
    return say.CHOICE_FINDING.format(
        number=finding.number,
        text=shortened(finding.text, _LONGEST),
        theme=review.theme(finding.theme).short,
        state=finding.state,
    )


def _text(label: str, value: str) -> CardElement:
    return writing("text", label, longest=LONGEST_TEXT, value=value, lines=True, needed=say.TEXT_NEEDED)


def _was(filled: Mapping[str, str], box: str, otherwise: str = "") -> str:
    return filled.get(box, otherwise)
