"""A card as accessible HTML that works without JavaScript, and the way back from its form."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    CardElement,
    ChoiceSetInput,
    Container,
    DateInput,
    ExecuteAction,
    Fact,
    FactSet,
    OpenUrlAction,
    TextBlock,
    TextInput,
    TimeInput,
    ToggleVisibilityAction,
)

from bot.domain.errors import OutOfDate
from cards.card import Card
from cards.fields import Field, choices, moment, writing
from cards.markdown import block, inline, opens
from cards.phrases import common

_SUBMIT = "verb"


@dataclass(frozen=True)
class _Drawing:
    """What every part of one drawing needs to know."""

    prefix: str
    live: bool
    level: int
    folds: Mapping[str, Container]


def draw(card: Card, *, prefix: str = "", action: str | None = None, level: int = 2) -> Markup:
    """Return a card as an article; `prefix` keeps ids apart, and its heading is `<h{level}>`.

    With an `action` it is one form that posts there; without one its inputs and buttons are shown but inert.
    """
    body, actions = card.adaptive.body or [], card.adaptive.actions or []
    pressed = any(isinstance(found, ExecuteAction) for found in (*actions, *_actions_within(body)))
    drawing = _Drawing(prefix=prefix, live=action is not None, level=level, folds=dict(_folds(body)))
    inside = Markup("").join((*_elements(body, drawing), _row(actions, drawing)))
    if action is not None and pressed:
        inside = Markup('<form method="post" action="{}">{}</form>').format(action, inside)
    return Markup('<article class="card card-{}">{}</article>').format(card.kind, inside)


def read_form(form: Mapping[str, Sequence[str]]) -> tuple[str, dict[str, object]]:
    """Return the verb and data of a posted form, as Teams would have sent them; raises `OutOfDate`."""
    try:
        sent = json.loads(form[_SUBMIT][0])
        verb, data, alone = str(sent["verb"]), dict(sent["data"]), bool(sent["alone"])
    except (KeyError, IndexError, TypeError, ValueError):
        raise OutOfDate("This page is out of date, so nothing was changed. Open it again.") from None
    if alone:
        return verb, data
    typed = {name: _joined(values) for name, values in form.items() if name != _SUBMIT}
    return verb, {**{name: value for name, value in typed.items() if value}, **data}


def _joined(values: Sequence[str]) -> str:
    return ",".join(value.replace("\r\n", "\n") for value in values if value)


def _actions_within(elements: Iterable[CardElement]) -> Iterator[Action]:
    for element in elements:
        if isinstance(element, ActionSet):
            yield from element.actions or ()
        elif isinstance(element, Container):
            yield from _actions_within(element.items or ())


def _folds(elements: Sequence[CardElement]) -> Iterator[tuple[str, Container]]:
    """Yield each part that a button shows or hides, by its id."""
    named = {str(e.id): e for e in _containers(elements) if e.id and e.is_visible is False}
    for action in _actions_within(elements):
        if isinstance(action, ToggleVisibilityAction):
            yield from ((str(t), named[str(t)]) for t in action.target_elements or () if str(t) in named)


def _containers(elements: Iterable[CardElement]) -> Iterator[Container]:
    for element in elements:
        if isinstance(element, Container):
            yield element
            yield from _containers(element.items or ())


def _elements(elements: Iterable[CardElement], drawing: _Drawing) -> Iterator[Markup]:
    for element in elements:
        yield _element(element, drawing)


def _element(element: CardElement, drawing: _Drawing) -> Markup:  # noqa: PLR0911 - one line for each kind
    match element:
        case TextBlock():
            return _text(element, drawing)
        case FactSet():
            return Markup("<dl>{}</dl>").format(Markup("").join(map(_fact, element.facts or ())))
        case Container():
            return Markup("") if element.id in drawing.folds else _part(element, drawing)
        case ActionSet():
            return _row(element.actions or (), drawing)
        case TextInput():
            return writing(element, _field(element, drawing))
        case ChoiceSetInput():
            return choices(element, _field(element, drawing))
        case DateInput() | TimeInput():
            return moment(element, _field(element, drawing))
        case _:
            raise TypeError(f"There is no drawing for {type(element).__name__} yet.")


def _text(element: TextBlock, drawing: _Drawing) -> Markup:
    if element.style == "heading":
        level = drawing.level + (element.size != "Large")
        return Markup("<h{0}>{1}</h{0}>").format(level, inline(element.text))
    text = block(element.text)
    return Markup('<div class="quiet">{}</div>').format(text) if element.is_subtle else text


def _fact(fact: Fact) -> Markup:
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(inline(fact.title), inline(fact.value))


def _part(element: Container, drawing: _Drawing) -> Markup:
    name = "trouble" if element.style == "attention" else "part"
    inside = Markup("").join(_elements(element.items or (), drawing))
    return Markup('<section class="{}">{}</section>').format(name, inside)


def _field(element: TextInput | ChoiceSetInput | DateInput | TimeInput, drawing: _Drawing) -> Field:
    return Field(
        name=str(element.id),
        id=f"{drawing.prefix}{element.id}",
        label=str(element.label),
        needed=bool(element.is_required),
        live=drawing.live,
    )


def _row(actions: Iterable[Action], drawing: _Drawing) -> Markup:
    drawn = [_action(action, drawing) for action in actions]
    if any(isinstance(action, ToggleVisibilityAction) for action in actions):
        return Markup("").join(drawn)
    return Markup('<div class="buttons">{}</div>').format(Markup("").join(drawn)) if drawn else Markup("")


def _action(action: Action, drawing: _Drawing) -> Markup:
    match action:
        case ExecuteAction():
            return _button(action, drawing)
        case OpenUrlAction() if opens(action):
            return Markup('<a class="button" href="{}" rel="noreferrer">{}</a>').format(
                action.url, action.title
            )
        case OpenUrlAction():
            return Markup("<p>{}</p>").format(common.NO_LINK)
        case ToggleVisibilityAction():
            parts = [drawing.folds[str(target)].items or () for target in action.target_elements or ()]
            inside = Markup("").join(drawn for items in parts for drawn in _elements(items, drawing))
            return Markup("<details><summary>{}</summary>{}</details>").format(action.title, inside)
        case _:
            raise TypeError(f"There is no drawing for {type(action).__name__} yet.")


def _button(action: ExecuteAction, drawing: _Drawing) -> Markup:
    alone = action.associated_inputs == "none"
    as_teams = action.model_dump(by_alias=True, exclude_none=True, mode="json")
    sent = json.dumps({"verb": action.verb, "data": as_teams["data"], "alone": alone})
    kind = "button rare" if action.mode == "secondary" else "button"
    state = " disabled" if not drawing.live else " formnovalidate" if alone else ""
    return Markup('<button type="submit" class="{}" name="{}" value="{}"{}>{}</button>').format(
        kind, _SUBMIT, sent, state, action.title
    )
