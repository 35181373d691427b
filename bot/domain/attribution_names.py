"""Names of people in a text: those of the review, and those that the guard has not seen (R65)."""

from collections.abc import Iterator
from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level
from bot.domain.attribution_reading import Reading
from bot.domain.attribution_roster import is_family, is_given, plain
from bot.domain.attribution_speech import DOES, SAYS
from bot.domain.attribution_strangers import stranger
from bot.domain.attribution_words import words as listed

_TITLES: Final = frozenset(
    "cllr councillor dr mr mrs ms miss mx prof professor sir dame rev reverend sgt pc dc ds dci insp "
    "supt pcso lord baroness inspector sergeant superintendent detective imam rabbi fr capt col".split()
)
_RANKS: Final = frozenset(
    "lady sister nurse father pastor canon judge matron doctor constable captain major colonel aunt auntie "
    "uncle nan matron big old wee young little uncle alderman "
    "minister bishop baroness baron ward acting chief".split()
)
_ONLY_PEOPLE: Final = frozenset(
    "has had hasn't hadn't doesn't didn't isn't wasn't won't could couldn't can't would never "
    "rarely always".split()
)
_KNOWN: Final = "It names somebody of this review."
_TITLED: Final = "A title and a name stand for one person."


def find_names(reading: Reading) -> Iterator[Found]:
    """Yield every stretch that names somebody, from left to right and without overlaps."""
    at, count = 0, len(reading.words)
    while at < count:
        found = _known(reading, at) or _titled(reading, at) or stranger(reading, at)
        if found is None:
            at += 1
            continue
        length, one = found
        yield _with_handle(reading, one)
        at += length


def _known(reading: Reading, at: int) -> tuple[int, Found] | None:
    """Return a name of the review that begins here, with how many words it takes."""
    length = reading.roster.whole_at(reading.words, at) or _part(reading, at)
    if not length:
        return None
    last = reading.words[at + length - 1]
    return length, _person(reading, at, last.end, _KNOWN, known=True)


def _part(reading: Reading, at: int) -> int:
    """Return how many words from here are a given name, a family name or both of somebody of the review."""
    roster, words = reading.roster, reading.words
    key, after = _unowned(reading, at), words[at + 1] if at + 1 < len(words) else None
    if key in roster.given:
        if after and after.before in {" ", ". "} and roster.is_family(after.key):
            return 2
        if after and after.before == " " and (key, after.key) in roster.shortened:
            return 2
        if after and after.before == " " and len(after.key) == 1 and after.capital and words[at].capital:
            return 2
        return int(_alone(reading, at))
    if after and after.key in roster.family and after.before in {" ", ". ", "."} and _short(words[at].key):
        return 2
    return int(key in roster.family and _alone(reading, at))


def _unowned(reading: Reading, at: int) -> str:
    """Return a word without the s of a possessive that lost its apostrophe, as in 'Sheilas view'."""
    key = reading.words[at].key
    bare = key.removesuffix("s")
    lost = key not in reading.roster.given and bare in reading.roster.given and not plain(bare)
    return bare if lost and key not in listed("ordinary") and not is_given(key) and not is_family(key) else key


def _short(key: str) -> bool:
    """Return whether a word is an initial or two, such as 'J-L'."""
    return len(key.replace("-", "").replace(".", "")) <= 2 and key not in listed("capitals")  # noqa: PLR2004 - two letters


def _alone(reading: Reading, at: int) -> bool:
    """Return whether one part of a known name names its owner here."""
    word = reading.words[at]
    if reading.nobody(at):
        return False
    if not plain(_unowned(reading, at)):
        return True
    if reading.acts_in_company(at, does=word.capital and not reading.temporal(at)) or _opens(reading, at):
        return True
    if word.owns and not reading.temporal(at):
        return True
    if not word.capital or word.shouted or reading.temporal(at) or word.key in listed("places"):
        return False
    return not word.first or word.owns or reading.introduced(at + 1)


def _opens(reading: Reading, at: int) -> bool:
    """Return whether a name in lower case opens a sentence and does something, as in 'mark runs the panel'."""
    words = reading.words
    if words[at].capital or not words[at].first or at + 1 == len(words) or words[at + 1].before != " ":
        return False
    return words[at + 1].key in DOES or words[at + 1].key in _ONLY_PEOPLE


def _titled(reading: Reading, at: int) -> tuple[int, Found] | None:
    """Return a title or a rank and the name after it."""
    words = reading.words
    title = words[at].key.rstrip(".")
    if title not in _TITLES and not (title in _RANKS and (words[at].capital or title in {"nurse", "sister"})):
        return None
    i = at + 1
    while i + 1 < len(words) and words[i].key in _RANKS and words[i + 1].capital and words[i].before == " ":
        i += 1
    end = i
    while end < len(words) and end < i + 4 and _names_on(reading, end, bare=title in _TITLES, opening=end == i):
        end += 1
    if end == i:
        return None
    parts = {w.key for w in words[i:end]}
    known = bool(parts & (reading.roster.family | reading.roster.given))
    return end - at, _person(reading, at, words[end - 1].end, _TITLED, known=known)


def _names_on(reading: Reading, at: int, *, bare: bool, opening: bool) -> bool:
    """Return whether the word here carries on a name after a title."""
    word = reading.words[at]
    if word.before.strip(" ") not in {"", "."} or (word.before.strip(" ") == "." and not opening):
        return False
    if word.shouted and len(word.key) <= 4 and word.key in listed("capitals"):  # noqa: PLR2004 - longest is four
        return False
    if at in reading.covered and not opening:
        return False
    name = word.key in listed("given_names") or word.key in listed("surnames")
    if word.capital:
        known = name or word.key in listed("names_that_are_words")
        return known or (bare and (opening or word.key not in listed("ordinary")))
    if opening and (reading.words[at - 1].key in _RANKS or reading.words[at - 1].capital):
        return name
    return bare and word.key not in SAYS and (name or (opening and word.key not in listed("ordinary")))


def _person(reading: Reading, at: int, end: int, reason: str, *, known: bool) -> Found:
    return Found(
        start=reading.words[at].start,
        end=end,
        kind=Kind.PERSON,
        level=Level.BLOCK,
        reason=reason,
        of_the_review=known,
    )


def _with_handle(reading: Reading, found: Found) -> Found:
    if found.start and reading.text[found.start - 1] == "@":
        return found.model_copy(update={"start": found.start - 1})
    return found
