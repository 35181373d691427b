"""A finding's own card: what it says, what supports and questions it, and what can be done (R41, R42, R44)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.finding import Finding, FindingState
from bot.domain.finding_at_hand import FindingAtHand
from bot.domain.ids import SessionId
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.team import Deed, Role, may
from cards.alike import alike_rows
from cards.card import Card, buttons, heading, make, para, part, press, shortened, trouble, typed
from cards.client_reply import from_client
from cards.findings import ids_of, standing_words
from cards.phrases import common
from cards.phrases import finding as say
from cards.sent_about_findings import FormName
from cards.size import fitted
from cards.when import moment
from cards.wording import counted, source_words

_MOST: Final = 20
"""Notes of each sort that are shown."""

_LONGEST: Final = 300
_LONGEST_SOURCE: Final = 120


def finding_card(
    review: Review,
    session: SessionId | None,
    hand: FindingAtHand,
    role: Role,
    *,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return a finding's own card, with the buttons that somebody in this role may press on it as it stands."""
    finding = hand.finding
    theme = review.theme(finding.theme)

    def build(most: int) -> Card:
        body = [
            heading(say.TITLE.format(number=finding.number, theme=typed(theme.short))),
            *([trouble(common.NOT_YET, [problem])] if problem else []),
            *([para(f"**{typed(done)}**")] if done else []),
            *what_it_says(review, hand),
            *_notes(say.SUPPORTS, finding.cites, hand, most),
            *_notes(say.QUESTIONS, finding.questions, hand, most),
            *([part([heading(say.ALIKE, level=2), *alike_rows(hand.alike)])] if hand.alike else []),
            *from_client(hand.from_client),
            *_last(review, hand),
            *_buttons(review, session, finding),
        ]
        text = say.TEXT.format(number=finding.number, theme=theme.short)
        actions = _foot(review, session, finding, role)
        return make("finding", body, text=text, actions=actions, holds_words=True)

    return fitted(build, _MOST)


def what_it_says(review: Review, hand: FindingAtHand) -> list[CardElement]:
    """Return the words of a finding, how far it has come, and what stands behind it."""
    finding = hand.finding
    state = say.STATE.format(kind=finding.kind.value.capitalize(), state=finding.state)
    reason = say.PARKED.format(reason=typed(finding.parked_because))
    return [
        para(typed(finding.text)),
        para(state, close=True),
        para(standing_words(review, finding, hand.notes, hand.sessions), quiet=True, close=True),
        *([para(reason)] if finding.state is FindingState.PARKED else []),
        *([para(say.JOINED.format(number=finding.joined_to))] if finding.joined_to is not None else []),
        *([para(say.WITHDRAWN)] if finding.withdrawn else []),
    ]


def open_form(
    title: str,
    form: FormName | Literal["card"],
    review: Review,
    session: SessionId | None,
    number: int,
    *,
    page: int = 1,
    rare: bool = False,
) -> Action:
    """Return the button that opens a form about a finding, or its card."""
    ids = ids_of(review, session, finding=str(number), form=form, page=str(page))
    return press(title, "finding.open", ids, unchecked=True, rare=rare)


def _notes(title: str, numbers: Sequence[int], hand: FindingAtHand, most: int) -> list[CardElement]:
    if not numbers:
        return []
    cited = [o for o in hand.notes if o.number in numbers]
    rows = [row for note in cited[:most] for row in _note(note, hand)]
    left = len(cited) - most
    rest = [para(say.NOTES_REST.format(notes=counted(left, "note")))] if left > 0 else []
    return [part([heading(title, level=2), *rows, *rest])]


def _note(note: Observation, hand: FindingAtHand) -> Iterable[CardElement]:
    source = typed(shortened(source_words(note, hand.sessions), _LONGEST_SOURCE))
    words = say.NOTE_GONE if note.withdrawn else say.NOTE_SOURCE
    return (
        para(say.NOTE.format(number=note.number, text=typed(shortened(note.text, _LONGEST)))),
        para(words.format(initials=typed(note.initials), source=source), quiet=True, close=True),
    )


def _last(review: Review, hand: FindingAtHand) -> Iterator[CardElement]:
    if hand.finding.log:
        step = hand.finding.log[-1]
        initials = typed(hand.initials.get(step.by, ""))
        at = moment(step.at, review.zone)
        yield para(say.LAST.format(deed=step.deed, initials=initials, at=at), quiet=True)


def _buttons(review: Review, session: SessionId | None, finding: Finding) -> Iterator[CardElement]:
    """Yield what can be done to a finding, two buttons in a row; nothing to one that stands no more."""
    if finding.joined_to is not None:
        yield buttons(
            open_form(say.WHOLE.format(number=finding.joined_to), "card", review, session, finding.joined_to)
        )
    if not finding.is_live or review.board_frozen or finding.state is FindingState.PRESENTED:
        return
    forms: tuple[tuple[str, FormName], ...] = (
        (say.ADD, "notes"), (say.OFF, "off"), (say.WORDS, "words"),
        (say.MERGE, "merge"), (say.SPLIT, "split"), (say.PARK, "park"),
    )  # fmt: skip
    opened = [open_form(title, form, review, session, finding.number) for title, form in forms]
    if finding.state is FindingState.PARKED:
        opened = [*opened[:3], _decide(say.BRING_BACK, "finding.bring_back", review, session, finding)]
    if finding.standing:
        opened.append(_decide(say.UNDO, "finding.undo", review, session, finding))
    for at in range(0, len(opened), 2):
        yield buttons(*opened[at : at + 2])


def _foot(review: Review, session: SessionId | None, finding: Finding, role: Role) -> list[Action]:
    back = press(say.THEME, "triangulate.show", ids_of(review, session, theme=finding.theme), unchecked=True)
    ready = finding.is_live and finding.state is FindingState.TRIANGULATED and not review.board_frozen
    if ready and may(role, Deed.AGREE_FINDING):
        return [_decide(say.AGREE, "finding.agree", review, session, finding), back]
    return [back]


def _decide(title: str, verb: str, review: Review, session: SessionId | None, finding: Finding) -> Action:
    ids = ids_of(review, session, finding=str(finding.number), version=str(finding.version))
    return press(title, verb, ids, unchecked=True)
