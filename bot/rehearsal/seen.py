"""What a person sees on a card: boxes to fill in and buttons to press, read from what Teams would be sent.

It answers as Teams does: what was typed is merged into the button's data, and a box left empty is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cards.card import Card

_INSIDE: Final = ("body", "items", "columns", "actions")


@dataclass(frozen=True)
class Box:
    """Something to fill in; `choices` are (value, title), none where there is room to write."""

    id: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Button:
    """Something to press."""

    title: str
    verb: str
    data: Mapping[str, object]
    takes_boxes: bool


@dataclass(frozen=True)
class Seen:
    """A card as a person has it before them."""

    kind: str
    boxes: Mapping[str, Box]
    buttons: tuple[Button, ...]

    def has(self, verb: str) -> bool:
        """Whether there is a button that does this."""
        return any(b.verb == verb for b in self.buttons)

    def button(self, verb: str) -> Button:
        """Return the first button that does this."""
        return next(b for b in self.buttons if b.verb == verb)

    def about(self, verb: str, name: str) -> str:
        """Return an id that a button sends back, or nothing where it sends none of that name."""
        ids = self.button(verb).data.get("about")
        return str(ids.get(name, "")) if isinstance(ids, Mapping) else ""

    def choices(self, box: str) -> tuple[tuple[str, str], ...]:
        """Return what can be chosen in a box, nothing where there is no such box."""
        return self.boxes[box].choices if box in self.boxes else ()

    def filled(self, verb: str, written: Mapping[str, str]) -> dict[str, object]:
        """Return what Teams sends when the boxes say this and the button is pressed."""
        button = self.button(verb)
        if not button.takes_boxes:
            return dict(button.data)
        values = {name: written.get(name, box.value) for name, box in self.boxes.items()}
        return {**button.data, **{name: value for name, value in values.items() if value}}


def look_at(card: Card) -> Seen:
    """Return what there is to fill in and to press on a card."""
    elements = tuple(_walk(card.as_teams()))
    boxes = {e["id"]: _box(e) for e in elements if str(e.get("type")).startswith("Input.")}
    buttons = tuple(_button(e) for e in elements if e.get("type") == "Action.Execute")
    return Seen(kind=card.kind, boxes=boxes, buttons=buttons)


def _walk(element: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield element
    for name in _INSIDE:
        for inner in element.get(name) or ():
            yield from _walk(inner)


def _box(element: Mapping[str, Any]) -> Box:
    choices = tuple((str(c["value"]), str(c["title"])) for c in element.get("choices") or ())
    return Box(id=str(element["id"]), value=str(element.get("value") or ""), choices=choices)


def _button(element: Mapping[str, Any]) -> Button:
    return Button(
        title=str(element.get("title") or ""),
        verb=str(element["verb"]),
        data=element.get("data") or {},
        takes_boxes=element.get("associatedInputs") != "none",
    )
