"""Every button there is, and the room that answers it."""

from typing import assert_never

from bot.conversation import (
    about_peers,
    about_report,
    boards,
    briefing,
    capturing,
    catching_up,
    changing_review,
    deciding,
    ending,
    finishing,
    following,
    many_notes,
    own_notes,
    reaching,
    readying,
    replying,
    requesting,
    taking_in,
    threshold,
    triangulating,
)
from bot.conversation.events import Caller, Pressed
from bot.conversation.speaking import Reply
from bot.ports.all import Ports
from cards.sent_about_boards import TurnBoard, TurnDigest
from cards.sent_about_endings import (
    AgreeFeedback,
    ArrangeFeedback,
    AskSignOff,
    AskToEnd,
    ChooseFeedback,
    ConfirmEnd,
    ConfirmSignOff,
    NotesDestroyed,
    ShowFeedback,
)
from cards.sent_about_evenings import ApproveCatchUp, CheckCatchUp, MeetClient, StartCatchUp
from cards.sent_about_findings import (
    AboutFinding,
    ChangeThreshold,
    MakeFinding,
    OpenFinding,
    ShowTheme,
    SuggestSame,
)
from cards.sent_about_notes import (
    NothingSalient,
    NotNow,
    OpenCapture,
    SaveObservation,
    SeeCapture,
    SwapRoles,
)
from cards.sent_about_own_notes import (
    BringBackNote,
    OpenEdit,
    OpenMany,
    SaveEdit,
    SaveMany,
    ShowMyNotes,
    WithdrawNote,
)
from cards.sent_about_peers import AboutPeers, PeersSent
from cards.sent_about_people import LetBackIn, RemovePerson, SayWhoThisIs
from cards.sent_about_readiness import GoWithoutItem, PutItemBack, TickItem
from cards.sent_about_replies import AttachReply, SendReply
from cards.sent_about_reports import AboutReport
from cards.sent_about_requests import (
    AnswerRequest,
    CloseRequest,
    DecideRequest,
    OpenRequest,
    RaiseRequest,
)
from cards.sent_about_set_up import ChangeReview, SetUpReview
from cards.sent_about_timetable import (
    AcceptCalendarChange,
    AcceptTimetable,
    AnswerDoubts,
    DeclineTimetable,
    UndoCalendarChange,
)
from cards.submissions import SayHere, parse

_AboutTheTimetable = (
    AcceptTimetable | DeclineTimetable | AnswerDoubts | AcceptCalendarChange | UndoCalendarChange
)


async def answer_press(event: Pressed, ports: Ports) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one line a button
    """Return what takes the place of the pressed card; raises `ReviewError` with a sentence."""
    match parse(event.verb, event.data):
        case SetUpReview() | ChangeReview() | TickItem() | GoWithoutItem() | PutItemBack() as sent:
            return await _before_day_one(sent, event.caller, ports)
        case SayWhoThisIs() | LetBackIn() | RemovePerson() | SayHere() | AboutPeers() as sent:
            return await _about_people(sent, event.caller, ports)
        case SwapRoles() as sent:
            return await briefing.swap(sent, event.caller, ports)
        case SeeCapture() | OpenCapture() | SaveObservation() | NothingSalient() | NotNow() as sent:
            return await _about_a_session(sent, event.caller, ports)
        case ShowMyNotes() | OpenEdit() | SaveEdit() | WithdrawNote() | BringBackNote() as sent:
            return await _about_own_notes(sent, event.caller, ports)
        case OpenMany() | SaveMany() as sent:
            return await _about_many_notes(sent, event.caller, ports)
        case ShowTheme() | MakeFinding() | SuggestSame() | OpenFinding() | AboutFinding() as sent:
            return await triangulating.answer(sent, event.caller, ports)
        case ChangeThreshold() as sent:
            return await threshold.save(sent, event.caller, ports)
        case AboutReport() as sent:
            return await about_report.answer(sent, event.caller, ports)
        case TurnBoard() as sent:
            return await boards.turn_board(sent, event.caller, ports)
        case TurnDigest() as sent:
            return await boards.turn_digest(sent, event.caller, ports)
        case StartCatchUp() | MeetClient() | CheckCatchUp() | ApproveCatchUp() as sent:
            return await _about_an_evening(sent, event.caller, ports)
        case OpenRequest() | RaiseRequest() | DecideRequest() | AnswerRequest() | CloseRequest() as sent:
            return await requesting.answer(sent, event.caller, ports)
        case SendReply() as sent:
            return await replying.reply(sent, event.caller, ports)
        case AttachReply() as sent:
            return await replying.attach(sent, event.caller, ports)
        case AgreeFeedback() | ArrangeFeedback() | ShowFeedback() | ChooseFeedback() as sent:
            return await finishing.answer(sent, event.caller, ports)
        case AskSignOff() | ConfirmSignOff() | AskToEnd() | ConfirmEnd() | NotesDestroyed() as sent:
            return await ending.answer(sent, event.caller, ports)
        case sent:
            return await _about_the_timetable(sent, event.caller, ports)


