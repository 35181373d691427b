"""Errands of the weeks in which the report is written, read and corrected, and of what follows (R59-R64)."""

from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class OfTheReport(Frozen):
    """Whatever must happen in the weeks of the report and after."""


class ChaseReport(OfTheReport):
    """Tell the challenge manager that a draft was due and has not gone out (R59, R60)."""

    purpose: Literal["report overdue"] = "report overdue"
    to: Literal["peers", "client"]


class EscalateReport(OfTheReport):
    """Tell a lead peer that a draft still has not gone out, and nothing of what it says (R59, R60)."""

    purpose: Literal["report escalation"] = "report escalation"
    to: Literal["peers", "client"]
    person: PersonId


class ShowEdition(OfTheReport):
    """Give somebody an edition of the report to read, and ask what they say about it (R59, R60)."""

    purpose: Literal["edition"] = "edition"
    edition: int
    person: PersonId


class RemindReader(OfTheReport):
    """Remind somebody, once for an edition, who has not said anything about it."""

    purpose: Literal["edition reminder"] = "edition reminder"
    edition: int
    person: PersonId


class TellSilent(OfTheReport):
    """Tell the challenge manager who said nothing by the day on which they were asked to."""

    purpose: Literal["silent readers"] = "silent readers"
    edition: int
    to: Literal["peers", "client"]


class TellCommenter(OfTheReport):
    """Tell somebody what became of their comment."""

    purpose: Literal["comment answered"] = "comment answered"
    comment: int
    person: PersonId


class TellOfFinal(OfTheReport):
    """Tell a system lead, once, that the report is final, and where they fetch it (R61)."""

    purpose: Literal["final report"] = "final report"
    edition: int
    person: PersonId


class RedrawReport(OfTheReport):
    """Redraw the challenge manager's card of the report; `flurry` gathers the changes of half a minute."""

    purpose: Literal["report redrawn"] = "report redrawn"
    flurry: int


class AskWhatFollows(OfTheReport):
    """Ask the challenge manager for the dates of action planning and check-ins (R63, R64)."""

    purpose: Literal["what follows"] = "what follows"
