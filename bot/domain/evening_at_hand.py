"""An evening with what the challenge manager needs beside it (R48)."""

from bot.domain.catch_up import CatchUp
from bot.domain.frozen import Frozen
from bot.domain.gate import Objection
from bot.domain.request import Request
from bot.domain.session import Session
from bot.domain.trailing import Since


class EveningAtHand(Frozen):
    """One evening as it stands.

    `objections` are what stands in its way, and `since` is what changed since the client last heard, theme by
    theme; `meeting` is the day's catch-up that is not over yet, and `join_url` its link once it is made.
    Without one, the client `may_be_met` now or not. `unanswered` is what the client was asked for and has
    not answered (R12).
    """

    evening: CatchUp
    objections: tuple[Objection, ...] = ()
    since: tuple[Since, ...] = ()
    meeting: Session | None = None
    join_url: str = ""
    may_be_met: bool = False
    unanswered: tuple[Request, ...] = ()