async def _before_day_one(
    sent: SetUpReview | ChangeReview | TickItem | GoWithoutItem | PutItemBack, caller: Caller, ports: Ports
) -> Reply:
    match sent:
        case SetUpReview():
            return await taking_in.set_up(sent, caller, ports)
        case ChangeReview():
            return await changing_review.change(sent, caller, ports)
        case TickItem() | GoWithoutItem() | PutItemBack():
            return await readying.answer(sent, caller, ports)
        case _:
            assert_never(sent)


async def _about_many_notes(sent: OpenMany | SaveMany, caller: Caller, ports: Ports) -> Reply:
    match sent:
        case OpenMany():
            return await many_notes.open_many(sent, caller, ports)
        case SaveMany():
            return await many_notes.save_many(sent, caller, ports)
        case _:
            assert_never(sent)


async def _about_a_session(
    sent: SeeCapture | OpenCapture | SaveObservation | NothingSalient | NotNow, caller: Caller, ports: Ports
) -> Reply:
    match sent:
        case SeeCapture():
            return await capturing.see(sent, caller, ports)
        case OpenCapture():
            return await capturing.open_capture(sent, caller, ports)
        case SaveObservation():
            return await capturing.save(sent, caller, ports)
        case NothingSalient():
            return await capturing.nothing(sent, caller, ports)
        case NotNow():
            return await capturing.not_now(sent, caller, ports)
        case _:
            assert_never(sent)


async def _about_an_evening(
    sent: StartCatchUp | MeetClient | CheckCatchUp | ApproveCatchUp, caller: Caller, ports: Ports
) -> Reply:
    match sent:
        case StartCatchUp():
            return await catching_up.start(sent, caller, ports)
        case MeetClient():
            return await catching_up.meet(sent, caller, ports)
        case CheckCatchUp():
            return await catching_up.check(sent, caller, ports)
        case ApproveCatchUp():
            return await catching_up.approve(sent, caller, ports)
        case _:
            assert_never(sent)


async def _about_own_notes(
    sent: ShowMyNotes | OpenEdit | SaveEdit | WithdrawNote | BringBackNote, caller: Caller, ports: Ports
) -> Reply:
    match sent:
        case ShowMyNotes():
            return await own_notes.show(sent, caller, ports)
        case OpenEdit():
            return await own_notes.open_edit(sent, caller, ports)
        case SaveEdit():
            return await own_notes.save_edit(sent, caller, ports)
        case WithdrawNote():
            return await own_notes.take_back(sent, caller, ports)
        case BringBackNote():
            return await own_notes.bring_back(sent, caller, ports)
        case _:
            assert_never(sent)


async def _about_people(
    sent: SayWhoThisIs | LetBackIn | RemovePerson | SayHere | PeersSent, caller: Caller, ports: Ports
) -> Reply:
    match sent:
        case AboutPeers():
            return await about_peers.answer(sent, caller, ports)
        case SayWhoThisIs():
            return await deciding.say_who_this_is(sent, caller, ports)
        case LetBackIn():
            return await deciding.let_in(sent, caller, ports)
        case RemovePerson():
            return await deciding.remove_person(sent, caller, ports)
        case SayHere():
            return await reaching.say_here(sent, caller, ports)
        case _:
            assert_never(sent)


async def _about_the_timetable(sent: _AboutTheTimetable, caller: Caller, ports: Ports) -> Reply:
    match sent:
        case AcceptTimetable():
            return await taking_in.accept(sent, caller, ports)
        case DeclineTimetable():
            return await taking_in.decline(sent, caller, ports)
        case AnswerDoubts():
            return await taking_in.answer(sent, caller, ports)
        case AcceptCalendarChange():
            return await following.accept(sent, caller, ports)
        case UndoCalendarChange():
            return await following.undo(sent, caller, ports)
        case _:
            assert_never(sent)
