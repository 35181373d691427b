"""What somebody did in Outlook to a meeting of ours, and how far the calendar was followed (R15)."""

from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, SessionId, made_from


class Answer(StrEnum):
    """What the challenge manager said to a change in Outlook."""

    OPEN = "open"
    ACCEPTED = "accepted"
    UNDONE = "undone"
    OVERTAKEN = "overtaken"


class CalendarChange(Frozen):
    """A meeting that was moved in Outlook, to `starts` and `ends`, or taken out, when both are None."""

    review: ReviewId
    session: SessionId
    event: str
    starts: AwareDatetime | None = None
    ends: AwareDatetime | None = None
    answer: Answer = Answer.OPEN

    @property
    def mark(self) -> str:
        """What tells this change from any other, so that each is asked about once."""
        return made_from(self.session, self.event, str(self.starts), str(self.ends))[:12]

    @property
    def is_gone(self) -> bool:
        """Whether the meeting was taken out of the calendar."""
        return self.starts is None


class Following(Frozen):
    """How far the organiser's calendar has been followed for a review; `link` says from where to go on.

    Where changes are also announced to us, `subscription`, its end and the `secret` that each must name.
    """

    review: ReviewId
    link: str = ""
    looked: AwareDatetime | None = None
    subscription: str = ""
    subscribed_until: AwareDatetime | None = None
    secret: str = ""
