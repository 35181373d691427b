"""What was sent, and who did what: what the bot remembers of its own doing."""

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.reach import Place


class Post(Frozen):
    """A message that was sent, so that it can be found, replaced and in the end overwritten."""

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


class AuditLine(Frozen):
    """Who did what and when, without a word of what was said; it outlives destruction (R72)."""

    review: ReviewId
    at: AwareDatetime
    who: str
    deed: str
    about: str = ""
