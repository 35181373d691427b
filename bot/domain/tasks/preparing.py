"""Errands of the weeks before day 1: what must be there is asked for, chased and looked at (R3-R10)."""

from datetime import date
from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class AskForItems(Frozen):
    """Ask one person for what is to be asked of them by that day, all on one card (R4, R5)."""

    purpose: Literal["what is needed"] = "what is needed"
    person: PersonId
    day: date


class ChaseItems(Frozen):
    """Remind one person of what is due from them soon, or was due the working day before (R4)."""

    purpose: Literal["what is still needed"] = "what is still needed"
    person: PersonId
    day: date


class LookBeforeDayOne(Frozen):
    """Show the challenge manager on the eve of day 1 what is still missing, if anything."""

    purpose: Literal["eve of day 1"] = "eve of day 1"
    day: date


class ShowReadiness(Frozen):
    """Redraw the readiness list in the challenge manager's chat; `mark` is what made it be drawn (R3)."""

    purpose: Literal["readiness"] = "readiness"
    mark: str
