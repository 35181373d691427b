"""What stands in the notes under a slide: who presents, what is behind each point, what not to say (R55)."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from bot.documents.words import in_days, number_word, plain
from bot.domain.feedback import Behind, Feedback, Speaking

BEFORE_STARTING: Final = "Agree beforehand who answers questions on which theme."
WELCOME: Final = "Welcome everybody and say what this is."
ON_WHOM_WE_MET: Final = "Speak of groups and numbers. Name nobody who was met, not even to thank them."
ON_THE_PICTURE: Final = (
    "The bars count messages. A longer bar is not a better mark, so do not compare themes by it."
)
ON_A_THEME: Final = "Begin with what is strong."
ON_A_QUESTION: Final = "Say the question as they asked it, then what was heard."
NOTHING_HEARD: Final = "Say plainly that not enough was heard, and do not fill the gap with a single voice."
FAREWELL: Final = "Invite questions, and thank everybody."
NEVER_WHO: Final = "Do not say who said something or in which session, do not quote anybody, and give no score."

_SOURCES: Final = "Point {nth}: {number} independent source{s}; {trailed}"
_FIRST: Final = "they first heard it on {day}."
_NEW: Final = "they have not heard it before, so take time over it."


def under(feedback: Feedback, *, opening: str, prompts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that stand under a slide."""
    who = plain(feedback.presented_by) or "The lead peer"
    return (f"{who} presents, with what the team has agreed.", opening, *prompts, NEVER_WHO)


def prompts(points: Iterable[str], speaking: Speaking) -> tuple[str, ...]:
    """Return for each point how many sources are behind it, in words, and when it was first trailed."""
    known = {plain(b.point): b for b in speaking.behind}
    told = ((nth, known.get(plain(point))) for nth, point in enumerate(points, start=1))
    return tuple(_prompt(nth, behind) for nth, behind in told if behind is not None)


def _prompt(nth: int, behind: Behind) -> str:
    return _SOURCES.format(
        nth=nth,
        number=number_word(behind.sources),
        s="" if behind.sources == 1 else "s",
        trailed=_trailed(behind.first_trailed),
    )


def _trailed(day: date | None) -> str:
    return _FIRST.format(day=in_days(day)) if day else _NEW
