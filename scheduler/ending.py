"""How carrying out an errand can end, when nothing failed."""

from bot.domain.errand import ErrandState
from bot.domain.frozen import Frozen


class Ending(Frozen):
    """The state that an errand ends in, and why, where there is something to say."""

    state: ErrandState
    reason: str = ""


DONE = Ending(state=ErrandState.DONE)


def not_wanted(reason: str) -> Ending:
    """Return the ending of an errand that turned out not to be needed any more."""
    return Ending(state=ErrandState.VOID, reason=reason)
