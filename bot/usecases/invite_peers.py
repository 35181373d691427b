"""Invite those who are proposed, and take in their answers: who says yes becomes one of the review's people."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.offer import Offer, OfferId
from bot.domain.post import AuditLine
from bot.domain.proposal import Chosen, Proposal, SeatState
from bot.domain.review import Review, Stage
from bot.domain.tasks.peers import ChaseInvitation, InvitePeer, ShowTeam, ShowUnanswered
from bot.domain.tasks.reaching import SayHello
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.onboard_peers import send_onboarding
from bot.usecases.propose_team import standing
from bot.usecases.read_people import Line
from scheduler.agenda.wall import day_after
from scheduler.agenda.working_days import working_day_from

_TO_ASK: Final = timedelta(days=14)
_MORNING: Final = time(10)
_END_OF_DAY: Final = time(23, 59)
_OVER: Final = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})
_NOT_ASKED: Final = "This invitation is no longer open. If you think that is wrong, ask whoever sent it."


async def invite_team(review: Review, version: int, *, by: Person, work: Work, now: datetime) -> Proposal:
    """Accept everybody who is proposed: each is asked; raises `Incomplete` where nobody is."""
    require(by, Deed.BUILD_TEAM)
    proposal = await standing(review, version, work=work)
    asked = [seat for seat in proposal.seats if seat.state is SeatState.PROPOSED and seat.offer]
    if not asked:
        raise Incomplete("Nobody is proposed who was not asked already.")
    for at, seat in enumerate(proposal.seats):
        if seat in asked:
            proposal = proposal.with_seat(at, seat.model_copy(update={"state": SeatState.INVITED}))
    await work.teams.keep_proposal(proposal)
    for seat in asked:
        task = InvitePeer(offer=OfferId(seat.offer or ""), proposal=proposal.number, version=proposal.version)
        await work.errands.add(
            Errand(review=review.id, task=task, due=now, too_late=now + _TO_ASK),
            *_if_they_do_not_answer(task, review=review, now=now),
        )
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="peers invited"))
    return proposal


def _if_they_do_not_answer(task: InvitePeer, *, review: Review, now: datetime) -> Iterator[Errand]:
    """Return that somebody is asked once more, and is then shown to the challenge manager."""
    day = review.day_of(now)
    for kind in (ChaseInvitation, ShowUnanswered):
        for _ in range(review.method.deadlines.invited):
            day = working_day_from(review, day_after(day))
        later = kind(offer=task.offer, proposal=task.proposal, version=task.version)
        due = review.at(day, _MORNING)
        yield Errand(review=review.id, task=later, due=due, too_late=due + _TO_ASK)


async def mark_unanswered(review: Review, offer: OfferId, *, work: Work) -> bool:
    """Remember that somebody was asked twice in vain, and say whether they still are; again changes nothing."""
    try:
        proposal, at, _ = await invitation(review, offer, work=work)
    except OutOfDate:
        return False
    seat = proposal.seats[at]
    if seat.state is SeatState.INVITED and not seat.unanswered:
        waits = seat.model_copy(update={"unanswered": True})
        await work.teams.keep_proposal(proposal.with_seat(at, waits))
    return seat.state is SeatState.INVITED


async def invitation(review: Review, offer: OfferId, *, work: Work) -> tuple[Proposal, int, Offer]:
    """Return a proposal, somebody's seat in it and their offer; raises `OutOfDate` where they are not asked."""
    proposal = await work.teams.proposal(review.id)
    there = await work.offers.get(offer)
    if proposal is None or there is None or review.stage in _OVER:
        raise OutOfDate(_NOT_ASKED)
    for at, seat in enumerate(proposal.seats):
        if seat.offer == offer and seat.state in {SeatState.INVITED, SeatState.JOINED}:
            return proposal, at, there
    raise OutOfDate(_NOT_ASKED)


async def answer_invitation(
    review: Review, offer: OfferId, *, comes: bool, work: Work, now: datetime
) -> Chosen:
    """Take in an answer; whoever comes is one of the review's people, and is sent the charter (R76)."""
    proposal, at, there = await invitation(review, offer, work=work)
    seat = proposal.seats[at]
    if seat.state is SeatState.JOINED:
        if comes:
            return seat
        raise OutOfDate("You are in the team already. To leave it, write to the challenge manager.")
    if comes:
        person = await _join(review, seat, there, work=work, now=now)
        seat = seat.model_copy(update={"state": SeatState.JOINED, "person": person.id})
    else:
        seat = Chosen(seat=seat.seat, declined=(*seat.declined, offer))
    proposal = proposal.with_seat(at, seat)
    await work.teams.keep_proposal(proposal)
    told = ShowTeam(proposal=proposal.number, version=proposal.version)
    await work.errands.add(Errand(review=review.id, task=told, due=now, too_late=now + _TO_ASK))
    return seat


async def _join(review: Review, seat: Chosen, offer: Offer, *, work: Work, now: datetime) -> Person:
    """Add somebody to the review, with the account and the chat that are known from the pool."""
    people = await work.people.of(review.id)
    lead_free = not any(p.role is Role.LEAD_PEER and not p.has_left for p in people)
    role = Role.LEAD_PEER if seat.seat.lead and lead_free else Role.PEER
    there = next((p for p in people if p.email.casefold() == offer.email.casefold()), None)
    if there is None:
        line = Line(role=role, name=offer.name, email=offer.email)
        there = line.person(work.people.new_id(), review.id, used={p.initials for p in people})
    joined = there.model_copy(update={"organisation": offer.organisation, "has_left": False})
    await work.people.save(joined)
    if offer.account is not None:
        await work.people.own(joined.id, offer.account)
    if offer.place is not None:
        await work.people.reach(joined.id, offer.place)
    took_part = tuple(dict.fromkeys((*offer.took_part, work.offers.mark_of(review.client))))
    await work.offers.keep(offer.model_copy(update={"took_part": took_part}))
    if offer.place is None:  # whoever offered in Teams has a chat with the bot already
        day = review.day_of(now)
        hello, until = SayHello(person=joined.id, day=day), review.at(day, _END_OF_DAY)
        await work.errands.add(Errand(review=review.id, task=hello, due=now, too_late=until))
    await work.audit.note(AuditLine(review=review.id, at=now, who=joined.id, deed="peer joined"))
    await send_onboarding(review, (joined,), work=work, now=now)
    return joined
