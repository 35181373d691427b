"""Every button of the weeks of the report, and the room that answers it (R59-R64)."""

from typing import assert_never

from bot.conversation import commenting, putting_in, reporting, signposting
from bot.conversation.events import Caller
from bot.conversation.speaking import Reply
from bot.ports.all import Ports
from cards.sent_about_reports import (
    AnswerComment,
    DraftReport,
    MakeFinal,
    NothingToAdd,
    OpenSignpost,
    PlanWhatFollows,
    PutIn,
    ReportSent,
    RewordForComment,
    SaveComment,
    SaveSignpost,
    SeeComments,
    SendToClient,
    SendToPeers,
    ShowReport,
    TakeOutSignpost,
)


async def answer(sent: ReportSent, caller: Caller, ports: Ports) -> Reply:
    """Return what takes the place of the pressed card; raises `ReviewError` with a sentence."""
    match sent:
        case ShowReport() | DraftReport() | SendToPeers() | SendToClient() | MakeFinal():
            return await reporting.answer(sent, caller, ports)
        case SaveComment() | NothingToAdd() | SeeComments() | AnswerComment():
            return await commenting.answer(sent, caller, ports)
        case PutIn() | RewordForComment():
            return await putting_in.answer(sent, caller, ports)
        case OpenSignpost() | SaveSignpost() | TakeOutSignpost():
            return await signposting.answer(sent, caller, ports)
        case PlanWhatFollows():
            return await signposting.plan(sent, caller, ports)
        case _:
            assert_never(sent)
