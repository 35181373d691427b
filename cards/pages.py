"""How a long list is cut into pages, each of which is a card of a size to read."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from microsoft_teams.cards.core import Action, CardElement

from cards.card import about, para, press
from cards.phrases import pages as say

T = TypeVar("T")

A_PAGE: Final = 40 * 1024
"""Bytes as UTF-16 at the most, under what Teams takes, so that the rest of a card has room beside them."""

MOST: Final = 20
"""Things on a page; more than that nobody reads on a phone."""

_AROUND: Final = 220
"""Bytes that a line weighs besides its words."""

_DEAR: Final = re.compile(r'[\\`*\[\]~|{}$_<&"\n\U00010000-\U0010ffff]')
"""Letters that are written as up to four on a card."""

_MORE: Final = 3


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of several, counted from 1."""

    number: int
    of: int
    items: tuple[T, ...]


@dataclass(frozen=True)
class Block:
    """Lines that stay together under the heading of their group: a head, and quieter ones under it."""

    group: str
    head: str
    close: str = ""
    quiet: tuple[str, ...] = ()

    def drawn(self) -> list[CardElement]:
        """Return it as the elements of a card."""
        close = [para(self.close, close=True)] if self.close else []
        return [para(self.head), *close, *(para(line, quiet=True, close=True) for line in self.quiet if line)]


def page_of(items: Sequence[T], number: int, *, weigh: Callable[[T], int]) -> Page[T]:
    """Return a page of things, the last one where there are fewer; each thing is on one page."""
    pages = tuple(_cut(items, weigh))
    at = min(max(number, 1), len(pages))
    return Page(number=at, of=len(pages), items=pages[at - 1])


def weight_of(*texts: str) -> int:
    """Return the most bytes that lines of what people typed take on a card, without drawing them."""
    letters = sum(len(text) + _MORE * len(_DEAR.findall(text)) for text in texts)
    return 2 * letters + _AROUND * len(texts)


def grouped(blocks: Iterable[Block]) -> dict[str, list[CardElement]]:
    """Return the elements of each group, the groups in the order in which they come first."""
    groups: dict[str, list[CardElement]] = {}
    for block in blocks:
        groups.setdefault(block.group, []).extend(block.drawn())
    return groups


def where(page: Page[T]) -> list[CardElement]:
    """Return which page it is, where there are several."""
    return [para(say.PAGE.format(number=page.number, of=page.of), quiet=True)] if page.of > 1 else []


def turning(page: Page[T], verb: str, **ids: str) -> list[Action]:
    """Return the buttons that show the next page and the one before to whoever presses them."""
    steps = ((say.NEXT, page.number + 1), (say.BEFORE, page.number - 1))
    return [
        press(title, verb, about(**ids, page=str(to)), unchecked=True)
        for title, to in steps
        if 1 <= to <= page.of
    ]


def _cut(items: Iterable[T], weigh: Callable[[T], int]) -> Iterator[tuple[T, ...]]:
    page: list[T] = []
    room = A_PAGE
    for item in items:
        weight = weigh(item)
        if page and (weight > room or len(page) == MOST):
            yield tuple(page)
            page, room = [], A_PAGE
        page.append(item)
        room -= weight
    yield tuple(page)
