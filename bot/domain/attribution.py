"""The non-attribution guard: what would show who said what, in any text that can leave the team (R65, R69).

It is an aid: it finds most of what names or shows somebody, never all, and a person reads the text as well.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from bot.domain.attribution_identifiers import find_identifiers
from bot.domain.attribution_initials import find_initials
from bot.domain.attribution_institutions import Known
from bot.domain.attribution_kinds import IDENTIFIERS, Concern, Found, Kind, Level
from bot.domain.attribution_names import find_names
from bot.domain.attribution_overlap import find_overlap, runs_of
from bot.domain.attribution_posts import find_posts, find_small_groups
from bot.domain.attribution_reading import Reading
from bot.domain.attribution_rewording import rewording
from bot.domain.attribution_roster import Roster, names_in
from bot.domain.attribution_text import read_words
from bot.domain.frozen import Frozen

__all__ = ["Concern", "Guard", "Judgement", "Kind", "Level", "Override", "concerns", "guard_for", "names_in"]

AN_AID: Final = "This check is an aid. It can miss a name, so please read the text as well."
_RESTS: Final = "This rests on a single source, who would know that they said it."
_OF_THE_WHOLE: Final = frozenset({Kind.SINGLE_SOURCE, Kind.VERBATIM})
_NAMING: Final = IDENTIFIERS | {Kind.PERSON, Kind.INITIALS}


class Override(Frozen):
    """A challenge manager's decision to let words stand, and why."""

    words: str
    kind: Kind
    reason: str


class Judgement(Frozen):
    """What the guard found in one text, in its order and without overlaps."""

    concerns: tuple[Concern, ...]

    @property
    def level(self) -> Level:
        """The most that any concern matters."""
        levels = {c.level for c in self.concerns}
        return next((level for level in (Level.BLOCK, Level.WARN) if level in levels), Level.OK)

    def standing(self, overrides: Iterable[Override]) -> tuple[Concern, ...]:
        """Return the concerns left once those that may be, and are with a reason, have been let stand."""
        let = {(o.words, o.kind) for o in overrides if o.reason.strip()}
        return tuple(c for c in self.concerns if not (c.may_be_overridden and (c.words, c.kind) in let))


class Guard:
    """The guard of one review, laid out once for its people and for the places and organisations in it."""

    def __init__(self, names: Iterable[str], *, known: Sequence[str] = ()) -> None:
        """Take whole names of people, and what is to be left alone: the review's places and organisations."""
        self._roster = Roster(names)
        self._known = Known(known)

    def judge(self, text: str, *, said: Iterable[str] = (), single_source: bool = False) -> Judgement:
        """Return what could show who said it; `said` holds observations and messages in their own words."""
        words = read_words(text)
        reading = Reading(
            text=text, words=words, roster=self._roster, covered=frozenset(self._known.covered(words))
        )
        found = [
            *find_identifiers(text),
            *find_names(reading),
            *find_initials(reading),
            *find_posts(text),
            *find_small_groups(text),
            *find_overlap(words, runs_of(said)),
        ]
        if single_source and words:
            found.append(_whole(words[0].start, words[-1].end))
        return Judgement(concerns=tuple(_concern(text, one) for one in _apart(found)))


@lru_cache(maxsize=32)
def guard_for(names: tuple[str, ...], known: tuple[str, ...] = ()) -> Guard:
    """Return the guard of a review, kept so that it is laid out once."""
    return Guard(names, known=known)


def concerns(text: str, *, names: Iterable[str]) -> tuple[Concern, ...]:
    """Return every stretch that names somebody or identifies them, in the order of the text."""
    judged = guard_for(tuple(names)).judge(text)
    return tuple(c for c in judged.concerns if c.level is Level.BLOCK and c.kind in _NAMING)


def _whole(start: int, end: int) -> Found:
    return Found(start=start, end=end, kind=Kind.SINGLE_SOURCE, level=Level.WARN, reason=_RESTS)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return what was found without overlaps: a block before a warning, the longer before the shorter."""
    kept: list[Found] = []
    taken: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda f: (f.level is not Level.BLOCK, f.start - f.end, f.start)):
        if one.kind in _OF_THE_WHOLE:
            kept.append(one)
            continue
        at = bisect(taken, (one.start, one.end))
        clear = at == 0 or taken[at - 1][1] <= one.start
        if clear and (at == len(taken) or one.end <= taken[at][0]):
            taken.insert(at, (one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda f: (f.start, f.end))


def _concern(text: str, found: Found) -> Concern:
    return Concern(
        start=found.start,
        end=found.end,
        words=text[found.start : found.end],
        kind=found.kind,
        level=found.level,
        reason=found.reason,
        rewording=rewording(found, text=text),
        of_the_review=found.of_the_review,
    )
