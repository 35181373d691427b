"""A card: built once from typed elements, sent through any of four doors."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    AdaptiveCard,
    CardElement,
    Choice,
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

from bot.domain.visible import visible

CARD_TYPE: Final = "application/vnd.microsoft.card.adaptive"
_FOR_ONE: Final = frozenset({"capture", "reach", "board", "digest", "triangulate", "finding", "reply"})
"""Kinds of cards that are one person's own wherever they were pressed, or a page that one person turned to."""

_SPOKEN: Final = str.maketrans("<>{}", "‹›()")

SCHEMA: Final = "http://adaptivecards.io/schemas/adaptive-card.json"


@dataclass(frozen=True)
class Card:
    """One card: which it is, its elements, and the plain sentence that stands for it in a notification.

    One that `holds_words` shows something that somebody said, so it is overwritten at destruction (R66). One
    that is `for_one` is seen by whoever pressed and by nobody else: the message that others see stays as it is.
    """

    kind: str
    adaptive: AdaptiveCard
    text: str
    holds_words: bool = False
    for_one: bool = False

    def among_others(self, *, ours: bool) -> "Card":
        """Return the card as the answer to whoever pressed where several people see the same message.

        Unless that place is `ours`, the team's, what somebody said is shown to nobody else there.
        """
        return replace(self, for_one=self.kind in _FOR_ONE or (self.holds_words and not ours))

    def as_teams(self) -> dict[str, object]:
        """Return the card as Teams reads it, to be sent and not to be changed."""
        return self._drawn

    @cached_property
    def _drawn(self) -> dict[str, object]:
        card = self.adaptive.model_dump(by_alias=True, exclude_none=True, mode="json")
        return {"$schema": SCHEMA, **{name: _whole(value) for name, value in card.items()}}


