"""What somebody did in Outlook to a meeting of ours, and how far the calendar was followed (R15)."""

from datetime import UTC, datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field

from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, SessionId, made_from
from bot.domain.session import Meeting, Session


class Answer(StrEnum):
    """What the challenge manager said to a change in Outlook."""

    OPEN = "open"
    ACCEPTED = "accepted"
    UNDONE = "undone"
    OVERTAKEN = "overtaken"


class CalendarChange(Frozen):
    """A meeting that was moved in Outlook, to `starts` and `ends`, or taken out, when both are None.

    `was_` is when the timetable has it; `again` is how often the same was done and answered before.
    """

    review: ReviewId
    session: SessionId
    event: str
    was_starting: AwareDatetime
    was_ending: AwareDatetime
    starts: AwareDatetime | None = None
    ends: AwareDatetime | None = None
    again: int = 0
    answer: Answer = Answer.OPEN

    @property
    def mark(self) -> str:
        """What tells this change from any other, so that each is asked about once."""
        moments = (self.was_starting, self.was_ending, self.starts, self.ends)
        return made_from(self.session, self.event, *map(_in_words, moments), str(self.again))[:12]

    @property
    def is_gone(self) -> bool:
        """Whether the meeting was taken out of the calendar."""
        return self.starts is None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is Answer.OPEN

    def is_like(self, other: "CalendarChange") -> bool:
        """Whether the other tells of the same being done to the same meeting."""
        return self.model_copy(update={"again": other.again, "answer": other.answer}) == other

    def still_stands(self, session: Session, meeting: Meeting | None) -> bool:
        """Whether neither the timetable nor the meeting has changed since this was noticed."""
        there = meeting is not None and meeting.event == self.event and not meeting.cancelled
        in_timetable = (session.starts, session.ends) == (self.was_starting, self.was_ending)
        return there and in_timetable and session.needs_meeting


class Following(Frozen):
    """How far the organiser's calendar has been followed for a review; `link` says from where to go on.

    The link tells of changes between `since` and `until`; `whole` is when all in between was last asked for.
    Where changes are also announced to us, `subscription`, its end and the `secret` that each must name;
    there is nothing to ask for before `ask_again`.
    """

    review: ReviewId
    link: str = ""
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    whole: AwareDatetime | None = None
    looked: AwareDatetime | None = None
    subscription: str = ""
    subscribed_until: AwareDatetime | None = None
    secret: str = Field(default="", repr=False)
    ask_again: AwareDatetime | None = None


def _in_words(moment: datetime | None) -> str:
    """Return a moment in the same words, whichever zone it was told in."""
    return moment.astimezone(UTC).isoformat() if moment else ""
