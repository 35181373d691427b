"""Why a message about peers was sent (R10, R74-R79)."""

from typing import assert_never

from bot.domain.tasks.peers import (
    AskToRenew,
    ChaseInvitation,
    ChaseOnboarding,
    ForgetOffer,
    InvitePeer,
    PeerTask,
    SendOnboarding,
    SendTeamSheet,
    ShowOnboarding,
    ShowTeam,
    ShowUnanswered,
)


def because_of_peers(task: PeerTask) -> str:  # noqa: C901, PLR0911 - one line for each kind of errand
    """Return the reason for what an errand about peers sends."""
    match task:
        case AskToRenew():
            return "Nobody stays in the pool for longer than they agreed to, unless they say so."
        case ForgetOffer():
            return "An offer is deleted when the time that was agreed is up."
        case InvitePeer():
            return "The challenge manager chose them for the team, and they decide whether they come."
        case ChaseInvitation():
            return "Somebody who was invited and has not answered is asked once more."
        case ShowUnanswered():
            return "The challenge manager speaks with those who have not answered, or asks somebody else."
        case ShowTeam():
            return "Somebody answered, so the challenge manager sees how the team stands."
        case SendOnboarding():
            return "Each peer reads and confirms the charter, the ground rules and the induction."
        case ChaseOnboarding():
            return "A peer who has not confirmed is reminded once."
        case ShowOnboarding():
            return "The challenge manager speaks with those who have not confirmed."
        case SendTeamSheet():
            return "The client sees who is coming before the team comes."
        case _:
            assert_never(task)
