"""Ways to look at a card as the JSON that Teams reads."""

from collections.abc import Iterator
from typing import Any, Final

from bot.methods import shelf
from cards.card import Card
from cards.gallery import gallery

Node = dict[str, Any]


METHOD: Final = "local-system"
"""The method with the most themes."""


def every_card() -> dict[str, Card]:
    """Return the gallery of the method with the most themes."""
    return gallery(shelf.method(METHOD))


def nodes(value: object) -> Iterator[Node]:
    """Yield every element and action of a card, but not what its buttons send."""
    match value:
        case dict():
            if "type" in value:
                yield value
            yield from (node for name, inner in value.items() if name != "data" for node in nodes(inner))
        case list():
            yield from (node for inner in value for node in nodes(inner))


def inputs(card: Card) -> list[Node]:
    """Return the inputs of a card."""
    return [node for node in nodes(card.as_teams()) if node["type"].startswith("Input.")]


def buttons(card: Card) -> list[Node]:
    """Return the buttons of a card that send something back."""
    return [node for node in nodes(card.as_teams()) if node["type"] == "Action.Execute"]
