"""Errands about peers: the pool, invitations, onboarding and the team sheet (R10, R74-R79)."""

from datetime import date
from typing import Final, Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.offer import OfferId

POOL: Final = ReviewId("installation")
"""Stands for the review in errands of the pool, which belong to none; the key of such things has this name."""


class AboutPeers(Frozen):
    """Anything to be done about those who are peers, or offered to be."""


class AskToRenew(AboutPeers):
    """Ask somebody of the pool whether their details may be kept longer than that day."""

    purpose: Literal["ask to renew"] = "ask to renew"
    offer: OfferId
    until: date


class ForgetOffer(AboutPeers):
    """Take an offer out of the pool on the day on which its time is up."""

    purpose: Literal["forget an offer"] = "forget an offer"
    offer: OfferId
    until: date


class InvitePeer(AboutPeers):
    """Ask somebody of the pool whether they come to a review."""

    purpose: Literal["invite a peer"] = "invite a peer"
    offer: OfferId
    proposal: int
    version: int


class ChaseInvitation(AboutPeers):
    """Ask somebody who was invited and has not answered once more."""

    purpose: Literal["invitation chased"] = "invitation chased"
    offer: OfferId
    proposal: int
    version: int


class ShowUnanswered(AboutPeers):
    """Show the challenge manager that somebody who was invited has not answered."""

    purpose: Literal["invitation unanswered"] = "invitation unanswered"
    offer: OfferId
    proposal: int
    version: int


class ShowTeam(AboutPeers):
    """Show the challenge manager how the team stands, since somebody answered."""

    purpose: Literal["team"] = "team"
    proposal: int
    version: int


class SendOnboarding(AboutPeers):
    """Send a peer the charter, the ground rules and the induction, to be confirmed (R76).

    `kind` is the kind of review to which it was changed since, if it was.
    """

    purpose: Literal["onboarding"] = "onboarding"
    person: PersonId
    kind: str = ""


class ChaseOnboarding(AboutPeers):
    """Remind a peer, once, of what they have not confirmed yet."""

    purpose: Literal["onboarding chased"] = "onboarding chased"
    person: PersonId


class ShowOnboarding(AboutPeers):
    """Show the challenge manager which peers have not confirmed, if any."""

    purpose: Literal["who has not confirmed"] = "who has not confirmed"
    day: date


class SendTeamSheet(AboutPeers):
    """Send a system lead the team sheet that was approved; `mark` tells one state of it from another (R10)."""

    purpose: Literal["team sheet"] = "team sheet"
    person: PersonId
    mark: str


PeerTask = (
    AskToRenew
    | ForgetOffer
    | InvitePeer
    | ChaseInvitation
    | ShowUnanswered
    | ShowTeam
    | SendOnboarding
    | ChaseOnboarding
    | ShowOnboarding
    | SendTeamSheet
)
