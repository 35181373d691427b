"""Why a message was sent, in a sentence for whoever looks at the review afterwards."""

from typing import assert_never

from bot.domain.errand import Task
from bot.domain.tasks.endings import (
    AskForSignOff,
    AskToDestroyNotes,
    DestroyNotes,
    PromptFinalFeedback,
    RemindReport,
    ShowCertificate,
)
from bot.domain.tasks.evenings import (
    EscalateCatchUp,
    PromptCatchUp,
    RemindCatchUp,
    SendCorrection,
    SendSummary,
    TellOfReply,
    WarnOfSurprises,
)
from bot.domain.tasks.meetings import AskAboutCalendar, CancelMeeting, MoveMeeting, OpenMeeting, TellOfChanges
from bot.domain.tasks.reaching import (
    AskWhoThisIs,
    CheckChannel,
    SayHello,
    ShowReach,
    TellManager,
    TellUnreached,
)
from bot.domain.tasks.sessions import (
    AskToTriangulate,
    AskWhatWasHeard,
    Brief,
    Nudge,
    PostDigest,
    RedrawBoard,
    RedrawDigest,
    SendDaySheet,
)


def because(task: Task) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of errand
    """Return the reason for what an errand sends."""
    match task:
        case Brief():
            return "Each of the pair is briefed before their session."
        case AskWhatWasHeard():
            return "Each of the pair is asked what they heard when their session ends."
        case Nudge():
            return "A peer who has not answered yet is reminded once a day, and no more."
        case RedrawBoard():
            return "Each theme has one card in the channel, redrawn in place when something changes."
        case PostDigest():
            return "The team shares what is new at each team session."
        case RedrawDigest():
            return "The digest is brought up to date in its place as the team session begins."
        case AskToTriangulate():
            return "The lead peer brings observations together at each team session."
        case PromptCatchUp() | RemindCatchUp() | EscalateCatchUp() | WarnOfSurprises():
            return _because_of_the_evening(task)
        case SendSummary() | SendCorrection() | TellOfReply():
            return _because_of_the_client(task)
        case PromptFinalFeedback():
            return "Only triangulated findings are presented, and the challenge manager agrees them first."
        case RemindReport():
            return "The method says when each draft of the report is due."
        case AskForSignOff() | AskToDestroyNotes() | DestroyNotes() | ShowCertificate():
            return _because_it_ends(task)
        case OpenMeeting() | MoveMeeting() | CancelMeeting():
            return "Each remote session has one Teams meeting."
        case TellOfChanges():
            return "Those whose day a new version of the timetable changes are told once."
        case AskAboutCalendar():
            return "Somebody changed a meeting in Outlook, and the challenge manager decides what it means."
        case TellManager() | CheckChannel() | AskWhoThisIs() | SayHello() | ShowReach() | TellUnreached():
            return _because_of_trouble(task)
        case SendDaySheet():
            return "Each peer is sent the day's sessions in the morning."
        case _:
            assert_never(task)


def _because_of_the_evening(
    task: PromptCatchUp | RemindCatchUp | EscalateCatchUp | WarnOfSurprises,
) -> str:
    match task:
        case PromptCatchUp():
            return "The challenge manager prepares the day's messages before the catch-up with the client."
        case RemindCatchUp():
            return "The evening's messages were not approved yet."
        case EscalateCatchUp():
            return "The evening's messages are still not approved, and the lead peer can speak about it."
        case WarnOfSurprises():
            return "Nothing in the final feedback should be new to the client."
        case _:
            assert_never(task)


def _because_of_the_client(task: SendSummary | SendCorrection | TellOfReply) -> str:
    match task:
        case SendSummary():
            return "System leads read the approved messages each evening, so that nothing surprises them."
        case SendCorrection():
            return "The text was changed and approved again, so it takes the place of the one before."
        case TellOfReply():
            return "The challenge manager sees at once what the client answers."
        case _:
            assert_never(task)


def _because_it_ends(task: AskForSignOff | AskToDestroyNotes | DestroyNotes | ShowCertificate) -> str:
    match task:
        case AskForSignOff():
            return "Notes are kept until the report is signed off, and no longer."
        case AskToDestroyNotes():
            return "Each of the team destroys their own notes once the report is signed off."
        case DestroyNotes():
            return "The bot destroys what it holds once the report is signed off."
        case ShowCertificate():
            return "The challenge manager is shown proof of destruction, and who has confirmed it."
        case _:
            assert_never(task)


def _because_of_trouble(
    task: TellManager | CheckChannel | AskWhoThisIs | SayHello | ShowReach | TellUnreached,
) -> str:
    match task:
        case CheckChannel():
            return "The team's notes are kept where the client cannot read, and that is looked at each day."
        case TellManager():
            return "Something could not be done, and the challenge manager is told."
        case AskWhoThisIs():
            return "Somebody wrote from an account that the bot does not know, and seems to be in the review."
        case SayHello() | ShowReach() | TellUnreached():
            return "It is proven before the review, and seen to on each day of it, that every peer is reached."
        case _:
            assert_never(task)
