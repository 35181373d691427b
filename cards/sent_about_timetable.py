"""What comes back from buttons about the timetable and the calendar (R14, R15)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.domain.ids import ReviewId
from cards.sent import Sent, Typed, gathered


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
        return gathered(given, "answers", ("doubt__",))

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
