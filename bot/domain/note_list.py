"""A list of notes as people paste it: one point a line, under headings or its theme in front (R32, R34)."""

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId
from bot.domain.observation import ObservationKind
from bot.domain.theme import Theme

MOST_LINES: Final = 60
"""Points that one list may hold."""

_BULLET: Final = re.compile(r"^\s*(?:(?:[-–—*•·▪◦‣●○■□➢✓]+|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+|[•▪◦‣●■])+")
_LONGEST_PREFIX: Final = 60
_MOST_PREFIXES: Final = 2
"""A theme and a kind."""

_KINDS: Final = {
    "strength": ObservationKind.STRENGTH,
    "area": ObservationKind.AREA,
    "area to explore": ObservationKind.AREA,
    "area for consideration": ObservationKind.AREA,
    "consideration": ObservationKind.AREA,
    "to explore": ObservationKind.AREA,
    "suggestion": ObservationKind.SUGGESTION,
    "recommendation": ObservationKind.RECOMMENDATION,
    "participant's recommendation": ObservationKind.RECOMMENDATION,
    "participants' recommendation": ObservationKind.RECOMMENDATION,
}
"""What people write in front of a point, one or many."""


class NoteLine(Frozen):
    """One line: as it was written, and its theme, kind and point as far as it or a heading above names them."""

    words: str
    theme: ThemeId | None
    kind: ObservationKind | None
    text: str


def read_lines(words: str, *, themes: Sequence[Theme]) -> tuple[NoteLine, ...]:
    """Return the points of a list; a line that is only a theme or a kind is a heading for what follows it."""
    theme: ThemeId | None = None
    kind: ObservationKind | None = None
    found: list[NoteLine] = []
    for line in words.splitlines():
        bare = _BULLET.sub("", line).strip()
        own_theme, own_kind, text = _prefixes(bare, themes)
        if not bare:
            continue
        if not text:
            theme, kind = own_theme or theme, own_kind or kind
            continue
        found.append(NoteLine(words=bare, theme=own_theme or theme, kind=own_kind or kind, text=text))
    return tuple(found)


def looks_like_a_list(words: str) -> bool:
    """Say whether a message is several lines that each begin as a list's do."""
    lines = [line for line in words.splitlines() if line.strip()]
    return len(lines) > 1 and all(_BULLET.match(line) for line in lines)


def kind_called(words: str) -> ObservationKind | None:
    """Return the kind that somebody means by a word in front of a point, if it is one."""
    called = " ".join(words.casefold().replace("’", "'").split())
    begins, _, rest = called.partition(" ")
    singular = f"{begins.removesuffix('s')} {rest}".strip()
    return _KINDS.get(called) or _KINDS.get(called.removesuffix("s")) or _KINDS.get(singular)


def _prefixes(line: str, themes: Sequence[Theme]) -> tuple[ThemeId | None, ObservationKind | None, str]:
    """Return the theme and the kind in front of a point, in either order, and the point."""
    theme: ThemeId | None = None
    kind: ObservationKind | None = None
    for _ in range(_MOST_PREFIXES):
        first, colon, rest = line.partition(":")
        if not colon or len(first) > _LONGEST_PREFIX:
            break
        own_kind = None if kind else kind_called(first)
        own_theme = None if theme or own_kind else _theme_called(first, themes)
        if not (own_kind or own_theme):
            break
        theme, kind, line = own_theme or theme, own_kind or kind, rest.strip()
    return theme, kind, line


def _theme_called(words: str, themes: Sequence[Theme]) -> ThemeId | None:
    """Return the theme whose name begins with these whole words: 'Partners: …' is no theme 'Partnership'."""
    wanted = re.findall(r"\w+", words.casefold())
    for theme in themes if wanted else ():
        names = (theme.id, theme.short, theme.title)
        if any(re.findall(r"\w+", name.casefold())[: len(wanted)] == wanted for name in names):
            return theme.id
    return None
