"""The certificate of destruction as it is handed out, with no word, no name and its own hash (R72)."""

from datetime import date
from hashlib import sha256
from typing import Final, Literal

from pydantic import AwareDatetime

from bot.domain.ending import EndedAs
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.domain.sign_off import OUT_OF_REACH, Counted, DestructionStep, Own
from bot.domain.team import Role

FORM: Final = "critical-friend/certificate-of-destruction/1"


class StepTold(Frozen):
    """A step of destruction, and when it was done."""

    step: DestructionStep
    at: AwareDatetime


class ConfirmationTold(Frozen):
    """Somebody's confirmation, by their part in the review and the day, without a name."""

    role: Role
    on: date
    destroyed: tuple[Own, ...]


class OutstandingTold(Frozen):
    """Somebody who has not confirmed, by their part, and on which days they were reminded."""

    role: Role
    reminded: tuple[date, ...]


class Statement(Frozen):
    """What the certificate says as of a moment; `hash` is that of all the rest."""

    form: Literal["critical-friend/certificate-of-destruction/1"] = FORM
    review: ReviewId
    as_of: AwareDatetime
    ended_as: EndedAs
    ended_at: AwareDatetime
    destroyed_at: AwareDatetime | None
    final_at: AwareDatetime | None
    complete: bool
    counted: tuple[Counted, ...]
    steps: tuple[StepTold, ...]
    confirmed: tuple[ConfirmationTold, ...]
    outstanding: tuple[OutstandingTold, ...]
    audit_lines: int
    audit_hash: str
    out_of_reach: tuple[str, ...] = OUT_OF_REACH
    hash: str = ""

    @property
    def hash_of_the_rest(self) -> str:
        """The SHA-256 of everything but the hash, as JSON without spaces."""
        return sha256(self.model_dump_json(exclude={"hash"}).encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Whether nobody has changed it since it was written."""
        return self.hash == self.hash_of_the_rest

    def sealed(self) -> "Statement":
        """Return the statement with its hash."""
        return self.model_copy(update={"hash": self.hash_of_the_rest})
