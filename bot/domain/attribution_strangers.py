"""Names that are not of the review: found by lists, by the company they keep, and by what they do (R65)."""

from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level
from bot.domain.attribution_reading import Reading
from bot.domain.attribution_roster import is_family, is_given, plain
from bot.domain.attribution_speech import described, says, spoken_to
from bot.domain.attribution_text import Word
from bot.domain.attribution_words import words as listed

_NAMED: Final = "It looks like somebody's name."
_MAYBE: Final = "It may be somebody's name. Please check."
_SHORTEST: Final = 3
_SHORTEST_SHOUTED: Final = 4


def stranger(reading: Reading, at: int) -> tuple[int, Found] | None:
    """Return a name that the review does not know, with how many words it takes, or nothing."""
    word = reading.words[at]
    if at in reading.covered or word.key.isdigit():
        return None
    for look in (_pair, _given, _family, _unheard_of):
        found = look(reading, at)
        if found:
            length, level = found
            return length, _found(reading, at, length, level)
    return None


def _found(reading: Reading, at: int, length: int, level: Level) -> Found:
    return Found(
        start=reading.words[at].start,
        end=reading.words[at + length - 1].end,
        kind=Kind.PERSON,
        level=level,
        reason=_NAMED if level is Level.BLOCK else _MAYBE,
    )


def _pair(reading: Reading, at: int) -> tuple[int, Level] | None:
    """Return a given name and what follows it as a family name."""
    word = reading.words[at]
    if (
        not (is_given(word.key) or word.key in listed("names_that_are_words"))
        or word.owns
        or at in reading.covered
    ):
        return None
    length = 1
    while length < 4 and _carries_on(reading, at + length, given=word):  # noqa: PLR2004 - names of four words at most
        length += 1
    if length == 1:
        return None
    if reading.nobody(at) or reading.nobody(at + length - 1):
        spoke = is_given(word.key) and is_family(reading.words[at + 1].key) and says(reading.words, at + length)
        return (length, Level.BLOCK) if spoke else None
    sure = (
        not plain(word.key)
        or is_family(reading.words[at + 1].key)
        or reading.acts(at, length=length, does=True)
    )
    return (length, Level.BLOCK) if sure else None


def _carries_on(reading: Reading, at: int, *, given: Word) -> bool:
    if at >= len(reading.words) or at in reading.covered:
        return False
    word = reading.words[at]
    if word.before != " ":
        return False
    if word.capital and given.capital:
        return not word.shouted and word.key not in listed("ordinary") and word.key not in listed("days")
    if word.key in listed("ordinary") or word.key in listed("capitals"):
        return False
    both_lower = not word.capital and not given.capital
    return both_lower and not plain(given.key) and is_family(word.key) and not plain(word.key)


def _given(reading: Reading, at: int) -> tuple[int, Level] | None:
    """Return a given name that stands alone."""
    word = reading.words[at]
    if word.key in listed("names_that_are_words") or (plain(word.key) and is_given(word.key)):
        return _word_as_name(reading, at)
    if not is_given(word.key) or len(word.key) < _SHORTEST or reading.nobody(at):
        return None
    if (word.shouted and len(word.key) < _SHORTEST_SHOUTED) or _numbered(reading, at):
        return None
    return 1, Level.BLOCK


def _numbered(reading: Reading, at: int) -> bool:
    """Return whether a number follows a short form that also shortens something, such as 'Reg 28'."""
    after = at + 1
    short = len(reading.words[at].key) <= _SHORTEST and after < len(reading.words)
    return short and reading.words[after].before == " " and reading.words[after].key.isdigit()


def _word_as_name(reading: Reading, at: int) -> tuple[int, Level] | None:
    """Return a name that is also a word, a month or a place, where it acts as a person does."""
    word = reading.words[at]
    if word.shouted or reading.nobody(at):
        return None
    if word.key in listed("places") and not reading.theirs(at):
        return None
    return _with_capital(reading, at) if word.capital else _in_lower_case(reading, at)


