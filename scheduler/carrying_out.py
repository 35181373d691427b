"""Carry out one errand: the closed list of tasks, each with the room that does it."""

from typing import Final, assert_never

from bot.domain.errand import ErrandState
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
from bot.domain.tasks.reports import OfTheReport
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
from scheduler import (
    around_sessions,
    boards,
    confirmations,
    day_sheets,
    destroying_cards,
    destruction,
    endings,
    following,
    meetings,
    no_surprises,
    peers,
    preparing,
    reaching,
    reports,
    requests,
    summaries,
    swaps,
    timetable_changes,
    unknown_accounts,
    with_the_client,
)
from scheduler.agenda.rules import RULES
from scheduler.ending import Ending
from scheduler.trip import Trip

_TOO_LATE: Final = "It could not be done in time, and is of no use any more."


async def carry_out(trip: Trip) -> Ending:
    """Carry out an errand while it is of use; raises `Unavailable` or `Refused` as the outside does."""
    if trip.now > trip.errand.too_late and await _is_of_no_use(trip):
        return Ending(state=ErrandState.STALE, reason=_TOO_LATE)
    return await _carry_out(trip)


async def _carry_out(trip: Trip) -> Ending:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of errand
    """Carry out an errand of whichever kind."""
    match trip.errand.task:
        case OpenMeeting() | MoveMeeting() | CancelMeeting() as task:
            return await meetings.keep_in_step(task.session, trip)
        case TellOfChanges() as task:
            return await timetable_changes.tell_of_changes(task, trip)
        case SayHello() | ShowReach() | TellUnreached() | AskWhoThisIs() | AboutPeers() as task:
            return await _see_to_people(task, trip)
        case AskForItems() | ChaseItems() | LookBeforeDayOne() | ShowReadiness() as task:
            return await preparing.make_ready(task, trip)
        case SendDaySheet() as task:
            return await day_sheets.send_day_sheet(task, trip)
        case AskAboutCalendar() as task:
            return await following.ask_about_calendar(task, trip)
        case Brief() | TellOfSwap() | AskWhatWasHeard() | Nudge() | AskToTriangulate() as task:
            return await _around_a_session(task, trip)
        case RedrawBoard() | PostDigest() | RedrawDigest() | CheckChannel() as task:
            return await boards.see_to_boards(task, trip)
        case PromptCatchUp() | RemindCatchUp() | PromptFinalFeedback() | SendSlides() | RemindReport() as task:
            return await _with_the_client(task, trip)
        case EscalateCatchUp() | WarnOfSurprises() as task:
            return await no_surprises.keep_from_surprising(task, trip)
        case SendSummary() | SendCorrection() | TellOfReply() as task:
            return await summaries.see_to_summaries(task, trip)
        case TellOfRequest() | AskClient() | ChaseRequest() | TellOfAnswer() | RedrawRequests() as task:
            return await requests.see_to_requests(task, trip)
        case OfTheReport() as task:
            return await reports.see_to_report(task, trip)
        case TellManager() as task:
            return await endings.tell_manager(task, trip)
        case AskForSignOff() | WarnOfRetention() | EndAtRetention() as task:
            return await endings.bring_to_an_end(task, trip)
        case DestroyNotes() | TakeBackCards() as task:
            return await _destroy(task, trip)
        case AskToDestroyNotes() | ChaseConfirmation() | ShowCertificate() | CloseCertificate() as task:
            return await confirmations.see_to_confirmations(task, trip)
        case _:
            assert_never(trip.errand.task)


async def _is_of_no_use(trip: Trip) -> bool:
    """Say whether what was put off has come to be too late, as after a night without the bot.

    What may be out is settled however late it is, and only what time brings has a moment of its own.
    """
    if type(trip.errand.task) not in RULES:
        return False
    async with trip.ports.store.reading() as work:
        return all(post.errand != trip.errand.key for post in await work.posts.of(trip.errand.review))


async def _around_a_session(
    task: Brief | TellOfSwap | AskWhatWasHeard | Nudge | AskToTriangulate, trip: Trip
) -> Ending:
    match task:
        case Brief():
            return await around_sessions.brief(task, trip)
        case TellOfSwap():
            return await swaps.tell_of_swap(task, trip)
        case AskWhatWasHeard():
            return await around_sessions.ask_what_was_heard(task, trip)
        case Nudge():
            return await around_sessions.nudge(task, trip)
        case AskToTriangulate():
            return await around_sessions.ask_to_triangulate(task, trip)
        case _:
            assert_never(task)


async def _with_the_client(
    task: PromptCatchUp | RemindCatchUp | PromptFinalFeedback | SendSlides | RemindReport, trip: Trip
) -> Ending:
    match task:
        case PromptCatchUp():
            return await with_the_client.prompt_catch_up(task, trip)
        case RemindCatchUp():
            return await with_the_client.remind_catch_up(task, trip)
        case PromptFinalFeedback():
            return await with_the_client.prompt_final_feedback(trip)
        case SendSlides():
            return await with_the_client.send_slides(task, trip)
        case RemindReport():
            return await with_the_client.remind_report(task, trip)
        case _:
            assert_never(task)


async def _destroy(task: DestroyNotes | TakeBackCards, trip: Trip) -> Ending:
    match task:
        case DestroyNotes():
            return await destruction.destroy(trip)
        case TakeBackCards():
            await boards.redraw_digests(trip)
            await requests.redraw_for_managers(trip)
            await destroying_cards.overwrite_quotes(task, trip)
            return await destroying_cards.take_back_cards(task, trip)
        case _:
            assert_never(task)


async def _see_to_people(
    task: SayHello | ShowReach | TellUnreached | AskWhoThisIs | PeerTask, trip: Trip
) -> Ending:
    match task:
        case AboutPeers():
            return await peers.see_to_peers(task, trip)
        case AskWhoThisIs():
            return await unknown_accounts.ask_who_this_is(task, trip)
        case SayHello() | ShowReach() | TellUnreached():
            return await reaching.see_to_reach(task, trip)
        case _:
            assert_never(task)
