"""Every button about peers, and what answers it."""

from typing import assert_never

from bot.conversation import building_team, joining, offering
from bot.conversation.events import Caller
from bot.conversation.speaking import Reply
from bot.ports.all import Ports
from cards.sent_about_peers import (
    AnswerInvitation,
    ApproveSheet,
    ConfirmPart,
    InviteTeam,
    LeaveSeatOpen,
    OpenOffer,
    OpenSeat,
    PeersSent,
    ProposeTeam,
    SendCharter,
    SendOffer,
    ShowProposal,
    SwapSeat,
    TakeBackFromSheet,
    TellOfOneself,
    WithdrawOffer,
)


async def answer(sent: PeersSent, caller: Caller, ports: Ports) -> Reply:  # noqa: C901, PLR0911, PLR0912 - a line each
    """Return what takes the pressed card's place."""
    match sent:
        case SendOffer():
            return await offering.send_offer(sent, caller, ports)
        case OpenOffer():
            return await offering.open_offer(caller, ports)
        case WithdrawOffer():
            return await offering.withdraw(caller, ports)
        case ShowProposal():
            return await building_team.show(sent, caller, ports)
        case ProposeTeam():
            return await building_team.propose(sent, caller, ports)
        case OpenSeat():
            return await building_team.open_seat(sent, caller, ports)
        case SwapSeat() | LeaveSeatOpen():
            return await building_team.change_seat(sent, caller, ports)
        case InviteTeam():
            return await building_team.invite(sent, caller, ports)
        case AnswerInvitation():
            return await building_team.answer(sent, caller, ports)
        case SendCharter():
            return await building_team.send_charter(sent, caller, ports)
        case ConfirmPart():
            return await joining.confirm(sent, caller, ports)
        case TellOfOneself():
            return await joining.tell(sent, caller, ports)
        case TakeBackFromSheet():
            return await joining.untell(sent, caller, ports)
        case ApproveSheet():
            return await joining.approve(sent, caller, ports)
        case _:
            assert_never(sent)
