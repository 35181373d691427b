"""Errands from the final feedback to the certificate (R54-R72)."""

from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class PromptFinalFeedback(Frozen):
    """Show the challenge manager what would be presented, with the no-surprises ledger (R52, R54)."""

    purpose: Literal["final feedback"] = "final feedback"


class SendSlides(Frozen):
    """Send whoever presents the final feedback as it was agreed, with links to its slides (R55)."""

    purpose: Literal["final feedback to its presenter"] = "final feedback to its presenter"
    person: PersonId
    mark: str


class RemindReport(Frozen):
    """Tell the challenge manager that a draft of the report is due (R59, R60)."""

    purpose: Literal["report reminder"] = "report reminder"
    to: Literal["peers", "client"]


class AskForSignOff(Frozen):
    """Ask the challenge manager whether the report is signed off (R61)."""

    purpose: Literal["sign-off"] = "sign-off"


class AskToDestroyNotes(Frozen):
    """Tell one of the team or a system lead that the review is over, and ask them to destroy what they have.

    They say so in the end (R66, R67).
    """

    purpose: Literal["destroy own notes"] = "destroy own notes"
    person: PersonId


class DestroyNotes(Frozen):
    """Destroy all that the bot holds of what was said (R66, R68)."""

    purpose: Literal["destroy notes"] = "destroy notes"


class ShowCertificate(Frozen):
    """Show the challenge manager the certificate as it stands after so many confirmations (R67, R72)."""

    purpose: Literal["certificate"] = "certificate"
    confirmed: int


class ChaseConfirmation(Frozen):
    """Remind somebody who has not confirmed that they destroyed their own notes (R67)."""

    purpose: Literal["confirmation reminder"] = "confirmation reminder"
    person: PersonId
    time: Literal[1, 2]


class CloseCertificate(Frozen):
    """End the wait for confirmations: the certificate is final, and people are forgotten (R67, R69)."""

    purpose: Literal["certificate closed"] = "certificate closed"
    why: Literal["all", "deadline"]


class TakeBackCards(Frozen):
    """Overwrite and delete every card that somebody was sent who asked to be deleted (R69)."""

    purpose: Literal["cards taken back"] = "cards taken back"
    person: PersonId


class WarnOfRetention(Frozen):
    """Tell the challenge manager that notes may not be kept for much longer."""

    purpose: Literal["retention warning"] = "retention warning"
    days: Literal[14, 1]


class EndAtRetention(Frozen):
    """End a review that nobody ever signed off: notes are kept no longer than necessary (R66, R72)."""

    purpose: Literal["retention limit"] = "retention limit"
