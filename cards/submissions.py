"""What comes back from a button: one closed list, parsed at the door, refused where we never sent it.

A button's data is `{"about": {…}}`, ids that we put there; what people typed stands beside it and can never
overwrite it. Inputs that were left empty are missing from what Teams sends, so every one of them may be "".
"""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from bot.domain.errors import OutOfDate
from bot.domain.ids import ReviewId
from cards.sent import Sent
from cards.sent_about_boards import TurnBoard, TurnDigest
from cards.sent_about_endings import (
    AgreeFeedback,
    ArrangeFeedback,
    AskSignOff,
    AskToEnd,
    ChooseFeedback,
    ConfirmEnd,
    ConfirmSignOff,
    NotesDestroyed,
    ShowFeedback,
)
from cards.sent_about_evenings import ApproveCatchUp, CheckCatchUp, MeetClient, StartCatchUp
from cards.sent_about_findings import FindingSent
from cards.sent_about_notes import (
    NothingSalient,
    NotNow,
    OpenCapture,
    SaveObservation,
    SeeCapture,
    SwapRoles,
)
from cards.sent_about_own_notes import (
    BringBackNote,
    OpenEdit,
    OpenMany,
    SaveEdit,
    SaveMany,
    ShowMyNotes,
    WithdrawNote,
)
from cards.sent_about_peers import PeersSent
from cards.sent_about_people import LetBackIn, RemovePerson, SayWhoThisIs
from cards.sent_about_readiness import GoWithoutItem, PutItemBack, TickItem
from cards.sent_about_replies import AttachReply, SendReply
from cards.sent_about_reports import ReportSent
from cards.sent_about_requests import (
    AnswerRequest,
    CloseRequest,
    DecideRequest,
    OpenRequest,
    RaiseRequest,
)
from cards.sent_about_set_up import ChangeReview, SetUpReview
from cards.sent_about_timetable import (
    AcceptCalendarChange,
    AcceptTimetable,
    AnswerDoubts,
    DeclineTimetable,
    UndoCalendarChange,
)


class SayHere(Sent):
    """Somebody shows that a message has come (R77)."""

    verb: Literal["reach.here"] = "reach.here"
    review: ReviewId


Submission = (
    SetUpReview
    | ChangeReview
    | TickItem
    | GoWithoutItem
    | PutItemBack
    | AcceptTimetable
    | DeclineTimetable
    | AnswerDoubts
    | AcceptCalendarChange
    | UndoCalendarChange
    | SayWhoThisIs
    | LetBackIn
    | RemovePerson
    | SwapRoles
    | SeeCapture
    | OpenCapture
    | SaveObservation
    | NothingSalient
    | NotNow
    | ShowMyNotes
    | OpenEdit
    | SaveEdit
    | WithdrawNote
    | BringBackNote
    | OpenMany
    | SaveMany
    | SayHere
    | PeersSent
    | FindingSent
    | TurnBoard
    | TurnDigest
    | StartCatchUp
    | MeetClient
    | CheckCatchUp
    | ApproveCatchUp
    | SendReply
    | AttachReply
    | OpenRequest
    | RaiseRequest
    | DecideRequest
    | AnswerRequest
    | CloseRequest
    | ReportSent
    | AgreeFeedback
    | ArrangeFeedback
    | ShowFeedback
    | ChooseFeedback
    | AskSignOff
    | ConfirmSignOff
    | AskToEnd
    | ConfirmEnd
    | NotesDestroyed
)

_ADAPTER: Final[TypeAdapter[Submission]] = TypeAdapter(Annotated[Submission, Field(discriminator="verb")])


def parse(verb: str, data: Mapping[str, object]) -> Submission:
    """Return what was submitted; raises `OutOfDate` for anything that no card of ours sends."""
    about = data.get("about")
    if not isinstance(about, Mapping):
        about = {}
    typed = {k: v for k, v in data.items() if k not in {"about", "verb", "action"}}
    try:
        return _ADAPTER.validate_python({**typed, **about, "verb": verb})
    except ValidationError as error:
        raise OutOfDate(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    too_long = [e for e in error.errors(include_input=False) if e["type"] == "too_long"]
    if too_long:
        longest = too_long[0]["ctx"]["max_length"]
        return f"That is too long: please keep it under {longest:,} characters. Nothing was saved."
    return "This card is out of date, so nothing was changed. Ask me for a new one."
