"""Errands from the final feedback to the certificate (R54-R72)."""

from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class PromptFinalFeedback(Frozen):
    """Show the challenge manager what would be presented, with the no-surprises ledger (R52, R54)."""

    purpose: Literal["final feedback"] = "final feedback"


class RemindReport(Frozen):
    """Tell the challenge manager that a draft of the report is due (R59, R60)."""

    purpose: Literal["report reminder"] = "report reminder"
    to: Literal["peers", "client"]


class AskForSignOff(Frozen):
    """Ask the challenge manager whether the report is signed off (R61)."""

    purpose: Literal["sign-off"] = "sign-off"


class AskToDestroyNotes(Frozen):
    """Ask one of the team to destroy their own notes and say so (R66, R67)."""

    purpose: Literal["destroy own notes"] = "destroy own notes"
    person: PersonId


class DestroyNotes(Frozen):
    """Destroy all that the bot holds of what was said (R66, R68)."""

    purpose: Literal["destroy notes"] = "destroy notes"


class ShowCertificate(Frozen):
    """Show the challenge manager the certificate as it stands after so many confirmations (R67, R72)."""

    purpose: Literal["certificate"] = "certificate"
    confirmed: int
