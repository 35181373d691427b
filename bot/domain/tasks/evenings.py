"""Errands of the evening: catch-up and summary (R47-R53)."""

from datetime import date
from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class PromptCatchUp(Frozen):
    """Show the challenge manager the emerging messages of the day (R47, R48)."""

    purpose: Literal["catch-up"] = "catch-up"
    day: date


class RemindCatchUp(Frozen):
    """Tell the challenge manager that the evening's text is not approved yet."""

    purpose: Literal["catch-up reminder"] = "catch-up reminder"
    day: date


class EscalateCatchUp(Frozen):
    """Tell a lead peer that the evening's text is still not approved, and nothing of what it says (R47)."""

    purpose: Literal["catch-up escalation"] = "catch-up escalation"
    day: date
    person: PersonId


class WarnOfSurprises(Frozen):
    """On the last evening, list the findings that the client would hear for the first time at the end (R52)."""

    purpose: Literal["surprises"] = "surprises"
    day: date


class SendSummary(Frozen):
    """Send the approved text to one system lead (R49)."""

    purpose: Literal["summary"] = "summary"
    day: date
    person: PersonId


class SendCorrection(Frozen):
    """Send one system lead a text that was approved again, in the place of what was sent before (R51)."""

    purpose: Literal["summary corrected"] = "summary corrected"
    day: date
    person: PersonId
    version: int


class TellOfReply(Frozen):
    """Show the challenge manager what a system lead answered (R53)."""

    purpose: Literal["reply of the client"] = "reply of the client"
    number: int
