"""What all submissions have in common, and how typed words are taken in."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.domain.visible import visible

LONGEST: Final = 4000
"""Characters that one input can hold."""


def _seen(words: object) -> object:
    return visible(words) if isinstance(words, str) else words


Typed = Annotated[str, BeforeValidator(_seen), Field(max_length=LONGEST)]
"""What somebody typed, without what nobody can see."""


class Sent(BaseModel):
    """Something that a button sent: it is frozen and refuses fields that we never sent out."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Sourced(Sent):
    """Something with where it was heard or read: a group of the session's or somebody else, or what it was."""

    group: Typed = ""
    somebody: Typed = ""
    elsewhere: Typed = ""
    document: Typed = ""


class Noted(Sourced):
    """One point, as it was written on a card."""

    theme: Typed = ""
    kind: Typed = ""
    text: Typed = ""
    example: Typed = ""


class Letting(Sent):
    """Something with what the guard warned of and the challenge manager lets stand: keys, and why (R65)."""

    let: Typed = ""
    reason: Typed = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what may stand."""
        return tuple(key for key in self.let.replace(";", ",").split(",") if key)


def gathered(given: object, name: str, prefixes: tuple[str, ...]) -> object:
    """Return what was sent with the boxes of those prefixes gathered under one name."""
    if not isinstance(given, Mapping):
        return given
    boxes = {k: v for k, v in given.items() if str(k).startswith(prefixes)}
    rest = {k: v for k, v in given.items() if k not in boxes}
    return {**rest, name: boxes} if boxes else rest
