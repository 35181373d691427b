"""What is so for each kind of thing that time brings: how late, at night or not, how often. One table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.errand import Task
from bot.domain.tasks.endings import (
    AskForSignOff,
    EndAtRetention,
    PromptFinalFeedback,
    RemindReport,
    WarnOfRetention,
)
from bot.domain.tasks.evenings import EscalateCatchUp, PromptCatchUp, RemindCatchUp, WarnOfSurprises
from bot.domain.tasks.preparing import AskForItems, ChaseItems, LookBeforeDayOne
from bot.domain.tasks.reaching import CheckChannel, SayHello, ShowReach, TellUnreached
from bot.domain.tasks.reports import (
    AskWhatFollows,
    ChaseReport,
    EscalateReport,
    RemindReader,
    ShowEdition,
    TellSilent,
)
from bot.domain.tasks.sessions import (
    AskToTriangulate,
    AskWhatWasHeard,
    Brief,
    Nudge,
    PostDigest,
    RedrawDigest,
    SendDaySheet,
)


class Useful(StrEnum):
    """Until when something is still worth sending late; after that it is dropped, and reported."""

    TILL_IT_STARTS = "until it starts"
    TILL_IT_ENDS = "until it ends"
    NEXT_CHECK = "until the next check"
    THAT_DAY = "that day"
    MORNING_AFTER = "until the next morning at nine"
    NEXT_EVENING = "until the next evening"
    TWO_WEEKS = "for two weeks"
    A_YEAR = "for a year"


class AtNight(StrEnum):
    """What becomes of something that falls due in the quiet hours on the client's wall."""

    COMES = "comes"
    WAITS = "waits for the morning"


class Once(StrEnum):
    """What one person gets at most one of its kind for."""

    A_SESSION = "a session"
    A_DAY = "a day"
    A_REVIEW = "a review"


@dataclass(frozen=True)
class Rule:
    """How one kind is kept; `reminds` is the kind that it repeats, and need not repeat at the same moment."""

    useful: Useful
    at_night: AtNight
    once: Once
    reminds: type[Task] | None = None


RULES: Final[Mapping[type[Task], Rule]] = {
    AskForItems: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_DAY),
    ChaseItems: Rule(Useful.NEXT_EVENING, AtNight.WAITS, Once.A_DAY, reminds=AskForItems),
    LookBeforeDayOne: Rule(Useful.TILL_IT_STARTS, AtNight.WAITS, Once.A_REVIEW),
    SayHello: Rule(Useful.NEXT_CHECK, AtNight.WAITS, Once.A_DAY),
    ShowReach: Rule(Useful.NEXT_CHECK, AtNight.WAITS, Once.A_DAY),
    CheckChannel: Rule(Useful.THAT_DAY, AtNight.COMES, Once.A_DAY),
    SendDaySheet: Rule(Useful.TILL_IT_ENDS, AtNight.COMES, Once.A_DAY),
    Brief: Rule(Useful.TILL_IT_STARTS, AtNight.COMES, Once.A_SESSION),
    AskWhatWasHeard: Rule(Useful.MORNING_AFTER, AtNight.COMES, Once.A_SESSION),
    Nudge: Rule(Useful.MORNING_AFTER, AtNight.WAITS, Once.A_DAY, reminds=AskWhatWasHeard),
    PostDigest: Rule(Useful.TILL_IT_ENDS, AtNight.COMES, Once.A_SESSION),
    RedrawDigest: Rule(Useful.TILL_IT_ENDS, AtNight.COMES, Once.A_SESSION, reminds=PostDigest),
    AskToTriangulate: Rule(Useful.TILL_IT_ENDS, AtNight.COMES, Once.A_SESSION),
    PromptCatchUp: Rule(Useful.THAT_DAY, AtNight.COMES, Once.A_DAY),
    WarnOfSurprises: Rule(Useful.THAT_DAY, AtNight.COMES, Once.A_DAY),
    RemindCatchUp: Rule(Useful.THAT_DAY, AtNight.COMES, Once.A_DAY, reminds=PromptCatchUp),
    EscalateCatchUp: Rule(Useful.THAT_DAY, AtNight.COMES, Once.A_DAY),
    TellUnreached: Rule(Useful.NEXT_EVENING, AtNight.WAITS, Once.A_DAY),
    PromptFinalFeedback: Rule(Useful.TILL_IT_STARTS, AtNight.WAITS, Once.A_REVIEW),
    RemindReport: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_DAY),
    ChaseReport: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_DAY, reminds=RemindReport),
    EscalateReport: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_DAY),
    ShowEdition: Rule(Useful.TWO_WEEKS, AtNight.COMES, Once.A_DAY),
    RemindReader: Rule(Useful.THAT_DAY, AtNight.WAITS, Once.A_DAY, reminds=ShowEdition),
    TellSilent: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_DAY),
    AskWhatFollows: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_REVIEW),
    AskForSignOff: Rule(Useful.A_YEAR, AtNight.WAITS, Once.A_REVIEW),
    WarnOfRetention: Rule(Useful.TWO_WEEKS, AtNight.WAITS, Once.A_DAY),
    EndAtRetention: Rule(Useful.A_YEAR, AtNight.WAITS, Once.A_REVIEW),
}
"""The rule of each kind. What goes with a session comes even at night: its people are at work then."""