def _whole(value: object) -> object:
    """Write 500 for 500.0: the library holds lengths as floats, and the mobile client reads whole numbers."""
    match value:
        case dict():
            return {name: _whole(inner) for name, inner in value.items()}
        case list():
            return [_whole(inner) for inner in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def make(
    kind: str,
    body: Iterable[CardElement],
    *,
    text: str,
    actions: Iterable[Action] = (),
    holds_words: bool = False,
) -> Card:
    """Return a card; `text` is read where cards are not, and must not hold what somebody said."""
    text = plainly(text)
    adaptive = AdaptiveCard(
        version="1.5",
        lang="en",
        fallback_text=text,
        speak=text,
        body=list(body),
        actions=list(actions) or None,
    )
    return Card(kind=kind, adaptive=adaptive, text=text, holds_words=holds_words)


_MARKUP: Final = re.compile(r"[\\`*\[\]~|{}$]|(?<![^\W_])_|_(?![^\W_])")
_OPENING: Final = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+#>=]))")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")


_TITLED: Final = str.maketrans("*[]`<>|\\_~{}", "∗()'‹›//-–()")
"""A choice is Markdown on one client and plain text on another, so markup is swapped for what looks like it."""


def titled(words: str) -> str:
    """Return what a person typed as one line for a button or a choice, which some clients read as Markdown."""
    return " ".join(visible(words).split()).translate(_TITLED)


def plainly(words: str) -> str:
    """Return what a person typed as one line for a notification, in which some clients read markup."""
    return " ".join(visible(words).split()).translate(_SPOKEN)


def typed(words: str) -> str:
    """Return what a person typed as one line that Markdown leaves as it stands, a date function included."""
    line = _ENTITY.sub("&amp;", " ".join(visible(words).split()))
    line = _MARKUP.sub(r"\\\g<0>", line).replace("<", "&lt;")
    return _OPENING.sub(r"\1\\", line)


def shortened(words: str, longest: int) -> str:
    """Return words cut at a word's end, with an ellipsis, so that they have at most `longest` characters."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    start = line[: longest - 1]
    return (start.rsplit(" ", 1)[0] if " " in start else start).rstrip(",;:") + "…"


def heading(words: str, *, level: Literal[1, 2] = 1) -> TextBlock:
    """Return a heading: 1 for the card's own, 2 for a part of it."""
    return TextBlock(
        text=words,
        style="heading",
        size="Large" if level == 1 else "Medium",
        weight="Bolder",
        wrap=True,
        spacing=None if level == 1 else "Medium",
    )


def para(words: str, *, quiet: bool = False, close: bool = False) -> TextBlock:
    """Return a paragraph; a quiet one is smaller, a close one stands right under what it belongs to."""
    return TextBlock(
        text=words,
        wrap=True,
        is_subtle=True if quiet else None,
        size="Small" if quiet else None,
        spacing="None" if close else None,
    )


def bullets(lead: str, lines: Iterable[str]) -> TextBlock:
    """Return lines as a bulleted list under a lead: the renderer draws a list without one off the card."""
    return TextBlock(text=f"{lead}\n\n" + "\n".join(f"- {line}" for line in lines), wrap=True)


def rows(lines: Iterable[str]) -> list[TextBlock]:
    """Return lines that stand under one another, each on its own."""
    return [TextBlock(text=line, wrap=True, spacing="Small") for line in lines]


def part(items: Iterable[CardElement], *, name: str | None = None) -> Container:
    """Return a part of a card, set off by a line."""
    return Container(id=name, separator=True, spacing="Medium", items=list(items))


def folded(title: str, name: str, items: Iterable[CardElement]) -> tuple[ActionSet, Container]:
    """Return a button and the part of the card that it shows or hides, hidden at first."""
    toggle = ToggleVisibilityAction(title=titled(title), target_elements=[name])
    return ActionSet(actions=[toggle]), Container(id=name, is_visible=False, items=list(items))


def trouble(title: str, sentences: Iterable[str]) -> Container:
    """Return what must be put right before the card can be sent."""
    words = [para(typed(sentence)) for sentence in sentences]
    return Container(style="attention", items=[heading(title, level=2), *words])


def facts(pairs: Iterable[tuple[str, str]]) -> FactSet:
    """Return short named facts."""
    return FactSet(facts=[Fact(title=title, value=value) for title, value in pairs])


def about(**ids: str) -> dict[str, object]:
    """Return what a button sends back besides the inputs: ids that we put there."""
    return {"about": ids}


def press(
    title: str,
    verb: str,
    data: dict[str, object] | None = None,
    *,
    rare: bool = False,
    unchecked: bool = False,
) -> ExecuteAction:
    """Return a button; a rare one goes in the overflow menu, an unchecked one sends no inputs."""
    return ExecuteAction(
        title=titled(title),
        verb=verb,
        data=data or {},
        mode="secondary" if rare else None,
        associated_inputs="none" if unchecked else None,
    )


def link(title: str, url: str) -> OpenUrlAction:
    """Return a button that opens a page."""
    return OpenUrlAction(title=titled(title), url=url)


def buttons(*actions: Action) -> ActionSet:
    """Return buttons that stand within the body."""
    return ActionSet(actions=list(actions))


def writing(
    name: str,
    label: str,
    *,
    longest: int,
    value: str = "",
    needed: str = "",
    lines: bool = False,
    example: str = "",
) -> TextInput:
    """Return room to write; `needed` is the sentence shown when a required one is left empty."""
    return TextInput(
        id=name,
        label=titled(label),
        max_length=longest,
        value=visible(value) or None,
        is_multiline=True if lines else None,
        is_required=True if needed else None,
        error_message=needed or None,
        placeholder=example or None,
    )


def day_box(name: str, label: str, *, value: str = "") -> DateInput:
    """Return room for a day, as an ISO date."""
    return DateInput(id=name, label=titled(label), value=value or None)


def time_box(name: str, label: str, *, value: str = "") -> TimeInput:
    """Return room for a time of day, as HH:MM."""
    return TimeInput(id=name, label=titled(label), value=value or None)


def choice(
    name: str,
    label: str,
    choices: Iterable[tuple[str, str]],
    *,
    value: str = "",
    needed: str = "",
    several: bool = False,
    short: bool = False,
) -> ChoiceSetInput:
    """Return a choice of (value, title); few are shown at once, more in a list, many in a list to search.

    A short one never shows them at once.
    """
    listed = [Choice(title=titled(title), value=val) for val, title in choices]
    few, many = 6, 15
    style: Literal["compact", "expanded", "filtered"] = (
        "expanded"
        if several or (len(listed) <= few and not short)
        else "compact"
        if len(listed) <= many
        else "filtered"
    )
    return ChoiceSetInput(
        id=name,
        label=titled(label),
        choices=listed,
        style=style,
        value=value or None,
        is_multi_select=True if several else None,
        is_required=True if needed else None,
        error_message=needed or None,
        placeholder=None if style == "expanded" else "Choose one",
        wrap=True,
    )
