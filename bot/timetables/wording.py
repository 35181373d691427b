"""Lists of words and phrases as patterns."""

import re


def one_of(phrases: str) -> re.Pattern[str]:
    """Return a pattern for any of some phrases as whole words; ` | ` parts them, and case does not matter."""
    return re.compile(rf"\b(?:{_joined(phrases)})\b", re.IGNORECASE)


def only(phrases: str) -> re.Pattern[str]:
    """Return a pattern for `fullmatch` with any of some phrases."""
    return re.compile(_joined(phrases), re.IGNORECASE)


def _joined(phrases: str) -> str:
    return "|".join(re.split(r"\s+\|\s+", phrases.strip()))
