"""Why a message was sent, in a sentence for whoever looks at the review afterwards."""

from typing import assert_never

from bot.domain.errand import Task
from bot.domain.tasks.endings import (
    AskForSignOff,
    AskToDestroyNotes,
    ChaseConfirmation,
    CloseCertificate,
    DestroyNotes,
    EndAtRetention,
    PromptFinalFeedback,
    RemindReport,
    SendSlides,
    ShowCertificate,
    TakeBackCards,
    WarnOfRetention,
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
from bot.domain.tasks.peers import AboutPeers, PeerTask
from bot.domain.tasks.preparing import AskForItems, ChaseItems, LookBeforeDayOne, ShowReadiness
from bot.domain.tasks.reaching import (
    AskWhoThisIs,
    CheckChannel,
    SayHello,
    ShowReach,
    TellManager,
    TellUnreached,
)
from bot.domain.tasks.reports import (
    AskWhatFollows,
    ChaseReport,
    EscalateReport,
    OfTheReport,
    RedrawReport,
    RemindReader,
    ShowEdition,
    TellCommenter,
    TellOfFinal,
    TellSilent,
)
from bot.domain.tasks.requests import AskClient, ChaseRequest, RedrawRequests, TellOfAnswer, TellOfRequest
from bot.domain.tasks.sessions import (
    AskToTriangulate,
    AskWhatWasHeard,
    Brief,
    Nudge,
    PostDigest,
    RedrawBoard,
    RedrawDigest,
    SendDaySheet,
    TellOfSwap,
)
from cards.because_of_peers import because_of_peers


def because(task: Task) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of errand
    """Return the reason for what an errand sends."""
    match task:
        case Brief() | TellOfSwap() | AskWhatWasHeard() | Nudge():
            return _because_of_a_session(task)
        case RedrawBoard() | PostDigest() | RedrawDigest() | AskToTriangulate():
            return _because_the_team_shares(task)
        case PromptCatchUp() | RemindCatchUp() | EscalateCatchUp() | WarnOfSurprises():
            return _because_of_the_evening(task)
        case SendSummary() | SendCorrection() | TellOfReply():
            return _because_of_the_client(task)
        case TellOfRequest() | AskClient() | ChaseRequest() | TellOfAnswer() | RedrawRequests():
            return _because_of_a_request(task)
        case PromptFinalFeedback():
            return "Only triangulated findings are presented, and the challenge manager agrees them first."
        case SendSlides():
            return "Whoever presents the final feedback gets it as it was agreed."
        case RemindReport() | ChaseReport() | EscalateReport():
            return "The method says when each draft of the report is due."
        case OfTheReport():
            return _because_of_the_report(task)
        case AskForSignOff() | AskToDestroyNotes() | DestroyNotes() | ShowCertificate():
            return _because_it_ends(task)
        case ChaseConfirmation() | CloseCertificate() | TakeBackCards() | WarnOfRetention() | EndAtRetention():
            return _because_notes_are_not_kept(task)
        case OpenMeeting() | MoveMeeting() | CancelMeeting():
            return "Each remote session has one Teams meeting."
        case TellOfChanges():
            return "Those whose day a new version of the timetable changes are told once."
        case AskAboutCalendar():
            return "Somebody changed a meeting in Outlook, and the challenge manager decides what it means."
        case TellManager() | CheckChannel() | AskWhoThisIs() | SayHello() | ShowReach() | TellUnreached():
            return _because_of_trouble(task)
        case AskForItems() | ChaseItems() | LookBeforeDayOne() | ShowReadiness() | AboutPeers():
            return _because_of_day_one(task)
        case SendDaySheet():
            return "Each peer is sent the day's sessions in the morning."
        case _:
            assert_never(task)


def _because_of_a_session(task: Brief | TellOfSwap | AskWhatWasHeard | Nudge) -> str:
    match task:
        case Brief() | TellOfSwap():
            return "Each of the pair knows before their session what it is about and who leads it."
        case AskWhatWasHeard():
            return "Each of the pair is asked what they heard when their session ends."
        case Nudge():
            return "A peer who has not answered yet is reminded once a day, and no more."
        case _:
            assert_never(task)


def _because_the_team_shares(task: RedrawBoard | PostDigest | RedrawDigest | AskToTriangulate) -> str:
    match task:
        case RedrawBoard():
            return "Each theme has one card in the channel, redrawn in place when something changes."
        case PostDigest():
            return "The team shares what is new at each team session."
        case RedrawDigest():
            return "The digest is brought up to date in its place as the team session begins."
        case AskToTriangulate():
            return "The lead peer brings observations together at each team session."
        case _:
            assert_never(task)


def _because_of_day_one(
    task: AskForItems | ChaseItems | LookBeforeDayOne | ShowReadiness | PeerTask,
) -> str:
    match task:
        case AboutPeers():
            return because_of_peers(task)
        case AskForItems():
            return "The method says when each thing that is needed beforehand is asked for, and of whom."
        case ChaseItems():
            return "Something that is needed beforehand is due soon, or was due and did not come."
        case LookBeforeDayOne():
            return "On the eve the challenge manager sees what is missing."
        case ShowReadiness():
            return "The readiness list is one card, redrawn in place when something on it changes."
        case _:
            assert_never(task)


def _because_of_the_evening(
    task: PromptCatchUp | RemindCatchUp | EscalateCatchUp | WarnOfSurprises,
) -> str:
    match task:
        case PromptCatchUp():
            return "The challenge manager prepares the day's messages before the catch-up with the client."
        case RemindCatchUp():
            return "The day's messages were not approved yet."
        case EscalateCatchUp():
            return "The day's messages are still not approved, and the lead peer can speak about it."
        case WarnOfSurprises():
            return "Nothing in the final feedback should be new to the client."
        case _:
            assert_never(task)


def _because_of_the_client(task: SendSummary | SendCorrection | TellOfReply) -> str:
    match task:
        case SendSummary():
            return "System leads read each day's approved messages, so that nothing surprises them."
        case SendCorrection():
            return "The text was changed and approved again, so it takes the place of the one before."
        case TellOfReply():
            return "The challenge manager sees at once what the client answers."
        case _:
            assert_never(task)


def _because_of_a_request(
    task: TellOfRequest | AskClient | ChaseRequest | TellOfAnswer | RedrawRequests,
) -> str:
    match task:
        case TellOfRequest():
            return "The challenge manager reads each request before the client does."
        case AskClient():
            return "The team needs something from the client, and the challenge manager let it go."
        case ChaseRequest():
            return "A request that is not answered is brought to mind once."
        case TellOfAnswer():
            return "Whoever asked is told what became of it."
        case RedrawRequests():
            return "The team has one list of what it asked the client for, redrawn in place."
        case _:
            assert_never(task)


def _because_of_the_report(
    task: ShowEdition | RemindReader | TellSilent | TellCommenter | TellOfFinal | RedrawReport | AskWhatFollows,
) -> str:
    match task:
        case ShowEdition():
            return "Peers read the report before the client does, and the client before it is final."
        case RemindReader() | TellSilent():
            return "The report does not wait for whoever says nothing, and they are asked once more."
        case TellCommenter():
            return "Whoever says something about the report is told what became of it."
        case TellOfFinal():
            return "System leads are told once that the report is final, and where to fetch it."
        case RedrawReport():
            return "The challenge manager has one card of how the report stands, redrawn in place."
        case AskWhatFollows():
            return "The method says what follows the report, and it is planned before the notes are destroyed."
        case _:
            assert_never(task)


def _because_it_ends(task: AskForSignOff | AskToDestroyNotes | DestroyNotes | ShowCertificate) -> str:
    match task:
        case AskForSignOff():
            return "The challenge manager says when it is over, and nothing is kept longer than that."
        case AskToDestroyNotes():
            return "Each destroys their own notes at the end."
        case DestroyNotes():
            return "The bot destroys what it holds at the end."
        case ShowCertificate():
            return "The challenge manager is shown proof of destruction, and who has confirmed it."
        case _:
            assert_never(task)


def _because_notes_are_not_kept(
    task: ChaseConfirmation | CloseCertificate | TakeBackCards | WarnOfRetention | EndAtRetention,
) -> str:
    match task:
        case ChaseConfirmation():
            return "Somebody has not confirmed yet that they destroyed their own notes."
        case CloseCertificate():
            return "All have confirmed, or the time for it is over, so the certificate is final."
        case TakeBackCards():
            return "Somebody asked to be deleted, and what they were sent goes with them."
        case WarnOfRetention() | EndAtRetention():
            return "Nobody has signed off, and notes are kept no longer than the method says."
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
            return "Somebody wrote from an account that the bot does not know, and seems to be one of you."
        case SayHello() | ShowReach() | TellUnreached():
            return "It is proven beforehand, and seen to on each day, that every peer is reached."
        case _:
            assert_never(task)
