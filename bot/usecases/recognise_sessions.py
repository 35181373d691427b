"""Recognise the sessions of one version of the timetable in the next, however they moved or were renamed (R15).

A session that is recognised keeps its id, and with it its meeting and link, its notes and its errands. Each is
recognised once. The surest signs are looked for first; what is cancelled comes last, and comes alive again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import islice
from typing import Final

from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind

_ALIKE: Final = 0.8
"""From here on two titles are one title written twice."""

_SHARED: Final = 2 / 3
"""So many of the words of the shorter title are in the longer one."""

_MOST: Final = 100_000
"""So many are compared in a round, so that two long files with nothing in common do not hold up everybody."""

Sign = Callable[[Session, Session], bool]


def recognise(
    lines: Sequence[Session], before: Sequence[Session], *, review: Review, now: datetime | None
) -> dict[int, Session]:
    """Return, for the number of each line that is an old session, that session.

    One that has begun is recognised only on its own day: what stands on a later day under the same title is
    held anew.
    """
    found: dict[int, Session] = {}
    alive = [old for old in before if not old.cancelled]
    for olds in (alive, [old for old in before if old.cancelled]):
        left = {old.id: old for old in olds}
        for key, sign in _ROUNDS if left else ():
            candidates = _candidates(lines, found, left, key)
            fitting = [
                (_fitness(line, old, now), number, old)
                for number, line, old in islice(candidates, _MOST)
                if sign(line, old) and _may_be(line, old, review, now)
            ]
            for _, number, old in sorted(fitting, key=lambda one: (one[0], one[1])):
                if number not in found and old.id in left:
                    found[number] = left.pop(old.id)
    return found


def _candidates(
    lines: Sequence[Session],
    found: dict[int, Session],
    left: dict[SessionId, Session],
    key: Callable[[Session], object],
) -> Iterator[tuple[int, Session, Session]]:
    """Return each line with each session that has the same key, where neither has been recognised yet."""
    there: defaultdict[object, list[Session]] = defaultdict(list)
    for old in left.values():
        there[key(old)].append(old)
    for number, line in enumerate(lines):
        if number not in found:
            for old in there[key(line)]:
                yield number, line, old


def _fitness(line: Session, old: Session, now: datetime | None) -> tuple[bool, int, bool, timedelta, datetime]:
    """Return what decides between several: still to come, those met, the stream, and how far it moved."""
    shared = len(_met(line) & _met(old))
    return (_has_begun(old, now), -shared, line.stream != old.stream, abs(line.starts - old.starts), old.starts)


def _has_begun(session: Session, now: datetime | None) -> bool:
    return now is not None and session.starts <= now


def _may_be(line: Session, old: Session, review: Review, now: datetime | None) -> bool:
    return not _has_begun(old, now) or review.day_of(line.starts) == review.day_of(old.starts)


def _title(session: Session) -> str:
    return " ".join(session.title.casefold().split())


def _met(session: Session) -> frozenset[str]:
    return frozenset(" ".join(person.casefold().split()) for person in session.people)


def _meets_the_same(line: Session, old: Session) -> bool:
    return not _met(line).isdisjoint(_met(old))


def _may_meet_the_same(line: Session, old: Session) -> bool:
    return not _met(line) or not _met(old) or _meets_the_same(line, old)


def _is_alike(line: Session, old: Session) -> bool:
    """Say whether two titles share nearly all their words, or are spelt nearly the same."""
    mine, yours = set(_title(line).split()), set(_title(old).split())
    shares = len(mine & yours) >= _SHARED * min(len(mine), len(yours))
    return (shares and _have_same_numbers(mine, yours)) or _is_spelt_alike(line, old)


def _is_spelt_alike(line: Session, old: Session) -> bool:
    """Say whether two titles are spelt nearly the same; the letters are compared last, as that takes long."""
    ours, theirs = _title(line), _title(old)
    mine, yours = set(ours.split()), set(theirs.split())
    if len(mine & yours) < max(len(mine), len(yours)) // 2 or not _have_same_numbers(mine, yours):
        return False
    spelt = SequenceMatcher(None, ours, theirs, autojunk=False)
    return spelt.real_quick_ratio() >= _ALIKE and spelt.quick_ratio() >= _ALIKE and spelt.ratio() >= _ALIKE


def _have_same_numbers(mine: set[str], yours: set[str]) -> bool:
    """Say whether two titles have the same numbers: 'Group 1' is never 'Group 2'."""
    return {word for word in mine if word.isdigit()} == {word for word in yours if word.isdigit()}


def _is_same_slot(line: Session, old: Session) -> bool:
    return _may_meet_the_same(line, old) and _is_alike(line, old)


def _is_same_elsewhere(line: Session, old: Session) -> bool:
    if _met(line) or _met(old):
        return _meets_the_same(line, old) and _is_alike(line, old)
    return _is_spelt_alike(line, old)


def _title_and_start(session: Session) -> tuple[str, datetime]:
    return _title(session), session.starts


def _start(session: Session) -> datetime:
    return session.starts


def _kind(session: Session) -> SessionKind:
    return session.kind


_ROUNDS: Final[tuple[tuple[Callable[[Session], object], Sign], ...]] = (
    (_title_and_start, _may_meet_the_same),
    (_title, _meets_the_same),
    (_title_and_start, lambda _line, _old: True),
    (_title, _may_meet_the_same),
    (_start, _is_same_slot),
    (_kind, _is_same_elsewhere),
)
"""What two must have in common to be compared, and the sign by which they are one: the surest first."""
