"""How a text could say the same without showing anybody: 'the Director of Housing said' becomes 'we heard'."""

import re
from typing import Final

from bot.domain.attribution_kinds import Found, Kind
from bot.domain.attribution_speech import SAYS

_SAID: Final = re.compile(
    rf"\s+(?:also |both |clearly )?(?P<verb>{'|'.join(sorted(SAYS))})(?: us| me)?\b", re.IGNORECASE
)


_INSTEAD: Final[dict[Kind, str]] = {
    Kind.PERSON: "Take out the name: “somebody we met”.",
    Kind.INITIALS: "Take out the initials: “somebody we met”.",
    Kind.ROLE: "Say it more widely: “senior leaders”, “staff”, “partners”.",
    Kind.SMALL_GROUP: "Say it more widely: “some of those we met”, “families”.",
    Kind.EMAIL: "Take it out.",
    Kind.PHONE: "Take it out.",
    Kind.ADDRESS: "Take it out.",
    Kind.NHS_NUMBER: "Take it out.",
    Kind.NATIONAL_INSURANCE: "Take it out.",
    Kind.CASE_REFERENCE: "Take it out: “one file that we read”.",
    Kind.BIRTH: "Take it out: “one file that we read”.",
    Kind.VERBATIM: "Say it in the team's words: “we heard that …”.",
    Kind.SINGLE_SOURCE: "Find a second source first, or leave it out.",
}
_SPEAKERS: Final = frozenset({Kind.PERSON, Kind.INITIALS, Kind.ROLE, Kind.SMALL_GROUP})


def rewording(found: Found, *, text: str) -> str:
    """Return a suggestion for the stretch found: 'we heard' where somebody says it."""
    said = _SAID.match(text, found.end) if found.kind in _SPEAKERS else None
    if said:
        return f"“{text[found.start : said.end()]}” → “we heard”"
    return _INSTEAD[found.kind]
