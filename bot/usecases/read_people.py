"""People as they are typed, one a line: role, name, e-mail address and, where they have them, initials."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.team import Person, Role

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

_EMAIL: Final = re.compile(r"^[^@\s]+@[^@\s]+$")


class Line(Frozen):
    """One person as they were typed; no initials mean those of the name."""

    role: Role
    name: str
    email: str
    initials: str = ""

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
    role, name, email, initials, *_ = [*(part.strip() for part in re.split(r"[,;\t]", line)), "", "", "", ""]
    known = ROLES.get(role.casefold())
    if known is None or not name or not _EMAIL.match(email):
        raise Incomplete(f"I could not read “{line.strip()}”. Write: role, name, e-mail address.")
    return Line(role=known, name=name, email=email, initials=initials)
