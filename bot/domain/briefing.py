"""A briefing: what one of a pair is to know before a session, and nothing that anybody said (R25, R30)."""

from bot.domain.frozen import Frozen
from bot.domain.gaps import ToHear
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person


class Briefing(Frozen):
    """One person's briefing; `partner` is the other of the pair, and `page` where its words can be read too."""

    review: Review
    session: Session
    person: Person
    partner: Person | None = None
    join_url: str = ""
    listen: tuple[ToHear, ...] = ()
    page: str = ""
