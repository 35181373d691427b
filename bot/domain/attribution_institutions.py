"""What makes a name that of a place, a team or a law rather than of a person."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from bot.domain.attribution_text import Word, read_words
from bot.domain.attribution_words import phrases

_NOUNS: Final = frozenset(
    "palace line day pub arms inn stadium arena airport house court ward wards lodge centre center school "
    "schools road street lane avenue close drive rule law "
    "report "
    "inquiry review reviews act foundation trust hospital hospitals hospice unit units team teams gardens "
    "academy "
    "primary college hall park clinic surgery practice medical church cross place estate villa villas grange "
    "manor "
    "farm nursing residential home homes ltd limited group partnership programme project scheme model "
    "framework "
    "standards tool award prize fund charity society association test scale score index assessment ambulance "
    "curie rowntree council county city town borough district terrace crescent hub office bank bridge green "
    "hill "
    "way square mews wing suite building library market station port bay beach island valley river forest wood "
    "reforms training principles criteria recommendations ruling judgment pathway method duty community "
    "north south east west central locality neighbourhood patch constituency division parish area region "
    "campus "
    "theatre lounge cafe café kitchen pharmacy works college's university lewis partners llp plc solutions "
    "care living support services service system software portal app module device devices dashboard "
    "database template".split()
)
_BUILT: Final = frozenset(
    "hospice hospital clinic school inquiry report ward pub centre library campus hub".split()
)
_LAWS: Final = frozenset({"law", "rule"})
_ROYAL: Final = frozenset("st saint queen king prince princess royal duke earl lady's our".split())
_ARTICLES: Final = frozenset("the a an this these those any every each no another".split())
_TEAMS: Final = frozenset("team ward zone locality unit cluster patch operation project storm ashes".split())
_FAMILY: Final = frozenset("family household children brothers sisters siblings boys girls twins".split())


def institution(words: Sequence[Word], at: int) -> bool:
    """Return whether the word here is part of what a house, a team, a law or a report is called."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    last = words[at - 1] if at and not word.first and word.before in {" ", "."} else None
    if last and (last.key in _ROYAL or (last.capital and (last.key in _TEAMS or word.key in _NOUNS))):
        return True
    if word.key in _ROYAL and after and after.capital and after.before in {" ", ". "}:
        return True
    if after is None or after.before != " ":
        return _listed(words, at)
    if after.key in _NOUNS:
        return not word.owns or (after.capital and not after.shouted) or after.key in _LAWS
    further = words[at + 2] if at + 2 < len(words) and not words[at + 2].first else None
    if after.capital and further and further.key in _NOUNS and (further.capital or further.key in _BUILT):
        return True
    return _listed(words, at)


def _listed(words: Sequence[Word], at: int) -> bool:
    """Return whether a list such as 'Hazel and Ash wards' ends in what they are."""
    i = at + 1
    while i + 1 < len(words) and i < at + 8 and not words[i].first:
        if words[i].key in {"and", "or"}:
            i += 1
        elif words[i].before != ",":
            return False
        if not words[i].capital:
            return False
        if words[i].key in _ROYAL and i + 1 < len(words):
            i += 1
        if i + 1 < len(words) and words[i + 1].key in _NOUNS and words[i + 1].before == " ":
            return not words[i].owns
        i += 1
    return False


def after_an_article(words: Sequence[Word], at: int) -> bool:
    """Return whether 'the' or 'a' stands before, and no family after."""
    if at == 0 or words[at].first or words[at - 1].key not in _ARTICLES:
        return False
    return not (at + 1 < len(words) and words[at + 1].key in _FAMILY)


def is_institution(name: str) -> bool:
    """Return whether a name with a capital ends or goes on in what it is, such as 'Rose Lane Centre'."""
    read = read_words(name)
    return len(read) > 1 and read[0].capital and any(word.key in _NOUNS for word in read[1:])


class Known:
    """The organisations, products and places that are left alone, looked up by their first word."""

    def __init__(self, more: Sequence[str] = ()) -> None:
        """Take those of the review itself, beside the well-known ones."""
        self._more = _by_first(tuple(w.key for w in read_words(name)) for name in more)

    def covered(self, words: Sequence[Word]) -> set[int]:
        """Return which words, by number, are part of such a name written with a capital."""
        found: set[int] = set()
        for i, word in enumerate(words):
            for phrase in (*_well_known().get(word.key, ()), *self._more.get(word.key, ())):
                run = words[i : i + len(phrase)]
                if (word.capital or len(phrase) > 1) and tuple(w.key for w in run) == phrase:
                    found.update(range(i, i + len(phrase)))
        return found


_Phrases = dict[str, list[tuple[str, ...]]]


@cache
def _well_known() -> _Phrases:
    return _by_first(tuple(w.key for w in read_words(" ".join(p))) for p in phrases("organisations"))


def _by_first(found: Iterable[tuple[str, ...]]) -> _Phrases:
    by_first: _Phrases = {}
    for phrase in found:
        if phrase:
            by_first.setdefault(phrase[0], []).append(phrase)
    return by_first
