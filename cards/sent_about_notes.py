"""What comes back from buttons about observations and findings (R31-R46)."""

from typing import Literal

from bot.domain.ids import PersonId, ReviewId, SessionId
from cards.sent import Noted, Sent


class SwapRoles(Sent):
    """One of a pair says before a session who is to `lead` (R17)."""

    verb: Literal["briefing.swap"] = "briefing.swap"
    review: ReviewId
    session: SessionId
    lead: PersonId


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


class SaveObservation(Noted):
    """An observation was written down; `press` is the card's own key against double presses."""

    verb: Literal["capture.save", "capture.more"] = "capture.save"
    review: ReviewId
    session: SessionId | None = None
    press: str

    @property
    def again(self) -> bool:
        """Whether an empty card should follow."""
        return self.verb == "capture.more"


class NothingSalient(Noted):
    """Nothing salient was heard in the session (R35); what was typed all the same comes with it."""

    verb: Literal["capture.nothing"] = "capture.nothing"
    review: ReviewId
    session: SessionId
    press: str = ""


class NotNow(Noted):
    """The peer will answer later; what was typed so far comes with it."""

    verb: Literal["capture.later"] = "capture.later"
    review: ReviewId
    session: SessionId
    press: str = ""
