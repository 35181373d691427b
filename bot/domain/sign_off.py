"""Destruction step by step, who confirms it, and the certificate that proves it (R66, R67, R72)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.ending import EndedAs
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.team import Person, Role


class Counted(Frozen):
    """How many of one thing were destroyed, and how many are left."""

    what: str
    destroyed: int
    left: int


class DestructionStep(StrEnum):
    """One step of destruction; each is written down as done before the next is begun."""

    ANNOUNCEMENTS = "changes in the calendar are not announced any more"
    MEETINGS = "meetings are called off or hold no words"
    CARDS = "cards in chats are overwritten and deleted"
    WORDS = "what was said is taken out of the database"
    SWEPT = "the database is written anew without it"
    KEY = "the key of the review is destroyed"


class StepDone(Frozen):
    """A step that is done, when, and what it came to."""

    step: DestructionStep
    at: AwareDatetime
    counted: tuple[Counted, ...] = ()


class Own(StrEnum):
    """What people keep for themselves, out of the bot's reach (R67)."""

    NOTES = "own notes"
    EMAILS = "e-mails"
    DOWNLOADS = "downloads"
    PRINTOUTS = "printouts"
    NOTHING = "nothing kept"


class Confirming(Frozen):
    """One who was asked to destroy their own notes: their part, when they were chased, what they said."""

    person: PersonId
    role: Role
    chased: tuple[AwareDatetime, ...] = ()
    confirmed_at: AwareDatetime | None = None
    destroyed: tuple[Own, ...] = ()


class Certificate(Frozen):
    """Proof of destruction; it holds counts and times, and nothing that anybody said.

    It is begun when the review ends, and grows: `destroyed_at` once all steps are done, `final_at` once all
    have confirmed or the time for that is over. Whoever is `outstanding` then stays so, by role.
    """

    review: ReviewId
    signed_off_at: AwareDatetime
    destroyed_at: AwareDatetime | None = None
    counted: tuple[Counted, ...] = ()
    confirmed_by: tuple[PersonId, ...] = ()
    outstanding: tuple[PersonId, ...] = ()
    ended_as: EndedAs = EndedAs.SIGNED_OFF
    steps: tuple[StepDone, ...] = ()
    asked: tuple[Confirming, ...] = ()
    final_at: AwareDatetime | None = None

    @property
    def complete(self) -> bool:
        """Whether everything was destroyed, and nothing is left."""
        return self.destroyed_at is not None and all(c.left == 0 for c in self.counted)

    @property
    def next_step(self) -> DestructionStep | None:
        """What is to be done next; None once all is done, as an earlier edition did it without steps."""
        if self.destroyed_at is not None:
            return None
        done = {step.step for step in self.steps}
        return next((step for step in DestructionStep if step not in done), None)

    def asks(self, person: PersonId) -> bool:
        """Whether somebody was asked and has not confirmed yet."""
        return self.final_at is None and person in self.outstanding

    def with_step(self, step: DestructionStep, *counted: Counted, at: datetime) -> "Certificate":
        """Return the certificate once a step is done; the last one ends destruction."""
        there = self.model_copy(
            update={
                "steps": (*self.steps, StepDone(step=step, at=at, counted=counted)),
                "counted": (*self.counted, *counted),
            }
        )
        return there if there.next_step else there.model_copy(update={"destroyed_at": at})

    def with_confirmation(self, person: PersonId, destroyed: Iterable[Own], *, at: datetime) -> "Certificate":
        """Return the certificate once somebody has confirmed."""
        told = {"confirmed_at": at, "destroyed": tuple(destroyed)}
        return self.model_copy(
            update={
                "confirmed_by": (*self.confirmed_by, person),
                "outstanding": tuple(p for p in self.outstanding if p != person),
                "asked": tuple(a.model_copy(update=told) if a.person == person else a for a in self.asked),
            }
        )

    def with_chase(self, person: PersonId, *, at: datetime) -> "Certificate":
        """Return the certificate once somebody was reminded."""
        changed = (
            a.model_copy(update={"chased": (*a.chased, at)}) if a.person == person else a for a in self.asked
        )
        return self.model_copy(update={"asked": tuple(changed)})


LOG_OF_THE_SERVER: Final = (
    "PostgreSQL's write-ahead log and replicas, until whoever runs the server lets them go."
)
OUT_OF_REACH: Final = (
    "People's own notes, e-mails, downloads and printouts: each was asked to destroy theirs, as told above.",
    (
        "Copies that the tenant's retention or legal hold keeps of chats, e-mails and calendar entries, and "
        "what guests' own organisations keep."
    ),
    "Backups of the database and of the machine: without the review's key they cannot be read.",
    LOG_OF_THE_SERVER,
    "E-mails and meeting invitations that people were sent: they stand in their own mailboxes.",
)
"""What the bot cannot reach, and so cannot vouch for."""


def begun(review: ReviewId, people: Iterable[Person], *, ended_as: EndedAs, at: datetime) -> Certificate:
    """Return the certificate of a review that has just ended: everybody who is still in it is asked."""
    there = [p for p in people if not p.has_left and p.name]
    return Certificate(
        review=review,
        signed_off_at=at,
        ended_as=ended_as,
        outstanding=tuple(p.id for p in there),
        asked=tuple(Confirming(person=p.id, role=p.role) for p in there),
    )
