"""A card as plain text, and the walk over its elements that e-mail shares."""

from collections.abc import Iterable, Iterator

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    CardElement,
    ChoiceSetInput,
    Container,
    DateInput,
    ExecuteAction,
    FactSet,
    OpenUrlAction,
    TextBlock,
    TextInput,
    TimeInput,
)

from cards.card import Card
from cards.markdown import words


def plain(card: Card) -> str:
    """Return all of a card as text: folded parts too, inputs as their labels, buttons in brackets."""
    drawn = [_element(element) for element in flat(card)]
    drawn.append(_actions(card.adaptive.actions or ()))
    return "\n\n".join(text for text in drawn if text)


def flat(card: Card) -> Iterator[CardElement]:
    """Yield the elements of a card in reading order, with its parts opened."""
    yield from _opened(card.adaptive.body or ())


def _opened(elements: Iterable[CardElement]) -> Iterator[CardElement]:
    for element in elements:
        if isinstance(element, Container):
            yield from _opened(element.items or ())
        else:
            yield element


def _element(element: CardElement) -> str:
    match element:
        case TextBlock():
            return words(element.text)
        case FactSet():
            return "\n".join(f"{words(fact.title)}: {words(fact.value)}" for fact in element.facts or ())
        case TextInput() | DateInput() | TimeInput():
            return f"{element.label}: {element.value or '…'}"
        case ChoiceSetInput():
            return _choice(element)
        case ActionSet():
            return _actions(element.actions or ())
        case _:
            raise TypeError(f"There are no plain words for {type(element).__name__} yet.")


def _choice(element: ChoiceSetInput) -> str:
    chosen = (element.value or "").split(",")
    titles = [choice.title or "" for choice in element.choices or () if choice.value in chosen]
    return f"{element.label}: {'; '.join(titles) or '…'}"


def _actions(actions: Iterable[Action]) -> str:
    return "\n".join(filter(None, map(_action, actions)))


def _action(action: Action) -> str:
    match action:
        case OpenUrlAction():
            return f"{action.title}: {action.url}"
        case ExecuteAction():
            return f"[{action.title}]"
        case _:
            return ""
