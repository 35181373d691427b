"""The non-attribution guard: what would show who said what, in any text that can leave the team (R65, R69).

It is an aid: it finds most of what names or shows somebody, never all, and a person reads the text as well.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.attribution_identifiers import find_identifiers
from bot.domain.attribution_initials import find_initials
from bot.domain.attribution_institutions import Known
from bot.domain.attribution_kinds import Concern, Found, Kind, Level
from bot.domain.attribution_names import find_names
from bot.domain.attribution_overlap import Runs, find_overlap, runs_of
from bot.domain.attribution_posts import find_posts, find_small_groups
from bot.domain.attribution_posts_held import Posts
from bot.domain.attribution_reading import Reading
from bot.domain.attribution_rewording import rewording
from bot.domain.attribution_roster import Roster, names_in
from bot.domain.attribution_text import read_words
from bot.domain.frozen import Frozen

__all__ = ["Concern", "Guard", "Judgement", "Kind", "Level", "Runs", "names_in", "runs_of"]

AN_AID: Final = "This check is an aid. It can miss a name, so please read the text as well."
_RESTS: Final = "This rests on a single source, who would know that they said it."
_OF_THE_WHOLE: Final = frozenset({Kind.SINGLE_SOURCE, Kind.VERBATIM})


class Judgement(Frozen):
    """What the guard found in one text, in its order and without overlaps."""

    concerns: tuple[Concern, ...]

    @property
    def level(self) -> Level:
        """The most that any concern matters."""
        levels = {c.level for c in self.concerns}
        return next((level for level in (Level.BLOCK, Level.WARN) if level in levels), Level.OK)

    @property
    def must_come_out(self) -> tuple[Concern, ...]:
        """What nobody may let stand."""
        return tuple(c for c in self.concerns if c.must_come_out)


class Guard:
    """The guard of one review, laid out once for its people, posts, places and organisations."""

    def __init__(
        self,
        names: Iterable[str],
        *,
        known: Sequence[str] = (),
        posts: Sequence[str] = (),
        initials: Sequence[str] = (),
    ) -> None:
        """Take whole names of people and the initials that the team uses for them.

        `known` are the review's places and organisations, left alone; each of the `posts` one person holds.
        """
        self._roster = Roster(names, initials=initials)
        self._known = Known(known)
        self._posts = Posts(posts)

    def judge(self, text: str, *, said: Runs = frozenset(), single_source: bool = False) -> Judgement:
        """Return what could show who said it; `said` holds runs of somebody's own words, as of `runs_of`."""
        words = read_words(text)
        reading = Reading(
            text=text, words=words, roster=self._roster, covered=frozenset(self._known.covered(words))
        )
        found = [
            *find_identifiers(text),
            *find_names(reading),
            *find_initials(reading),
            *find_posts(text),
            *self._posts.find(words),
            *find_small_groups(text),
            *find_overlap(words, said),
        ]
        if single_source and words:
            found.append(_whole(words[0].start, words[-1].end))
        return Judgement(concerns=tuple(_concern(text, one) for one in _apart(found)))


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
