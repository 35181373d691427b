"""Initials that stand for somebody: those of the review's people, and others that act as a person does."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level
from bot.domain.attribution_reading import Reading
from bot.domain.attribution_speech import AND, DOES, IS_OR_HAS, SAYS, STATES, says
from bot.domain.attribution_text import Word
from bot.domain.attribution_words import words as listed

_PAIR: Final = 2
_LONGEST: Final = 4
_DOTTED: Final = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]\.){1,3}[A-Z](?:['’][A-Z])?\b\.?|(?:[A-Z]\. ){1,2}[A-Z]\.)(?![\w@])"
)
_KNOWN: Final = "These are the initials of somebody of this review."
_LOOKS: Final = "These look like somebody's initials."
_ABOUT_SOMEBODY: Final = (
    SAYS
    | DOES
    | IS_OR_HAS
    | STATES
    | frozenset(
        "and or to in at on of for with by as from but who that which also both not will would may might must "
        "should about so then if because when while re via per than".split()
    )
)
_ACTED_UPON: Final = frozenset(
    "the a an all every everything it this that our their us them him her his".split()
)
_TO_SOMEBODY: Final = frozenset("from by with to per asked told met via ask and".split())
_SMALL: Final = frozenset(
    "am an as at be by do go he hi if in is it me my no of oh ok on or ot pa re so to up us vs we gp hr "
    "eg ie nb ps qa pm tv uk eu ad mr ms dr st".split()
)


def find_initials(reading: Reading) -> Iterator[Found]:
    """Yield initials: those of the review wherever they are no known abbreviation, others where they act."""
    yield from _dotted(reading)
    for at, word in enumerate(reading.words):
        letters = word.key.replace(".", "").replace("'", "")
        if not _PAIR <= len(letters) <= _LONGEST or not letters.isalpha() or at in reading.covered:
            continue
        known = letters in reading.roster.initials
        if _stand_for_somebody(reading, at, known=known):
            sure = not word.shouted or not _before_a_thing(reading, at)
            yield _found(word.start, word.end, known=known, level=Level.BLOCK if sure else Level.WARN)


def _stand_for_somebody(reading: Reading, at: int, *, known: bool) -> bool:
    word = reading.words[at]
    if word.shouted:
        return _in_capitals(reading, at, known=known)
    if known and "." in word.key:
        return True
    if word.capital or len(word.key) >= _LONGEST or word.key in _SMALL:
        return False
    if word.key in listed("ordinary") or word.key in listed("names_that_are_words"):
        return False
    if word.key in listed("capitals"):
        return known and word.first and reading.acts(at, does=True)
    return known or (len(word.key) == _PAIR and word.first and says(reading.words, at + 1))


def _in_capitals(reading: Reading, at: int, *, known: bool) -> bool:
    key = reading.words[at].key
    if key in listed("capitals") or key in listed("ordinary"):
        return known and len(key) < _LONGEST and not _shouted_small(reading, at) and _acts(reading, at)
    return known or (len(key) < _LONGEST and _acts(reading, at))


def _shouted_small(reading: Reading, at: int) -> bool:
    """Return whether a small word is in capitals only because those around it are."""
    near = reading.words[max(at - 1, 0) : at + 2]
    return reading.words[at].key in _SMALL and all(word.shouted for word in near)


def _acts(reading: Reading, at: int) -> bool:
    words = reading.words
    if reading.acts(at, does=False):
        return True
    slashed = [n for n in (at - 1, at + 1) if 0 <= n < len(words) and "/" in words[max(n, at)].before]
    if any(_somebody(words[n]) and _somebody(words[at]) for n in slashed):
        return True
    for step in (2, -2):
        other, between = at + step, at + step // 2
        if 0 <= other < len(words) and words[between].key in AND and _a_pair(reading, at, other):
            return True
    return False


def _somebody(word: Word) -> bool:
    """Return whether two or three capitals are no known abbreviation."""
    return (
        word.shouted and len(word.key) < _LONGEST and word.key.isalpha() and word.key not in listed("capitals")
    )


def _a_pair(reading: Reading, at: int, other: int) -> bool:
    """Return whether two initials joined by 'and' do something together."""
    words = reading.words
    later = max(at, other)
    both_known = {words[at].key, words[other].key} <= reading.roster.initials
    return len(words[other].key) <= _LONGEST and (
        both_known or (words[other].shouted and _end_says(reading, later))
    )


def _end_says(reading: Reading, at: int) -> bool:
    words = reading.words
    return words[at].key not in listed("capitals") and (
        says(words, at + 1, does=True) or _disagree(reading, at + 1)
    )


def _disagree(reading: Reading, at: int) -> bool:
    return at < len(reading.words) and reading.words[at].key in {
        "agree",
        "disagree",
        "say",
        "think",
        "feel",
        "both",
    }


def _dotted(reading: Reading) -> Iterator[Found]:
    for match in _DOTTED.finditer(reading.text):
        letters = "".join(c for c in match.group() if c.isalpha()).lower()
        if letters in listed("capitals") and letters not in reading.roster.initials:
            continue
        yield _found(match.start(), match.end(), known=letters in reading.roster.initials)


def _before_a_thing(reading: Reading, at: int) -> bool:
    """Return whether capitals stand before a thing as a shortened name of it does, as in 'SP funding'."""
    words, after = reading.words, at + 1
    if reading.acts(at, does=True) or after == len(words) or words[after].first or words[after].before != " ":
        return False
    word = words[after]
    if word.capital or word.key in _ABOUT_SOMEBODY or word.key.endswith(("ed", "ly")):
        return False
    if after + 1 < len(words) and words[after + 1].key in _ACTED_UPON:
        return False
    return at == 0 or words[at].first or words[at - 1].key not in _TO_SOMEBODY


def _found(start: int, end: int, *, known: bool, level: Level = Level.BLOCK) -> Found:
    return Found(
        start=start,
        end=end,
        kind=Kind.INITIALS,
        level=level,
        reason=_KNOWN if known else _LOOKS,
        of_the_review=known,
    )
