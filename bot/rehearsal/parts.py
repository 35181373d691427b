"""The part that somebody plays: what they do with a card that lies before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final, Protocol

from bot.rehearsal.seen import Seen


@dataclass(frozen=True)
class Press:
    """A button pressed with the boxes filled in; an impatient person presses it twice."""

    verb: str
    title: str
    data: Mapping[str, object]
    twice: bool = False


@dataclass(frozen=True)
class Words:
    """A message written in the chat, without a card."""

    text: str


NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
"""Every box left as it is."""


class Part(Protocol):
    """Answers real cards; somebody may play several parts."""

    def wait(self, seen: Seen) -> timedelta | None:
        """Return how long this person takes to answer a card, or None where they leave it."""

    def press(self, seen: Seen) -> Press | Words | None:
        """Return what they do when the time has come, the card being as it is by then."""


def pressed(seen: Seen, verb: str, *, written: Mapping[str, str] = NOTHING, twice: bool = False) -> Press:
    """Return the press of a button with the boxes filled in."""
    return Press(verb=verb, title=seen.button(verb).title, data=seen.filled(verb, written), twice=twice)
