"""The challenge manager puts the team together, and those who are asked answer (R74, R75)."""

from datetime import timedelta
from typing import Final

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import NotAllowed, OutOfDate
from bot.domain.ids import ReviewId
from bot.domain.offer import EmptyPool
from bot.domain.onboarding import outstanding
from bot.domain.proposal import Proposal
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.ports.peer_pages import PeerPage
from bot.records.work import Work
from bot.usecases.invite_peers import answer_invitation, invite_team
from bot.usecases.onboard_peers import send_onboarding
from bot.usecases.propose_team import candidates, leave_open, propose_team, standing, swap
from cards.invitation import invitation_answered_card
from cards.onboarding import onboarding_sent_card
from cards.sent_about_peers import (
    AnswerInvitation,
    InviteTeam,
    LeaveSeatOpen,
    OpenSeat,
    ProposeTeam,
    SendCharter,
    ShowProposal,
    SwapSeat,
)
from cards.team_proposal import seat_card, team_card

LINK_LASTS: Final = timedelta(days=14)
"""How long the link in an invitation, or to a page about oneself, works."""


async def team(said: Said, ports: Ports) -> Reply:
    """Return how the team stands, or ask for the region from which it may not come."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.BUILD_TEAM)
        proposal = await work.teams.proposal(review.id)
        empty = await empty_pool(ports, work=work)
    return _shown(review, person, proposal, empty)


async def show(sent: ShowProposal, caller: Caller, ports: Ports) -> Reply:
    """Return how the whole team stands."""
    async with ports.store.work() as work:
        review, person = await _builder(sent.review, caller, work)
        proposal = await work.teams.proposal(review.id)
        empty = await empty_pool(ports, work=work)
    return _shown(review, person, proposal, empty)


async def propose(sent: ProposeTeam, caller: Caller, ports: Ports) -> Reply:
    """Propose a team, or propose anew what nobody was told of yet."""
    async with ports.store.work() as work:
        review, person = await _builder(sent.review, caller, work)
        proposal = await propose_team(review, sent.region, by=person, work=work, now=ports.clock())
        empty = await empty_pool(ports, work=work)
    return _shown(review, person, proposal, empty)


async def open_seat(sent: OpenSeat, caller: Caller, ports: Ports) -> Reply:
    """Return one seat with its reasons, and who else could have it."""
    async with ports.store.work() as work:
        review, person = await _builder(sent.review, caller, work)
        proposal = await standing(review, sent.version, work=work)
        if not 0 <= sent.seat < len(proposal.seats):
            raise OutOfDate("This seat has changed. Write “team” to see how it stands.")
        pool = await candidates(review, proposal.region, work=work, now=ports.clock())
        there = pool.ids_of(await work.people.of(review.id))
        empty = await empty_pool(ports, work=work)
    others = pool.suited(proposal.seats[sent.seat], without=proposal.taken | there)
    return Reply(seat_card(review, proposal, sent.seat, others, empty=empty), review.id, person.id)


async def change_seat(sent: SwapSeat | LeaveSeatOpen, caller: Caller, ports: Ports) -> Reply:
    """Propose another for a seat, or decline whoever is proposed, with a reason."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await _builder(sent.review, caller, work)
        if isinstance(sent, SwapSeat):
            who = sent.named or sent.who
            proposal = await swap(
                review, sent.seat, sent.version, who, reason=sent.reason, by=person, work=work, now=now
            )
        else:
            proposal = await leave_open(
                review, sent.seat, sent.version, reason=sent.reason, by=person, work=work, now=now
            )
        empty = await empty_pool(ports, work=work)
    return _shown(review, person, proposal, empty)


async def invite(sent: InviteTeam, caller: Caller, ports: Ports) -> Reply:
    """Accept everybody who is proposed; each is asked."""
    async with ports.store.work() as work:
        review, person = await _builder(sent.review, caller, work)
        proposal = await invite_team(review, sent.version, by=person, work=work, now=ports.clock())
    return _shown(review, person, proposal)


async def answer(sent: AnswerInvitation, caller: Caller, ports: Ports) -> Reply:
    """Take in whether somebody comes; only the account that made the offer can answer for it."""
    async with ports.store.work() as work:
        mine = await work.offers.owning(caller.account) if caller.account.object_id else None
        if mine is None or mine.id != sent.offer:
            raise NotAllowed("This invitation is for somebody else, so nothing was changed.")
        review = await work.reviews.get(sent.review)
        await answer_invitation(review, mine.id, comes=sent.comes == "yes", work=work, now=ports.clock())
    return Reply(invitation_answered_card(review, comes=sent.comes == "yes"), review.id)


async def send_charter(sent: SendCharter, caller: Caller, ports: Ports) -> Reply:
    """Have the charter sent to every peer who has not confirmed all of it."""
    async with ports.store.work() as work:
        review, person = await _builder(sent.review, caller, work)
        waiting = outstanding(await work.people.of(review.id))
        await send_onboarding(review, waiting, work=work, now=ports.clock())
    return Reply(onboarding_sent_card(), review.id, person.id)


async def _builder(review_id: ReviewId, caller: Caller, work: Work) -> tuple[Review, Person]:
    """Return a review and who puts its team together; raises `NotAllowed` for anybody else."""
    review, person = await speaker(caller, review_id, work=work, of_meetings=True)
    require(person, Deed.BUILD_TEAM)
    if caller.place.kind != "personal":
        raise NotAllowed("Do that in your own chat with me: it is about people.")
    return review, person


async def empty_pool(ports: Ports, *, work: Work) -> EmptyPool | None:
    """Return how people come into the pool where nobody is in it, and nothing where somebody is."""
    now, offers = ports.clock(), await work.offers.all()
    if any(offer.holds_on(now.date()) for offer in offers):
        return None
    try:
        page = ports.peer_pages.page(PeerPage.OFFER, of="", until=now + LINK_LASTS)
    except Refused:
        page = ""
    return EmptyPool(waiting=sum(not offer.confirmed for offer in offers), page=page)


def _shown(review: Review, person: Person, proposal: Proposal | None, empty: EmptyPool | None = None) -> Reply:
    return Reply(team_card(review, proposal, empty=empty), review.id, person.id)
