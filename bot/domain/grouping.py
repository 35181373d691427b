"""What may say the same: at most three others beside an observation, for people to decide upon (R36, R41)."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.observation import ObservationKind

MOST: Final = 3
"""How many are suggested: more would be a list to read, not a question to answer."""

_OF_THE_THEME: Final = 0.3
"""How much of the likeness a shared theme makes up, where both have one."""

_OF_THE_KIND: Final = 0.01
"""What being of one kind says where nothing else does: next to nothing."""

_FIRST: Final = itemgetter(0)


class Noted(Frozen):
    """An observation as far as it matters to what it is like."""

    id: str
    text: str
    kind: ObservationKind
    theme: str = ""
    session: str = ""
    source_group: str = ""

    def from_the_same_source(self, other: "Noted") -> bool:
        """Whether both stand on one source, so that together they count once (R41)."""
        ours, theirs = (self.session, self.source_group), (other.session, other.source_group)
        return any(ours) and ours == theirs


class Suggestion(Frozen):
    """One observation that may say the same: how alike, from 0 to 1, and why in plain words."""

    id: str
    likeness: float
    why: str


class FlipCharts:
    """Notes apart by kind, as on the wall of the team's room (R36).

    So a strength never joins an area to explore, and what somebody asks for joins neither.
    """

    def __init__(self, notes: Iterable[Noted] = ()) -> None:
        self._notes: list[Noted] = []
        self._charts: dict[ObservationKind, list[tuple[int, str]]] = {}
        for note in notes:
            self.add(note)

    def add(self, note: Noted) -> None:
        """Put one more note on the chart of its kind."""
        self._charts.setdefault(note.kind, []).append((len(self._notes), note.theme))
        self._notes.append(note)

    def suggested(
        self,
        number: int,
        *,
        likened: Sequence[float],
        shared: Callable[[int], tuple[str, ...]],
        most: int | None = MOST,
    ) -> tuple[Suggestion, ...]:
        """Return what may say the same as one note, best first; `most` is None for every candidate.

        `likened` is how alike the text of each note is to its text, and `shared` what both speak of.
        A shared theme lifts a note and a different one lowers it, but vetoes nothing.
        """
        chosen = self._notes[number]
        ours, share = chosen.theme, 1 - _OF_THE_THEME
        found = [
            (
                likened[i]
                if not (ours and its)
                else share * likened[i] + (_OF_THE_THEME if its == ours else 0.0),
                i,
            )
            for i, its in self._charts[chosen.kind]
            if i != number
        ]
        found.sort(key=_FIRST, reverse=True)  # the earlier note comes first of two as like
        best = found if most is None else [each for each in found[:most] if each[0] > 0]
        return tuple(
            Suggestion(
                id=self._notes[i].id,
                likeness=round(_OF_THE_KIND + (1 - _OF_THE_KIND) * alike, 4),
                why=_why(chosen, self._notes[i], shared(i)),
            )
            for alike, i in best
        )


def _why(one: Noted, other: Noted, shared: Iterable[str]) -> str:
    told = tuple(shared)
    reasons = [f"both speak of {_listed(told)}" if told else "they share no telling word"]
    if one.theme and one.theme == other.theme:
        reasons.append("same theme")
    if one.from_the_same_source(other):
        reasons.append("same source, so they count once")
    elif one.session and other.session and one.session != other.session:
        reasons.append("another source")
    return "; ".join(reasons)


def _listed(words: tuple[str, ...]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
