"""The non-attribution guard: words that would show who said what (R65, R69).

It knows the people of the review by the timetable and the team, and the usual ways of naming somebody.
It stops names; whether a role gives somebody away is for people to judge.
"""

import re
from collections.abc import Iterable
from typing import Final

from bot.domain.frozen import Frozen

_TITLES: Final = r"(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Rev)\.?"
_TITLED: Final = re.compile(rf"\b{_TITLES}\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?")
_NAME: Final = re.compile(r"^[A-Z][\w'’.-]+(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w'’.-]+){1,3}$")
_SAYS: Final = (
    r"(?:said|says|told|tells|felt|feels|thinks|thought|believes|believed|mentioned|raised|wants|wanted|"
    r"reported|reports|explained|described|complained|admitted|was clear|put it)"
)
_ROLE_WORDS: Final = frozenset(
    "chief executive director head lead leader manager officer chair deputy assistant associate senior team "
    "board council trust partnership commissioner commissioners provider providers service services health "
    "care social housing finance public adult adults children community group forum staff nurse nurses doctor "
    "clinician clinicians carer carers family families police member members mayor cabinet the integrated "
    "local primary mental hospital voluntary sector responsible nhs ics icb programme strategic lived".split()
)


class Concern(Frozen):
    """A stretch of words that could show who said it: where it stands, in characters, and what it is."""

    start: int
    end: int
    words: str


def names_in(people: Iterable[str]) -> tuple[str, ...]:
    """Return the personal names among entries such as 'Jo Patel, Director of Public Health (via Teams)'."""
    found: list[str] = []
    for entry in people:
        first = re.split(r"[,(–—/;]|\s-\s", re.sub(rf"^{_TITLES}\s+", "", entry.strip()), maxsplit=1)[0].strip()
        words = {w.casefold() for w in first.split()}
        if _NAME.match(first) and not words & _ROLE_WORDS:
            found.append(first)
    return tuple(dict.fromkeys(found))


def concerns(text: str, *, names: Iterable[str]) -> tuple[Concern, ...]:
    """Return every stretch that names somebody, in the order of the text and without overlaps."""
    found = [m.span() for m in _TITLED.finditer(text)]
    for name in names:
        found += [m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
        given, *_, family = name.split()
        found += [m.span() for m in re.finditer(rf"\b{re.escape(family)}\b", text)]
        found += [m.span(1) for m in re.finditer(rf"\b({re.escape(given)})\b(?=\s+{_SAYS}\b)", text)]
        found += [m.span(1) for m in re.finditer(rf"(?<=[a-z,] )\b({re.escape(given)})\b", text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
        if merged and start < merged[-1][1]:
            continue
        merged.append((start, end))
    return tuple(Concern(start=s, end=e, words=text[s:e]) for s, e in merged)
