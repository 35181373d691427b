"""Reads a note as terms: the stems of its telling words, and the subjects that they belong to."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

import snowballstemmer

SUBJECT: Final = "about "
"""What a term begins with that is a subject; no stem holds a space."""

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\W_]&[^\W_]")
_STEMMER: Final = snowballstemmer.stemmer("english")
_LONGEST_READ: Final = 4_000
"""Characters; what comes after them does not change what a note is about."""

_SAY_LITTLE: Final = """
a about above after again against all also although am an and another any are as at be because been before
being below between both but by came can cannot come could council councils day days did do does doing done
down during each eight else even ever every few find first five for found four from further get gets getting
give given go goes going good got great had half has have having he hear heard her here him his how i if in
into is it its itself just keep keeps last like look looks lot lots made make makes making many may me might
mine month months more most much must my need needs never new next nine no nobody none nor not nothing now of
off often old on once one only or other others our out over own peer peers people per put quite rather really
same said say says see seem seems seen seven she should since six so some somebody someone something still
such ten than that the their theirs them then there these they thing things think third this those though
thought three through thus time times to told too took two under until up upon us use used uses very want
wants was way we week weeks well went were what when where whether which while who whole whose why will with
within without would year years yet you your can't couldn't didn't doesn't don't hadn't hasn't haven't isn't
wasn't weren't won't wouldn't i'm i've it's that's there's they're they've we're we've you're
""".split()


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text[:_LONGEST_READ].casefold().replace("’", "'")):
        yield word.removesuffix("'s")


_LITTLE: Final = frozenset(_stem(word) for word in _SAY_LITTLE)


def _subjects() -> dict[tuple[str, ...], tuple[str, ...]]:
    told = tomllib.loads((files("bot.likeness") / "words.toml").read_text("utf-8"))["concepts"]
    subjects: dict[tuple[str, ...], tuple[str, ...]] = {}
    for subject, phrases in told.items():
        for phrase in phrases:
            stems = tuple(_stem(word) for word in _words(phrase))
            subjects[stems] = (*subjects.get(stems, ()), SUBJECT + subject)
    return subjects


_SUBJECTS: Final = _subjects()
_LONGEST_PHRASE: Final = max(map(len, _SUBJECTS))


def terms_of(text: str) -> dict[str, str]:
    """Return the terms of a note, each with how it is told to people; no note is remembered."""
    words = [*_words(text)]
    stems = [_stem(word) for word in words]
    terms = {s: w for s, w in zip(stems, words, strict=True) if s not in _LITTLE and len(s) > 1}
    for start in range(len(stems)):
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(stems)) + 1):
            for subject in _SUBJECTS.get(tuple(stems[start:end]), ()):
                terms[subject] = subject.removeprefix(SUBJECT)
    return terms


def subjects_of(term: str) -> tuple[str, ...]:
    """Return the subjects that a word belongs to by itself: beside them it says nothing new."""
    return _SUBJECTS.get((term,), ())
