"""Whether one sentence tells what another does, in nearly the same words (R52)."""

from difflib import SequenceMatcher
from typing import Final

_ALIKE: Final = 0.6
"""How like two sentences must be to count as one, from 0 to 1."""


def is_alike(one: str, other: str) -> bool:
    """Say whether two sentences are alike, asking the cheap questions first."""
    match = SequenceMatcher(None, one.casefold(), other.casefold())
    return match.real_quick_ratio() >= _ALIKE and match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE
