"""What was sent, and who did what: what the bot remembers of its own doing."""

from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.reach import Place


class Sending(StrEnum):
    """How far the sending of a message came."""

    BEGUN = "begun"
    SENT = "sent"
    UNCERTAIN = "uncertain"


class Post(Frozen):
    """A message that was sent, so that it can be found, replaced and in the end overwritten.

    It is kept before it is sent, so that whoever comes after a crash knows that it may have been; `posted` is
    empty until Teams has said where it is, and `errand` names the errand that sends it. Once `destroyed` it
    shows nothing any more.
    """

    key: str
    review: ReviewId
    kind: str
    place: Place
    posted: str
    at: AwareDatetime
    person: PersonId | None = None
    session: SessionId | None = None
    because: str = ""
    holds_words: bool = False
    sending: Sending = Sending.SENT
    errand: str = ""
    destroyed: bool = False

    @property
    def is_sent(self) -> bool:
        """Whether it is known to have been taken."""
        return self.sending is Sending.SENT


class AuditLine(Frozen):
    """Who did what and when, without a word of what was said; it outlives destruction (R72)."""

    review: ReviewId
    at: AwareDatetime
    who: str
    deed: str
    about: str = ""
