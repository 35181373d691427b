"""The card that asks what was heard, one point at a time, and what it is answered with (R31-R38)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from microsoft_teams.cards.core import (
    Action,
    CardElement,
    ChoiceSetInput,
    ExecuteAction,
    RefreshDefinition,
    TextBlock,
)

from bot.domain.attribution import Concern
from bot.domain.observation import LONGEST_TEXT, Observation
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from cards.card import Card, about, choice, facts, heading, make, para, trouble, typed, writing
from cards.card import press as button
from cards.guard import advice_parts
from cards.phrases import capture as say
from cards.phrases import common
from cards.phrases import own_notes as own
from cards.sent_about_notes import SaveObservation
from cards.sources import kinds_for, source_inputs
from cards.when import span
from cards.wording import source_words

_NEEDED: Final = (say.THEME_NEEDED, say.KIND_NEEDED, say.POINT_NEEDED)


def capture_card(
    review: Review,
    session: Session | None,
    *,
    press: str,
    groups: Sequence[str],
    saved: Sequence[int] = (),
    filled: SaveObservation | None = None,
    problem: str = "",
    advice: Sequence[Concern] = (),
    on_page: bool = False,
) -> Card:
    """Return the card to fill in; without a session it is for a document, data or a visit.

    The `advice` is on the note that was saved just before. `on_page` the browser says what is missing, and in
    Teams the answer does: a button there sends what was typed only where nothing is required (R31).
    """
    was = filled or SaveObservation(review=review.id, press=press)
    title = say.TITLE if session else say.TITLE_ELSEWHERE
    so_far = say.SO_FAR.format(numbers=", ".join(map(str, saved)))
    body = [
        heading(title),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(so_far)] if saved else []),
        *advice_parts(advice),
        *([para(_which(review, session))] if session else []),
        para(f"{say.LEAD} {common.NO_NAMES}"),
        *_inputs(review, session, groups, was, on_page=on_page),
    ]
    text = say.TEXT.format(title=session.title) if session else say.TEXT_ELSEWHERE
    actions = _actions(review, session, press, on_page=on_page)
    return make("capture", body, text=text, actions=actions, holds_words=filled is not None or bool(advice))


def for_one_of_the_team(card: Card, *, account: str) -> Card:
    """Return a card to write on as others see it: only whoever it is for sees room to write (R77).

    Teams asks for their own view by itself where the `account` is known to it, and at the press of a button.
    """
    executed = (a for a in card.adaptive.actions or () if isinstance(a, ExecuteAction))
    asked = next((a for a in executed if a.verb == "capture.save"), None)
    if asked is None:
        return card
    looking = button(say.SEE, "capture.see", _opens(asked), unchecked=True)
    read = [element for element in card.adaptive.body or () if isinstance(element, TextBlock)]
    shown = make(card.kind, [*read, para(say.FOR_ONE)], text=card.text, actions=[looking])
    refresh = RefreshDefinition(action=looking, user_ids=[f"8:orgid:{account}"]) if account else None
    return replace(shown, adaptive=shown.adaptive.model_copy(update={"refresh": refresh}))


def _opens(asked: ExecuteAction) -> dict[str, object]:
    """Return the ids of a card's own button, without the key that keeps one press apart from another."""
    ids = asked.model_dump(by_alias=True, mode="json")["data"]["about"]
    return about(**{name: value for name, value in ids.items() if name != "press"})


def saved_card(
    review: Review, observation: Observation, session: Session | None, *, advice: Sequence[Concern] = ()
) -> Card:
    """Return proof that an observation is kept, in the words in which it was kept, and what to reword in it."""
    number = observation.number
    sessions = {session.id: session} if session else {}
    example = say.SAVED_EXAMPLE.format(example=typed(observation.example))
    told = [
        (say.THEME, review.theme(observation.theme).title),
        (say.SAVED_KIND, observation.kind.value.capitalize()),
        (say.SAVED_SOURCE, source_words(observation, sessions)),
    ]
    body = [
        heading(say.SAVED_TITLE.format(number=number)),
        para(typed(observation.text)),
        *([para(example)] if observation.example else []),
        facts((title, typed(value)) for title, value in told if value),
        para(say.SAVED_SEEN),
        *([para(say.SAVED_LATE)] if observation.late else []),
        *advice_parts(advice),
        para(say.SAVED_CHANGE.format(number=number), quiet=True),
    ]
    return make(
        "capture",
        body,
        text=say.SAVED_TITLE.format(number=number),
        actions=[
            _open(review, session, say.ADD),
            button(own.EDIT, "note.edit", about_note(observation), unchecked=True),
            button(own.WITHDRAW, "note.withdraw", about_note(observation), rare=True, unchecked=True),
            _same(review, observation),
            _ask_client(review, observation),
        ],
        holds_words=True,
    )


