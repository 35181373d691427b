"""An errand: something that must happen later, written down in the same transaction as its reason.

Each task is one class; its `words` make the unique key, so that the same thing is never done twice.
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Final

from pydantic import AwareDatetime, Field

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.tasks.endings import (
    AskForSignOff,
    AskToDestroyNotes,
    ChaseConfirmation,
    CloseCertificate,
    DestroyNotes,
    EndAtRetention,
    PromptFinalFeedback,
    RemindReport,
    SendSlides,
    ShowCertificate,
    TakeBackCards,
    WarnOfRetention,
)
from bot.domain.tasks.evenings import (
    EscalateCatchUp,
    PromptCatchUp,
    RemindCatchUp,
    SendCorrection,
    SendSummary,
    TellOfReply,
    WarnOfSurprises,
)
from bot.domain.tasks.meetings import AskAboutCalendar, CancelMeeting, MoveMeeting, OpenMeeting, TellOfChanges
from bot.domain.tasks.peers import (
    AskToRenew,
    ChaseInvitation,
    ChaseOnboarding,
    ForgetOffer,
    InvitePeer,
    SendOnboarding,
    SendTeamSheet,
    ShowOnboarding,
    ShowTeam,
    ShowUnanswered,
)
from bot.domain.tasks.preparing import AskForItems, ChaseItems, LookBeforeDayOne, ShowReadiness
from bot.domain.tasks.reaching import (
    AskWhoThisIs,
    CheckChannel,
    SayHello,
    ShowReach,
    TellManager,
    TellUnreached,
)
from bot.domain.tasks.reports import (
    AskWhatFollows,
    ChaseReport,
    EscalateReport,
    RedrawReport,
    RemindReader,
    ShowEdition,
    TellCommenter,
    TellOfFinal,
    TellSilent,
)
from bot.domain.tasks.requests import AskClient, ChaseRequest, RedrawRequests, TellOfAnswer, TellOfRequest
from bot.domain.tasks.sessions import (
    AskToTriangulate,
    AskWhatWasHeard,
    Brief,
    Nudge,
    PostDigest,
    RedrawBoard,
    RedrawDigest,
    SendDaySheet,
    TellOfSwap,
)

Task = Annotated[
    OpenMeeting
    | MoveMeeting
    | CancelMeeting
    | TellOfChanges
    | AskAboutCalendar
    | AskWhoThisIs
    | AskForItems
    | ChaseItems
    | LookBeforeDayOne
    | ShowReadiness
    | SayHello
    | ShowReach
    | TellUnreached
    | CheckChannel
    | SendDaySheet
    | Brief
    | TellOfSwap
    | AskWhatWasHeard
    | Nudge
    | RedrawBoard
    | PostDigest
    | RedrawDigest
    | AskToTriangulate
    | PromptCatchUp
    | RemindCatchUp
    | EscalateCatchUp
    | WarnOfSurprises
    | SendSummary
    | SendCorrection
    | TellOfReply
    | TellOfRequest
    | AskClient
    | ChaseRequest
    | TellOfAnswer
    | RedrawRequests
    | PromptFinalFeedback
    | SendSlides
    | RemindReport
    | ChaseReport
    | EscalateReport
    | ShowEdition
    | RemindReader
    | TellSilent
    | TellCommenter
    | TellOfFinal
    | RedrawReport
    | AskWhatFollows
    | AskForSignOff
    | AskToDestroyNotes
    | DestroyNotes
    | ChaseConfirmation
    | CloseCertificate
    | ShowCertificate
    | TakeBackCards
    | WarnOfRetention
    | EndAtRetention
    | AskToRenew
    | ForgetOffer
    | InvitePeer
    | ChaseInvitation
    | ShowUnanswered
    | ShowTeam
    | SendOnboarding
    | ChaseOnboarding
    | ShowOnboarding
    | SendTeamSheet
    | TellManager,
    Field(discriminator="purpose"),
]


class ErrandState(StrEnum):
    """Where an errand stands; the last five are ends and never change again."""

    PENDING = "pending"
    CLAIMED = "claimed"
    DONE = "done"
    STALE = "dropped as stale"
    REFUSED = "refused"
    VOID = "void"
    UNCERTAIN = "uncertain"
    """It may have reached somebody or not, and doing it again might show it to them twice."""


class Errand(Frozen):
    """One errand: not before `due`, not after `too_late`."""

    review: ReviewId
    task: Task
    due: AwareDatetime
    too_late: AwareDatetime

    @cached_property
    def key(self) -> str:
        """Return the unique key: review, purpose, and whatever tells this one from its like."""
        return key_of(self.review, self.task)


class Claimed(Frozen):
    """An errand in somebody's hands; only `owner` may finish it, and only before the lease runs out."""

    errand: Errand
    owner: str
    attempt: int


class Ended(Frozen):
    """How an errand stands in the end, for whoever asks later; `reason` is a sentence without content."""

    errand: Errand
    state: ErrandState
    reason: str = ""
    attempts: int = 0


def recipient_of(task: Task) -> PersonId | None:
    """Return whom a task is for, where it is for one person: such a task says so in `person`."""
    return getattr(task, "person", None)


_NO_PART_OF_KEY: Final = frozenset({"purpose", "sentence"})
_ONLY_WHERE_SAID: Final = frozenset({"kind", "day", "person"})
"""What tells a task from another only where it is said: without it, keys stay as they always were."""


def key_of(review: ReviewId, task: Task) -> str:
    """Return the unique key of a task in a review."""
    if isinstance(task, AskWhoThisIs):  # a key is legible, and whose an account is must not be
        words = [task.mark] if task.mark else [task.tenant, task.object_id]
    else:
        parts = ((name, value) for name, value in vars(task).items() if name not in _NO_PART_OF_KEY)
        words = [str(value) for name, value in parts if value or name not in _ONLY_WHERE_SAID]
    return "/".join((review, task.purpose, *words))
