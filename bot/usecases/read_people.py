"""People as they are typed, one a line: role, name, e-mail address and, where it is said, more.

After the address come initials, a region and what a peer brings, in any order and only where it is known (R75).
"""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.offer import Brings, Region
from bot.domain.team import PEERS, Person, Role

ROLES: Final = {
    "peer": Role.PEER,
    "lead peer": Role.LEAD_PEER,
    "lead": Role.LEAD_PEER,
    "challenge manager": Role.CHALLENGE_MANAGER,
    "manager": Role.CHALLENGE_MANAGER,
    "system lead": Role.SYSTEM_LEAD,
    "client": Role.SYSTEM_LEAD,
}
"""What each role may be called."""

_REGIONS: Final = {region.casefold(): region for region in Region}
_INITIALS: Final = re.compile(r"^\S{1,4}$")
_EMAIL: Final = re.compile(r"^[^@\s]+@[^@\s]+$")


class Line(Frozen):
    """One person as they were typed; no initials mean those of the name."""

    role: Role
    name: str
    email: str
    initials: str = ""
    brings: tuple[Brings, ...] = ()
    region: Region | None = None

    def person(self, new_id: PersonId, review: ReviewId, *, used: AbstractSet[str]) -> Person:
        """Return somebody who is new in a review, with initials that nobody else has."""
        return Person(
            id=new_id,
            review=review,
            name=self.name,
            initials=self.free_initials(used),
            role=self.role,
            email=self.email,
        )

    def free_initials(self, used: AbstractSet[str]) -> str:
        """Return initials that nobody else has: a second AB becomes AB2."""
        letters = self.initials or "".join(word[0] for word in self.name.split() if word[0].isalpha())
        initials = letters.upper()[:4] or "XX"
        number, free = 2, initials
        while free in used:
            free, number = f"{initials}{number}", number + 1
        return free


def read_lines(words: str) -> tuple[Line, ...]:
    """Return the people who were typed; raises `Incomplete` for a line that is none or a person named twice."""
    lines = tuple(_line(line) for line in words.splitlines() if line.strip())
    if len({line.email.casefold() for line in lines}) < len(lines):
        raise Incomplete("Somebody is named twice. Each person has one role in a review.")
    return lines


def _line(line: str) -> Line:
    role, name, email, *more = [*(part.strip() for part in re.split(r"[,;\t]", line)), "", ""]
    known = ROLES.get(role.casefold())
    if known is None or not name or not _EMAIL.match(email):
        raise Incomplete(f"I could not read “{line.strip()}”. Write: role, name, e-mail address.")
    read = Line(role=known, name=name, email=email)
    for words in filter(None, more):
        read = _with(words, read)
    if known not in PEERS and (read.brings or read.region):
        raise Incomplete(f"What somebody brings is kept of peers alone. I could not read “{line.strip()}”.")
    return read


def _with(words: str, line: Line) -> Line:
    """Return a line with what more is said of somebody; raises `Incomplete` where that is unclear."""
    if region := _REGIONS.get(words.casefold()):
        return line.model_copy(update={"region": region})
    if _INITIALS.match(words) and not line.initials:
        return line.model_copy(update={"initials": words})
    return line.model_copy(update={"brings": tuple(dict.fromkeys((*line.brings, brought_by(words))))})


def brought_by(words: str) -> Brings:
    """Return what somebody brings, by all its words or by some that nothing else has; raises `Incomplete`."""
    said = frozenset(words.casefold().split())
    if exact := next((b for b in Brings if frozenset(b.casefold().split()) == said), None):
        return exact
    meant = [brings for brings in Brings if said <= frozenset(brings.casefold().split())]
    if len(meant) == 1:
        return meant[0]
    told = f"can mean: {'; '.join(meant)}" if meant else f"is none of: {'; '.join((*Brings, *Region))}"
    raise Incomplete(
        "After the address you can write initials, a region and what somebody brings, with commas between. "
        f"“{words}” {told}."
    )
