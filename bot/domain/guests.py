"""Addresses of those met, taken out of the words of a timetable (R69).

An address is for the invitation alone: no card, board or document shows it.
"""

import re
from collections.abc import Iterable
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.session import Guest

_LONGEST: Final = 64
_ADDRESS: Final = re.compile(
    rf"[\w.%+'-]{{1,{_LONGEST}}}@[\w-]{{1,{_LONGEST}}}(?:\.[\w-]{{1,{_LONGEST}}}){{1,8}}", re.ASCII
)
_WRAPPED: Final = re.compile(
    rf"\s{{0,3}}[,;]?\s{{0,3}}[<(\[]?\s{{0,3}}(?:mailto:)?{_ADDRESS.pattern}\s{{0,3}}[>)\]]?", re.ASCII
)
_ENDS: Final = " \t,;:-\u2013"


class Parted(Frozen):
    """Words without the addresses that were among them, and those whom the addresses belong to."""

    words: tuple[str, ...]
    guests: tuple[Guest, ...]


def parted(words: Iterable[str]) -> Parted:
    """Part words from addresses; what was an address and nothing else is left out of the words."""
    words = tuple(words)
    if not any("@" in word for word in words):
        return Parted(words=tuple(dict.fromkeys(filter(None, words))), guests=())
    kept: list[str] = []
    guests: dict[str, Guest] = {}
    for word in words:
        plain = without_addresses(word)
        kept += [plain] if plain else []
        addresses = _ADDRESS.findall(word)
        name = re.split(r"[,(\[]", plain)[0].strip() if len(addresses) == 1 else ""
        for address in addresses:
            guests.setdefault(address.casefold(), Guest(name=name or address, email=address))
    return Parted(words=tuple(dict.fromkeys(kept)), guests=tuple(guests.values()))


def without_addresses(text: str) -> str:
    """Return a text without the e-mail addresses in it; one without any is returned as it is."""
    return _WRAPPED.sub("", text).strip(_ENDS) if "@" in text else text
