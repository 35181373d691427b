"""The stand-in lead peer weighs a finding: a note questions it, it is split, and that is undone (R44)."""

from collections.abc import Mapping
from typing import Final

from bot.rehearsal.parts import NOTHING, Press
from bot.rehearsal.seen import Button, Seen
from cards.phrases import finding as say

_HALF: Final = "Some of this was heard of one part of the place only."
_SUPPORTS: Final = say.CHOICE_SUPPORTS.partition("{")[0]


class Weighs:
    """Takes one finding through all that a team does to it, a step for each card that lies there."""

    def __init__(self) -> None:
        self._steps = ["open", "notes", "question", "split form", "split", "undo", "back"]

    def is_at_it(self, seen: Seen) -> bool:
        """Whether there is a step to take on this card."""
        return seen.kind == "finding" or self._next(seen) is not None

    def press(self, seen: Seen) -> Press | None:
        """Return the next step; where the card has no room for it, it is left out, and this is the way back."""
        press = self._next(seen)
        self._steps = self._steps[1:]
        back = _pressed(seen, "triangulate.show") or _pressed(seen, "finding.open", form="card")
        return press or back

    def _next(self, seen: Seen) -> Press | None:  # noqa: PLR0911 - one line for each step
        if not self._steps:
            return None
        match self._steps[0]:
            case "open":
                return _pressed(seen, "finding.open")
            case "notes":
                return _pressed(seen, "finding.open", form="notes")
            case "question":
                others = [n for n, title in seen.choices("notes") if not title.startswith(_SUPPORTS)]
                return _pressed(seen, "finding.question", written={"notes": others[-1]}) if others else None
            case "split form":
                return _pressed(seen, "finding.open", form="split")
            case "split":
                ours = [n for n, title in seen.choices("notes") if title.startswith(_SUPPORTS)]
                written = {"notes": ours[-1], "text": _HALF} if ours else NOTHING
                return _pressed(seen, "finding.split", written=written)
            case "undo":
                return _pressed(seen, "finding.undo")
            case _:
                return _pressed(seen, "triangulate.show")


def _pressed(seen: Seen, verb: str, *, form: str = "", written: Mapping[str, str] = NOTHING) -> Press | None:
    """Return the press of the first button that does this, for one form if it opens several."""
    for button in seen.buttons:
        if button.verb == verb and form in {"", _form_of(button)}:
            return Press(verb=verb, title=button.title, data=_sent(seen, button, written))
    return None


def _sent(seen: Seen, button: Button, written: Mapping[str, str]) -> dict[str, object]:
    return seen.filled(button.verb, written) if button.takes_boxes else dict(button.data)


def _form_of(button: Button) -> str:
    ids = button.data.get("about")
    return str(ids.get("form", "")) if isinstance(ids, Mapping) else ""
