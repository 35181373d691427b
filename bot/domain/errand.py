"""An errand: something that must happen later, written down in the same transaction as its reason.

Each task is one class; its `words` make the unique key, so that the same thing is never done twice.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId


class OpenMeeting(Frozen):
    """Make the Teams meeting of a session, as a version of the timetable asks (R14)."""

    purpose: Literal["open meeting"] = "open meeting"
    session: SessionId
    version: str


class MoveMeeting(Frozen):
    """Bring a meeting into step with a session that a version of the timetable changed (R15)."""

    purpose: Literal["move meeting"] = "move meeting"
    session: SessionId
    version: str


class CancelMeeting(Frozen):
    """Cancel the meeting of a session that a version of the timetable leaves out (R15)."""

    purpose: Literal["cancel meeting"] = "cancel meeting"
    session: SessionId
    version: str


class TellOfChanges(Frozen):
    """Tell one person what a version of the timetable changes for them (R15)."""

    purpose: Literal["timetable changes"] = "timetable changes"
    person: PersonId
    version: int


class AskAboutCalendar(Frozen):
    """Ask the challenge manager about a change that somebody made in Outlook (R15); `mark` names it."""

    purpose: Literal["calendar change"] = "calendar change"
    mark: str


class AskWhoThisIs(Frozen):
    """Ask the challenge manager whose account it is that somebody uses (R77); `sentence` names it."""

    purpose: Literal["unknown account"] = "unknown account"
    tenant: str
    object_id: str
    sentence: str


class SayHello(Frozen):
    """Ask a peer to show that messages reach them, by each way that is not proven yet (R77)."""

    purpose: Literal["hello"] = "hello"
    person: PersonId
    day: date


class ShowReach(Frozen):
    """Show the challenge manager who can be reached and how; a `quiet` one only where somebody cannot."""

    purpose: Literal["who is reached"] = "who is reached"
    day: date
    quiet: bool


class TellUnreached(Frozen):
    """Tell the challenge manager in the evening who was not reached that day, if anybody (R77)."""

    purpose: Literal["not reached"] = "not reached"
    day: date


class SendDaySheet(Frozen):
    """Send one peer the sessions of the day (R14, R17)."""

    purpose: Literal["day sheet"] = "day sheet"
    person: PersonId
    day: date


class Brief(Frozen):
    """Brief one of the pair before a session (R25); on another day they are briefed anew."""

    purpose: Literal["briefing"] = "briefing"
    session: SessionId
    person: PersonId
    day: date


class AskWhatWasHeard(Frozen):
    """Ask one of the pair what they heard, when a session ends (R31); held on another day, ask again."""

    purpose: Literal["capture"] = "capture"
    session: SessionId
    person: PersonId
    day: date


class Nudge(Frozen):
    """Remind a peer, once a day at the most, of what is still unanswered."""

    purpose: Literal["nudge"] = "nudge"
    person: PersonId
    day: date


class RedrawBoard(Frozen):
    """Redraw a theme's card in the channel; `flurry` is the half minute in which changes are gathered (R40)."""

    purpose: Literal["board"] = "board"
    theme: ThemeId
    flurry: int


class PostDigest(Frozen):
    """Post what is new before a team session (R43)."""

    purpose: Literal["digest"] = "digest"
    session: SessionId


class AskToTriangulate(Frozen):
    """Ask the lead peer to bring observations together at a team session (R41)."""

    purpose: Literal["triangulate"] = "triangulate"
    session: SessionId
    person: PersonId


class PromptCatchUp(Frozen):
    """Show the challenge manager the emerging messages of the day (R47, R48)."""

    purpose: Literal["catch-up"] = "catch-up"
    day: date


class RemindCatchUp(Frozen):
    """Tell the challenge manager that the evening's text is not approved yet."""

    purpose: Literal["catch-up reminder"] = "catch-up reminder"
    day: date


class SendSummary(Frozen):
    """Send the approved text to one system lead (R49)."""

    purpose: Literal["summary"] = "summary"
    day: date
    person: PersonId


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


class TellManager(Frozen):
    """Tell the challenge manager that something could not be done; `about` is the key of what failed."""

    purpose: Literal["tell manager"] = "tell manager"
    about: str
    sentence: str


Task = Annotated[
    OpenMeeting
    | MoveMeeting
    | CancelMeeting
    | TellOfChanges
    | AskAboutCalendar
    | AskWhoThisIs
    | SayHello
    | ShowReach
    | TellUnreached
    | SendDaySheet
    | Brief
    | AskWhatWasHeard
    | Nudge
    | RedrawBoard
    | PostDigest
    | AskToTriangulate
    | PromptCatchUp
    | RemindCatchUp
    | SendSummary
    | PromptFinalFeedback
    | RemindReport
    | AskForSignOff
    | AskToDestroyNotes
    | DestroyNotes
    | ShowCertificate
    | TellManager,
    Field(discriminator="purpose"),
]


class ErrandState(StrEnum):
    """Where an errand stands; the last four are ends and never change again."""

    PENDING = "pending"
    CLAIMED = "claimed"
    DONE = "done"
    STALE = "dropped as stale"
    REFUSED = "refused"
    VOID = "void"


class Errand(Frozen):
    """One errand: not before `due`, not after `too_late`."""

    review: ReviewId
    task: Task
    due: AwareDatetime
    too_late: AwareDatetime

    @property
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


def key_of(review: ReviewId, task: Task) -> str:
    """Return the unique key of a task in a review."""
    words = (str(value) for name, value in task if name not in {"purpose", "sentence"})
    return "/".join((review, task.purpose, *words))
