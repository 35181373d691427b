"""What the guard can find in a text, and how much it matters (R65, R69)."""

from enum import StrEnum
from typing import Final

from bot.domain.frozen import Frozen


class Level(StrEnum):
    """How much a concern matters: a warning is for people to judge, a block must come out."""

    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


class Kind(StrEnum):
    """What shows somebody."""

    PERSON = "PERSON"
    INITIALS = "INITIALS"
    ROLE = "ROLE"
    SMALL_GROUP = "SMALLGROUP"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    NHS_NUMBER = "NHSNO"
    NATIONAL_INSURANCE = "NINO"
    CASE_REFERENCE = "CASEREF"
    BIRTH = "DOB"
    ADDRESS = "ADDRESS"
    VERBATIM = "VERBATIM"
    SINGLE_SOURCE = "SINGLESOURCE"


IDENTIFIERS: Final = frozenset(
    {
        Kind.EMAIL,
        Kind.PHONE,
        Kind.NHS_NUMBER,
        Kind.NATIONAL_INSURANCE,
        Kind.CASE_REFERENCE,
        Kind.BIRTH,
        Kind.ADDRESS,
    }
)


class Concern(Frozen):
    """A stretch of words that could show who said it: where it stands, in characters, and what it is."""

    start: int
    end: int
    words: str
    kind: Kind
    level: Level
    reason: str
    rewording: str
    of_the_review: bool = False

    @property
    def must_come_out(self) -> bool:
        """Whether nobody may let it stand: a name of the review, or an identifier."""
        return self.level is Level.BLOCK and (self.of_the_review or self.kind in IDENTIFIERS)

    @property
    def names_somebody(self) -> bool:
        """Whether it is a name, initials or an identifier, of whomever."""
        return self.level is Level.BLOCK and self.kind in IDENTIFIERS | {Kind.PERSON, Kind.INITIALS}


class Found(Frozen):
    """A stretch found, before overlaps are settled and a rewording is suggested."""

    start: int
    end: int
    kind: Kind
    level: Level
    reason: str
    of_the_review: bool = False
