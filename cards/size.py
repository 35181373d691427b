"""How large a card may be, and how much of a long list goes on it."""

import json
from collections.abc import Callable
from typing import Final

from cards.card import Card

LARGEST: Final = 60 * 1024
"""Bytes as UTF-16; Teams advises 80 KB for the whole message and refuses it at about 100 KB."""


def weight(card: Card) -> int:
    """Return the bytes of a card as UTF-16, which is how Teams counts."""
    text = json.dumps(card.as_teams(), ensure_ascii=False, separators=(",", ":"))
    return len(text.encode("utf-16-le"))


def fitted(build: Callable[[int], Card], most: int) -> Card:
    """Return `build(n)` for the largest number of rows up to `most` that Teams takes."""
    whole = build(most)
    if weight(whole) <= LARGEST:
        return whole
    fits, too_many = 0, most
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if weight(build(middle)) <= LARGEST:
            fits = middle
        else:
            too_many = middle
    return build(fits)
