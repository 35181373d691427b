"""What comes back from a button: one closed list, parsed at the door, refused where we never sent it.

A button's data is `{"about": {…}}`, ids that we put there; what people typed stands beside it and can never
overwrite it. Inputs that were left empty are missing from what Teams sends, so every one of them may be "".
"""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from bot.domain.errors import OutOfDate
from bot.domain.ids import ReviewId, SessionId, ThemeId
from cards.sent import LONGEST, Sent, Typed
from cards.sent_about_people import LetBackIn, SayWhoThisIs


class SetUpReview(Sent):
    """The set-up card was filled in; `people` holds one person a line."""

    verb: Literal["set_up.save"] = "set_up.save"
    client: Typed = ""
    method: Typed = ""
    first_day: Typed = ""
    zone: Typed = ""
    organiser: Typed = ""
    scope: Typed = ""
    people: Typed = ""


class AcceptTimetable(Sent):
    """The preview of a timetable was accepted; `mark` tells what it said it would change."""

    verb: Literal["timetable.accept"] = "timetable.accept"
    review: ReviewId
    draft: str
    mark: str


class DeclineTimetable(Sent):
    """The preview was set aside: the file will be sent again."""

    verb: Literal["timetable.decline"] = "timetable.decline"
    review: ReviewId
    draft: str


class AnswerDoubts(Sent):
    """Doubts of a draft were answered; `answers` maps `doubt__NUMBER`, counted from 0, to what was chosen."""

    verb: Literal["timetable.answer"] = "timetable.answer"
    review: ReviewId
    draft: str
    answers: dict[Annotated[str, Field(pattern=r"^doubt__[0-9]{1,4}$")], Typed] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        return _gathered(given, "answers", ("doubt__",))

    @property
    def by_number(self) -> dict[int, str]:
        """Return what was chosen, by the number of its doubt."""
        return {int(name.removeprefix("doubt__")): answer for name, answer in self.answers.items()}


class AcceptCalendarChange(Sent):
    """What somebody did in Outlook is taken over into the timetable (R15)."""

    verb: Literal["calendar.accept"] = "calendar.accept"
    review: ReviewId
    mark: str


class UndoCalendarChange(Sent):
    """The meeting is put back to where the timetable has it; one that was taken out is made again."""

    verb: Literal["calendar.undo"] = "calendar.undo"
    review: ReviewId
    mark: str


class SeeCapture(Sent):
    """Somebody looks at a capture card that stands where several people see it: each sees their own."""

    verb: Literal["capture.see"] = "capture.see"
    review: ReviewId
    session: SessionId


class OpenCapture(Sent):
    """A capture card was asked for; without a session it is for a document, data or a visit."""

    verb: Literal["capture.open"] = "capture.open"
    review: ReviewId
    session: SessionId | None = None


class SaveObservation(Sent):
    """An observation was written down; `press` is the card's own key against double presses."""

    verb: Literal["capture.save", "capture.more"] = "capture.save"
    review: ReviewId
    session: SessionId | None = None
    press: str
    theme: Typed = ""
    kind: Typed = ""
    text: Typed = ""
    example: Typed = ""
    group: Typed = ""
    document: Typed = ""

    @property
    def again(self) -> bool:
        """Whether an empty card should follow."""
        return self.verb == "capture.more"


class NothingSalient(Sent):
    """Nothing salient was heard in the session (R35)."""

    verb: Literal["capture.nothing"] = "capture.nothing"
    review: ReviewId
    session: SessionId


class NotNow(Sent):
    """The peer will answer later."""

    verb: Literal["capture.later"] = "capture.later"
    review: ReviewId
    session: SessionId


class SayHere(Sent):
    """Somebody shows that a message has come (R77)."""

    verb: Literal["reach.here"] = "reach.here"
    review: ReviewId


class ShowTheme(Sent):
    """Another theme was asked for on the card that brings observations together."""

    verb: Literal["triangulate.show"] = "triangulate.show"
    review: ReviewId
    session: SessionId
    theme: ThemeId


class MakeFinding(Sent):
    """Observations were brought together; `cites` are their numbers, joined by commas."""

    verb: Literal["triangulate.save"] = "triangulate.save"
    review: ReviewId
    session: SessionId
    theme: ThemeId
    press: str
    kind: Typed = ""
    text: Typed = ""
    cites: Typed = ""


class StartCatchUp(Sent):
    """The catch-up was started, or its text is to be changed again."""

    verb: Literal["catch_up.edit"] = "catch_up.edit"
    review: ReviewId
    day: str


class CheckCatchUp(Sent):
    """The evening's text was edited; `wording` maps `strengths__THEME` and `areas__THEME` to lines."""

    verb: Literal["catch_up.check"] = "catch_up.check"
    review: ReviewId
    day: str
    wording: dict[str, Typed] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        return _gathered(given, "wording", ("strengths__", "areas__"))


class ApproveCatchUp(Sent):
    """The exact text with this mark was approved (R51)."""

    verb: Literal["catch_up.approve"] = "catch_up.approve"
    review: ReviewId
    day: str
    mark: str


class AgreeFeedback(Sent):
    """The final feedback with this mark was agreed (R54)."""

    verb: Literal["feedback.agree"] = "feedback.agree"
    review: ReviewId
    mark: str


class AskSignOff(Sent):
    """Sign-off was pressed once; it is asked again, since it destroys the notes."""

    verb: Literal["sign_off.ask"] = "sign_off.ask"
    review: ReviewId


class ConfirmSignOff(Sent):
    """Sign-off was confirmed (R61, R66)."""

    verb: Literal["sign_off.confirm"] = "sign_off.confirm"
    review: ReviewId


class NotesDestroyed(Sent):
    """One of the team has destroyed their own notes (R67)."""

    verb: Literal["notes.destroyed"] = "notes.destroyed"
    review: ReviewId


Submission = (
    SetUpReview
    | AcceptTimetable
    | DeclineTimetable
    | AnswerDoubts
    | AcceptCalendarChange
    | UndoCalendarChange
    | SayWhoThisIs
    | LetBackIn
    | SeeCapture
    | OpenCapture
    | SaveObservation
    | NothingSalient
    | NotNow
    | SayHere
    | ShowTheme
    | MakeFinding
    | StartCatchUp
    | CheckCatchUp
    | ApproveCatchUp
    | AgreeFeedback
    | AskSignOff
    | ConfirmSignOff
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


def _gathered(given: object, name: str, prefixes: tuple[str, ...]) -> object:
    """Return what was sent with the boxes of those prefixes gathered under one name."""
    if not isinstance(given, Mapping):
        return given
    boxes = {k: v for k, v in given.items() if str(k).startswith(prefixes)}
    rest = {k: v for k, v in given.items() if k not in boxes}
    return {**rest, name: boxes} if boxes else rest


def _sentence(error: ValidationError) -> str:
    too_long = [e for e in error.errors(include_input=False) if e["type"] == "string_too_long"]
    if too_long:
        return f"That is too long: please keep it under {LONGEST:,} characters. Nothing was saved."
    return "This card is out of date, so nothing was changed. Ask me for a new one."
