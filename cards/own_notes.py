"""One's own notes: listed, changed, taken back and brought back (R39)."""

from collections.abc import Mapping, Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement, ExecuteAction

from bot.domain.ids import SessionId
from bot.domain.observation import LONGEST_TEXT, Observation
from bot.domain.review import Review
from bot.domain.session import Session
from cards.capture import about_note
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
    shortened,
    trouble,
    typed,
    writing,
)
from cards.phrases import capture, common
from cards.phrases import own_notes as say
from cards.sent_about_own_notes import SaveEdit
from cards.sources import kinds_for, source_inputs
from cards.wording import counted

_ON_A_PAGE: Final = 10
_SHOWN: Final = 240
"""Characters of a note in a list."""


def my_notes_card(
    review: Review, noted: Sequence[Observation], sessions: Mapping[SessionId, Session], *, page: int
) -> Card:
    """Return a page of somebody's own notes, the newest sessions first, each to be changed or taken back."""
    ordered = sorted(noted, key=lambda o: (_when(o, sessions), o.number), reverse=True)
    last = max(len(ordered) - 1, 0) // _ON_A_PAGE
    page = min(max(page, 0), last)
    shown = ordered[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    lead = say.MINE_FROZEN if review.board_frozen else say.MINE_COUNT
    count = lead.format(notes=counted(len(ordered), "note"))
    body: list[CardElement] = [heading(say.MINE_TITLE), para(count if ordered else say.MINE_NONE)]
    heard_in: object = ""
    for note in shown:
        if note.source.session != heard_in:
            heard_in = note.source.session
            body.append(heading(_place(note, sessions), level=2))
        body.append(part(_row(review, note)))
    turns = [(say.MINE_NEWER, page - 1), (say.MINE_OLDER, page + 1)]
    actions = [_turn(review, title, to) for title, to in turns if 0 <= to <= last]
    return make("capture", body, text=say.MINE_TITLE, actions=actions, holds_words=bool(ordered))


def edit_card(
    review: Review,
    note: Observation,
    session: Session | None,
    *,
    groups: Sequence[str],
    filled: SaveEdit | None = None,
    problem: str = "",
    changed: bool = False,
) -> Card:
    """Return an own note to be changed; where it was `changed` elsewhere, it also shows how it stands now."""
    was = filled or _as_it_is(note)
    ids = about(review=review.id, number=str(note.number), edition=str(note.edition))
    themes = [(theme.id, theme.title) for theme in review.themes]
    now = [heading(say.EDIT_NOW, level=2), para(typed(note.text)), *_example(note)]
    problems = [problem] if problem else [say.EDIT_CHANGED] if changed else []
    body: list[CardElement] = [
        heading(say.EDIT_TITLE.format(number=note.number)),
        *([trouble(common.NOT_YET, problems)] if problems else []),
        *([part(now), heading(say.EDIT_YOURS, level=2)] if changed else []),
        para(f"{say.EDIT_SAID} {common.NO_NAMES}"),
        choice("theme", capture.THEME, themes, value=was.theme, needed=capture.THEME_NEEDED),
        choice("kind", capture.KIND, kinds_for(session, was.kind), value=was.kind, needed=capture.KIND_NEEDED),
        writing("text", capture.POINT, longest=LONGEST_TEXT, value=was.text, lines=True,
                needed=capture.POINT_NEEDED),
        writing("example", capture.EXAMPLE, longest=LONGEST_TEXT, value=was.example, lines=True),
        *source_inputs(session, groups, was),
    ]  # fmt: skip
    actions = [
        press(say.EDIT_SAVE, "note.save", ids),
        press(say.WITHDRAW, "note.withdraw", about_note(note), rare=True, unchecked=True),
    ]
    title = say.EDIT_TITLE.format(number=note.number)
    return make("capture", body, text=title, actions=actions, holds_words=True)


def withdrawn_card(review: Review, note: Observation) -> Card:
    """Return proof that a note is off the board, with the way to undo it."""
    title = say.AWAY_TITLE.format(number=note.number)
    body = [
        heading(title),
        para(say.AWAY_SAID.format(number=note.number)),
        para(say.AWAY_WRITE.format(number=note.number), quiet=True),
    ]
    undo = press(say.BRING_BACK, "note.bring_back", about_note(note), unchecked=True)
    return make("capture", body, text=title, actions=[undo, _turn(review, say.MINE_SHOW, 0)])


def _as_it_is(note: Observation) -> SaveEdit:
    source = note.source
    return SaveEdit(
        review=note.review,
        number=note.number,
        edition=note.edition,
        theme=note.theme,
        kind=note.kind,
        text=note.text,
        example=note.example,
        group=source.group,
        elsewhere=source.elsewhere or "",
        document=source.document,
    )


def _example(note: Observation) -> list[CardElement]:
    return [para(capture.SAVED_EXAMPLE.format(example=typed(note.example)))] if note.example else []


def _when(note: Observation, sessions: Mapping[SessionId, Session]) -> tuple[str, str]:
    session = sessions.get(note.source.session) if note.source.session else None
    return (session.starts.isoformat(), session.id) if session else ("", "")


def _place(note: Observation, sessions: Mapping[SessionId, Session]) -> str:
    session = sessions.get(note.source.session) if note.source.session else None
    return typed(session.title) if session else say.MINE_ELSEWHERE


def _row(review: Review, note: Observation) -> list[CardElement]:
    theme = next((t.short for t in review.themes if t.id == note.theme), "")
    told = say.MINE_ABOUT.format(kind=note.kind.capitalize(), theme=typed(theme))
    return [
        para(say.MINE_ROW.format(number=note.number, text=typed(shortened(note.text, _SHOWN)))),
        para(f"{say.MINE_AWAY}. {told}" if note.withdrawn else told, quiet=True, close=True),
        *([] if review.board_frozen else _changing(note)),
    ]


def _changing(note: Observation) -> list[CardElement]:
    if note.withdrawn:
        title = say.MINE_BRING_BACK.format(number=note.number)
        return [buttons(press(title, "note.bring_back", about_note(note), unchecked=True))]
    edit, away = (t.format(number=note.number) for t in (say.MINE_EDIT, say.MINE_WITHDRAW))
    return [
        buttons(
            press(edit, "note.edit", about_note(note), unchecked=True),
            press(away, "note.withdraw", about_note(note), unchecked=True),
        )
    ]


def _turn(review: Review, title: str, page: int) -> ExecuteAction:
    return press(title, "notes.mine", about(review=review.id, page=str(page)), unchecked=True)