def _same(review: Review, observation: Observation) -> Action:
    """Return the button that looks for notes that may say the same (R45)."""
    ids = about(review=review.id, theme=observation.theme, note=str(observation.number))
    return button(say.SAME, "triangulate.same", ids, rare=True, unchecked=True)


def _ask_client(review: Review, observation: Observation) -> Action:
    """Return the button that asks the client for more on the same theme (R12)."""
    ids = about(review=review.id, theme=observation.theme)
    return button(say.ASK_CLIENT, "request.open", ids, rare=True, unchecked=True)


def nothing_card(review: Review, session: Session) -> Card:
    """Return the answer to 'nothing salient' (R35)."""
    body = [heading(say.NOTHING_TITLE), para(_which(review, session)), para(say.NOTHING_SAID)]
    actions = [_open(review, session, say.ADD_AFTER_ALL)]
    return make("capture", body, text=say.NOTHING_TITLE, actions=actions)


def later_card(review: Review, session: Session) -> Card:
    """Return the answer to 'not now'."""
    body = [heading(say.LATER_TITLE), para(_which(review, session)), para(say.LATER_SAID)]
    actions = [_open(review, session, say.ADD_NOW)]
    return make("capture", body, text=say.LATER_TITLE, actions=actions)


def opening(review: Review, session: Session | None) -> dict[str, object]:
    """Return what a button sends that opens the capture card of a session, or of none."""
    return about(review=review.id, **({"session": session.id} if session else {}))


def about_note(observation: Observation) -> dict[str, object]:
    """Return what a button sends that is about a stored observation."""
    return about(review=observation.review, number=str(observation.number))


def _which(review: Review, session: Session) -> str:
    return f"**{typed(session.title)}.** {span(session.starts, session.ends, review.zone)}"


def _open(review: Review, session: Session | None, title: str) -> Action:
    return button(title, "capture.open", opening(review, session), unchecked=True)


def _inputs(
    review: Review, session: Session | None, groups: Sequence[str], was: SaveObservation, *, on_page: bool
) -> list[CardElement]:
    themes = tuple([(str(theme.id), theme.title) for theme in review.themes])
    kinds = tuple(kinds_for(session, was.kind))
    needed = on_page or session is None
    theme_needed, kind_needed, point_needed = _NEEDED if needed else ("", "", "")
    return [
        _chosen("theme", say.THEME, themes, was.theme, theme_needed),
        _chosen("kind", say.KIND, kinds, was.kind, kind_needed),
        writing("text", say.POINT, longest=LONGEST_TEXT, value=was.text, lines=True, needed=point_needed),
        writing("example", say.EXAMPLE, longest=LONGEST_TEXT, value=was.example, lines=True),
        *source_inputs(session, groups, was, needed=needed),
    ]


@lru_cache(maxsize=64)
def _chosen(
    name: str, label: str, choices: tuple[tuple[str, str], ...], value: str, needed: str
) -> ChoiceSetInput:
    """Return a choice that many are offered at the same moment, and that is made once for all."""
    return choice(name, label, choices, value=value, needed=needed)


def _actions(review: Review, session: Session | None, press: str, *, on_page: bool) -> list[Action]:
    where = {"session": session.id} if session else {}
    ids = about(review=review.id, press=press, **where)
    saving = [button(say.SAVE, "capture.save", ids), button(say.MORE, "capture.more", ids)]
    if session is None:
        many = button(own.MANY_TITLE, "many.open", about(review=review.id), rare=True, unchecked=True)
        return [*saving, many]
    alone = about(review=review.id, session=session.id)
    return [
        *saving,
        button(_many_title(session), "many.open", alone, rare=True, unchecked=on_page),
        button(say.NOTHING, "capture.nothing", ids, rare=True, unchecked=on_page),
        button(say.LATER, "capture.later", ids, rare=True, unchecked=on_page),
    ]


def _many_title(session: Session) -> str:
    return own.MANY_FOCUS if session.kind is SessionKind.FOCUS_GROUP else own.MANY_TITLE