def _with_capital(reading: Reading, at: int) -> tuple[int, Level] | None:
    word = reading.words[at]
    if reading.acts_in_company(at, does=_mid(word) and not reading.temporal(at)):
        return 1, Level.BLOCK
    if word.owns and word.first and not reading.temporal(at) and word.key not in listed("places"):
        return (1, Level.WARN) if _owns_a_thing(reading, at) else None
    doubtful = reading.temporal(at) or word.key in listed("places") or _in_a_title(reading, at)
    return (1, Level.WARN) if _mid(word) and not doubtful else None


def _owns_a_thing(reading: Reading, at: int) -> bool:
    """Return whether a plain word follows, so that it is no part of what a house or an award is called."""
    after = at + 1
    return after < len(reading.words) and not reading.words[after].capital and not reading.words[after].first


def _in_lower_case(reading: Reading, at: int) -> tuple[int, Level] | None:
    if says(reading.words, at + 1) or spoken_to(reading.words, at):
        return (1, Level.BLOCK) if _bare(reading, at) else None
    first = reading.words[at].first
    return (1, Level.WARN) if first and described(reading.words, at + 1, text=reading.text) else None


def _in_a_title(reading: Reading, at: int) -> bool:
    """Return whether words with capitals stand on both sides, as in 'One Page Profiles'."""
    words = reading.words
    before = words[at - 1].capital and words[at].before == " "
    return before and at + 1 < len(words) and words[at + 1].capital and words[at + 1].before == " "


def _bare(reading: Reading, at: int) -> bool:
    """Return whether nothing stands before a small word that would make it a thing, such as an article."""
    word = reading.words[at]
    return (
        word.first
        or word.before in {",", ", "}
        or reading.words[at - 1].key in _OPENERS
        or spoken_to(reading.words, at)
    )


_SAYING: Final = frozenset("said says told thinks feels reckons mentioned".split())
_OPENERS: Final = frozenset("as and but that because so when while what if n said heard then colleague".split())


def _mid(word: Word) -> bool:
    return not word.first


def _family(reading: Reading, at: int) -> tuple[int, Level] | None:
    """Return a family name that stands alone."""
    word = reading.words[at]
    if not is_family(word.key) or word.shouted or reading.nobody(at):
        return None
    if plain(word.key):
        if word.capital and word.key not in listed("places") and reading.acts(at, does=not word.first):
            return 1, Level.WARN if word.first else Level.BLOCK
        return None
    if word.capital:
        return 1, Level.BLOCK
    return (1, Level.BLOCK) if reading.acts(at) else None


def _unheard_of(reading: Reading, at: int) -> tuple[int, Level] | None:
    """Return a word with a capital that no list has, where it acts as a person does: a warning."""
    word = reading.words[at]
    if word.shouted or len(word.key) < _SHORTEST or _common(word.key) or reading.nobody(at):
        return None
    if not word.capital:
        return (1, Level.WARN) if _said_by_nobody_we_know(reading, at) else None
    length = 1
    while at + length < len(reading.words) and length < 3 and _also(reading, at + length):  # noqa: PLR2004 - three words
        length += 1
    if length > 1 and any(is_family(part) for part in reading.words[at + length - 1].key.split("-")):
        return length, Level.BLOCK
    if reading.acts(at, length=length, does=length > 1):
        return length, Level.WARN
    return None


def _said_by_nobody_we_know(reading: Reading, at: int) -> bool:
    """Return whether a word that no list has opens a sentence and says something, as in 'nkiruka says'."""
    words, key = reading.words, reading.words[at].key
    if not words[at].first or at + 1 == len(words) or words[at + 1].key not in _SAYING:
        return False
    if key in listed("organisations") or key in listed("capitals"):
        return False
    return key.isalpha() and not key.endswith(("s", "ing", "ment", "ion", "ship", "ity", "ance", "ness", "one"))


def _also(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return (
        word.capital and not word.shouted
        and len(word.key) > 1 and word.before == " " and at not in reading.covered
        and word.key not in listed("ordinary")
    )  # fmt: skip


def _common(key: str) -> bool:
    if key in listed("ordinary") or key in listed("places") or key in listed("surnames_that_are_words"):
        return True
    return key.endswith("s") and key[:-1] in listed("ordinary")
