"""Words that are somebody's own: runs that also stand in an observation or a client's message (R65)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level
from bot.domain.attribution_text import Word, keys_of

Run = tuple[str, ...]
Runs = frozenset[Run]
RUN: Final = 6
"""So many words in a row, the same as somebody wrote them, are a quotation."""
_REASON: Final = "These are somebody's own words, as they were written down."


def runs_of(said: Iterable[str]) -> Runs:
    """Return every run of words in observations and messages as they were written, for looking up."""
    return frozenset(run for text in said for run in _runs(keys_of(text)))


def find_overlap(words: Sequence[Word], runs: Runs) -> Iterator[Found]:
    """Yield each longest stretch that also stands in what was said: a warning."""
    if not runs:
        return
    keys = [word.key for word in words]
    start, end = 0, 0
    for at, run in enumerate(_runs(keys)):
        if run not in runs:
            continue
        if end and at > end:
            yield _found(words, start, end)
            start = at
        elif not end:
            start = at
        end = at + RUN
    if end:
        yield _found(words, start, end)


def _runs(keys: Sequence[str]) -> Iterator[Run]:
    return zip(*(keys[i:] for i in range(RUN)), strict=False)


def _found(words: Sequence[Word], start: int, end: int) -> Found:
    return Found(
        start=words[start].start,
        end=words[end - 1].end,
        kind=Kind.VERBATIM,
        level=Level.WARN,
        reason=_REASON,
    )
