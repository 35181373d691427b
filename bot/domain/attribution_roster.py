"""The people of a review as the guard looks them up: whole names, parts, short forms and initials."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from bot.domain.attribution_institutions import is_institution
from bot.domain.attribution_text import Word, read_words
from bot.domain.attribution_words import folded, phrases, words

TITLES: Final = r"(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Rev)\.?"
_TITLED: Final = re.compile(rf"^{TITLES}\s+", re.IGNORECASE)
_APART: Final = re.compile(r"[,(–—/;|:]|\s-\s")
_ONE_WORD: Final = re.compile(r"^[A-Z][\w'’.-]+$")
_NAME: Final = re.compile(r"^[A-Z][\w'’.-]+(?:\s+(?:[a-z]{1,3}\s+){0,2}[A-Z][\w'’.-]+){1,3}$")
_PARTICLES: Final = frozenset("de da di la le van von der den el al bin bint ap ab st o mac".split())
_ROLE_WORDS: Final = frozenset(
    "chief executive director head lead leader manager officer chair deputy assistant associate senior team "
    "board council trust partnership commissioner commissioners provider providers service services health "
    "care social housing finance public adult adults children community group forum staff nurse nurses doctor "
    "clinician clinicians carer carers family families police member members mayor cabinet the integrated "
    "local primary mental hospital voluntary sector responsible nhs ics icb programme strategic lived".split()
)


def names_in(people: Iterable[str]) -> tuple[str, ...]:
    """Return the personal names among entries such as 'Jo Patel, Director of Public Health (via Teams)'."""
    found: list[str] = []
    for entry in people:
        first, *further = _APART.split(entry.strip())
        found += [name for part in first.split(" and ") if (name := _name(part))]
        found += [name for part in further if (name := _name(part)) and _surely(name)]
    return tuple(dict.fromkeys(found))


def _name(part: str) -> str:
    """Return a part of an entry as a name; a title makes one of a single word, and is kept with it."""
    bare = _TITLED.sub("", part.strip()).strip()
    if _TITLED.match(part.strip()) and _ONE_WORD.match(bare):
        return part.strip()
    keys = [folded(part) for part in bare.split()]
    if not _NAME.match(bare) or {key.removesuffix("s") for key in keys} & _ROLE_WORDS:
        return ""
    return bare if not _is_body(bare, keys) else ""


def _is_body(name: str, keys: Sequence[str]) -> bool:
    """Return whether a name is that of a place, an organisation or a thing: 'Jo Hill' is not."""
    if is_given(keys[0]):
        return len(keys) > 2 and is_institution(name)  # noqa: PLR2004 - a given name, and what the house is
    listed = any(key in words("organisations") for key in keys)
    return listed or is_institution(name) or (keys[-1] in words("ordinary") and not is_family(keys[-1]))


def _surely(name: str) -> bool:
    """Return whether what stands after the first part of an entry is a name by the lists, or by its title."""
    keys = [folded(part) for part in name.split()]
    listed = (is_given(keys[0]) or is_family(keys[-1])) and keys[0] not in words("places")
    return listed or bool(_TITLED.match(name))


class Roster:
    """The names of a review's people, laid out once so that each word of a text is looked up once."""

    def __init__(self, names: Iterable[str], *, initials: Iterable[str] = ()) -> None:
        """Lay out whole names, given names with their short forms, family names and initials."""
        self.whole: dict[str, list[tuple[str, ...]]] = {}
        self.given: set[str] = set()
        self.family: set[str] = set()
        self.initials: set[str] = {folded(letters) for letters in initials}
        self.shortened: set[tuple[str, str]] = set()
        self._slips: set[str] = set()
        for name in names:
            self._add([w.key for w in read_words(_TITLED.sub("", name.strip()))])

    def _add(self, parts: list[str]) -> None:
        if len(parts) == 1:
            self.given.add(parts[0])
        if len(parts) <= 1:
            return
        for written in {tuple(parts), _apart(parts), tuple(p.replace("'", "") for p in parts)}:
            self.whole.setdefault(written[0], []).append(written)
        given, family = parts[0], parts[-1]
        self.given |= {given, given.replace("-", ""), *_short_forms().get(given, ())}
        self.given -= _PARTICLES
        self.shortened |= {(form, family[0]) for form in {given, *_short_forms().get(given, ())}}
        self.family |= {family, family.replace("'", "")}
        self._slips |= {_single(form) for form in self.family}
        letters = [p[0] for p in parts if p not in _PARTICLES] or [given[0]]
        pieces = [p[0] for p in family.split("'")]
        self.initials |= {"".join(letters), given[0] + family[0], "".join([given[0], *pieces])}

    def is_family(self, key: str) -> bool:
        """Return whether a word after a given name is a family name, letters doubled or not."""
        return key in self.family or (len(key) > 3 and _single(key) in self._slips)  # noqa: PLR2004 - short words differ

    def whole_at(self, read: Sequence[Word], at: int) -> int:
        """Return how many words from here are a whole name, 0 when none is."""
        longest = 0
        for name in self.whole.get(read[at].key, ()):
            run = read[at : at + len(name)]
            if (
                len(name) > longest
                and len(run) == len(name)
                and all(w.key == n for w, n in zip(run, name, strict=True))
            ):
                longest = len(name)
        return longest


def _single(word: str) -> str:
    """Return a word with each doubled letter written once, since that is how names are mistyped."""
    return "".join(letter for letter, _ in groupby(word))


def _apart(parts: list[str]) -> tuple[str, ...]:
    return tuple(piece for part in parts for piece in part.split("-"))


def _short_forms() -> dict[str, set[str]]:
    """Return, for each given name, what else its owner may be called, either way round."""
    if not _SHORT:
        for name, *others in phrases("nicknames"):
            _SHORT.setdefault(name, set()).update(others)
            for other in others:
                _SHORT.setdefault(other, set()).add(name)
    return _SHORT


_SHORT: Final[dict[str, set[str]]] = {}


def plain(word: str) -> bool:
    """Return whether a name is also a word, a month or a place, so that it must act as a person does."""
    return (
        word in words("names_that_are_words")
        or word in words("surnames_that_are_words")
        or word in words("places")
    )


def is_given(word: str) -> bool:
    """Return whether a word is a given name, or the first part of one with a hyphen."""
    if "-" not in word:
        return word in words("given_names") or word in words("nicknames")
    return all(part in words("given_names") or part in words("surnames") for part in word.split("-"))


def is_family(word: str) -> bool:
    """Return whether a word is a family name, or one of two joined by a hyphen."""
    if "-" not in word:
        return word in words("surnames")
    return all(part in words("surnames") for part in word.split("-"))
