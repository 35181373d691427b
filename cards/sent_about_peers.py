"""What buttons send about the pool, the team, onboarding and the team sheet (R10, R74-R79)."""

from typing import Literal

from bot.domain.ids import ReviewId
from bot.domain.offer import OfferId
from cards.sent import Sent, Typed


class AboutPeers(Sent):
    """Anything that is sent about becoming a peer, or being one."""


class SendOffer(AboutPeers):
    """Somebody offers to be a peer; from Teams the address is the account's own, whatever is typed (S0)."""

    verb: Literal["offer.send"] = "offer.send"
    my_name: Typed = ""
    my_email: Typed = ""
    my_role: Typed = ""
    my_organisation: Typed = ""
    region: Typed = ""
    outline: Typed = ""
    brings: Typed = ""
    time: Typed = ""
    lived: Typed = ""
    trained: Typed = ""
    conflicts: Typed = ""
    earlier: Typed = ""
    away: Typed = ""
    keep: Typed = ""
    agree: Typed = ""


class OpenOffer(AboutPeers):
    """Somebody opens their offer to change it."""

    verb: Literal["offer.open"] = "offer.open"


class WithdrawOffer(AboutPeers):
    """Somebody withdraws their offer."""

    verb: Literal["offer.withdraw"] = "offer.withdraw"


class ProposeTeam(AboutPeers):
    """The challenge manager asks for a team for a client in a region."""

    verb: Literal["team.propose"] = "team.propose"
    review: ReviewId
    region: Typed = ""


class OpenSeat(AboutPeers):
    """The challenge manager looks at one seat of a proposal."""

    verb: Literal["team.seat"] = "team.seat"
    review: ReviewId
    seat: int
    version: int


class SwapSeat(AboutPeers):
    """The challenge manager proposes another: one of those listed, or somebody by name."""

    verb: Literal["team.swap"] = "team.swap"
    review: ReviewId
    seat: int
    version: int
    who: Typed = ""
    named: Typed = ""
    reason: Typed = ""


class LeaveSeatOpen(AboutPeers):
    """The challenge manager declines whoever is proposed, with a reason."""

    verb: Literal["team.open"] = "team.open"
    review: ReviewId
    seat: int
    version: int
    who: Typed = ""
    named: Typed = ""
    reason: Typed = ""


class ShowProposal(AboutPeers):
    """The challenge manager goes back to the whole team."""

    verb: Literal["team.show"] = "team.show"
    review: ReviewId


class InviteTeam(AboutPeers):
    """The challenge manager accepts everybody who is proposed: they are asked."""

    verb: Literal["team.invite"] = "team.invite"
    review: ReviewId
    version: int


class AnswerInvitation(AboutPeers):
    """Somebody of the pool says whether they come."""

    verb: Literal["invitation.answer"] = "invitation.answer"
    review: ReviewId
    offer: OfferId
    comes: Literal["yes", "no"]


class SendCharter(AboutPeers):
    """The challenge manager has the charter sent to every peer who has not confirmed it."""

    verb: Literal["onboarding.send"] = "onboarding.send"
    review: ReviewId


class ConfirmPart(AboutPeers):
    """A peer confirms the charter, the ground rules or the induction (R76)."""

    verb: Literal["onboarding.confirm"] = "onboarding.confirm"
    review: ReviewId
    part: str


class TellOfOneself(AboutPeers):
    """One of the team writes for the team sheet (R10)."""

    verb: Literal["sheet.tell"] = "sheet.tell"
    review: ReviewId
    words: Typed = ""
    agree: Typed = ""


class TakeBackFromSheet(AboutPeers):
    """One of the team takes their words and photograph off the sheet."""

    verb: Literal["sheet.take_back"] = "sheet.take_back"
    review: ReviewId


class ApproveSheet(AboutPeers):
    """The challenge manager approves the sheet as it was shown."""

    verb: Literal["sheet.approve"] = "sheet.approve"
    review: ReviewId
    mark: str


PeersSent = (
    SendOffer
    | OpenOffer
    | WithdrawOffer
    | ProposeTeam
    | OpenSeat
    | SwapSeat
    | LeaveSeatOpen
    | ShowProposal
    | InviteTeam
    | AnswerInvitation
    | SendCharter
    | ConfirmPart
    | TellOfOneself
    | TakeBackFromSheet
    | ApproveSheet
)
