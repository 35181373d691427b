"""Errands about peers: the pool, invitations, onboarding and the team sheet (R10, R74-R79)."""

from datetime import timedelta
from typing import Final, assert_never

from bot.domain.errors import OutOfDate
from bot.domain.offer import Offer
from bot.domain.onboarding import outstanding, still_to_confirm
from bot.domain.post import Post
from bot.domain.reach import Place, Rung
from bot.domain.review import Review
from bot.domain.tasks.peers import (
    AskToRenew,
    ChaseOnboarding,
    ForgetOffer,
    InvitePeer,
    PeerTask,
    SendOnboarding,
    SendTeamSheet,
    ShowOnboarding,
    ShowTeam,
)
from bot.domain.team import Person
from bot.ports.failing import NotReached, Refused, Unavailable
from bot.ports.messages import Letter
from bot.ports.peer_pages import PeerPage
from bot.usecases.invite_peers import invitation
from bot.usecases.keep_pool import forget_offer
from cards.because import because
from cards.card import Card
from cards.email import email
from cards.invitation import invitation_card, invitation_letter
from cards.offer_answers import renewal_letter
from cards.onboarding import onboarding_card, waiting_card
from cards.phrases import onboarding as say
from cards.reach import FormLink, by_post
from cards.team_proposal import team_card
from cards.team_sheet import sheet_for_client_card
from scheduler.delivery import Way, put, to_person, ways_to
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import send_once, standing
from scheduler.trip import Trip
from scheduler.with_the_client import review_and_managers

_LINK_LASTS: Final = timedelta(days=14)
_SHEET_LASTS: Final = timedelta(days=60)
"""How long the client's link to the team sheet works; with sign-off it ends in any case."""


async def see_to_peers(task: PeerTask, trip: Trip) -> Ending:  # noqa: PLR0911 - one line for each kind
    """Carry out an errand about peers."""
    match task:
        case AskToRenew():
            return await _ask_to_renew(task, trip)
        case ForgetOffer():
            return await _forget(task, trip)
        case InvitePeer():
            return await _invite(task, trip)
        case ShowTeam():
            return await _show_team(trip)
        case SendOnboarding() | ChaseOnboarding():
            return await _onboard(task, trip)
        case ShowOnboarding():
            return await _show_onboarding(trip)
        case SendTeamSheet():
            return await _send_sheet(task, trip)
        case _:
            assert_never(task)


async def _ask_to_renew(task: AskToRenew, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        offer = await work.offers.get(task.offer)
    if offer is None or offer.expires != task.until:
        return not_wanted("They have withdrawn, or have said that they stay.")
    try:
        url = trip.ports.peer_pages.page(PeerPage.OWN_OFFER, of=offer.id, until=trip.errand.too_late)
    except Refused as why:
        return not_wanted(str(why))
    if trip.ports.mail is None:
        return not_wanted("I have no mailbox to write from.")
    subject, html, text = email(renewal_letter(offer, url))
    await trip.ports.mail.send(Letter(to=offer.email, subject=subject, html=html, text=text))
    return DONE


async def _forget(task: ForgetOffer, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        offer = await work.offers.get(task.offer)
        if offer is None or (offer.confirmed and offer.expires > task.until):
            return not_wanted("They have withdrawn, or have said that they stay.")
        await forget_offer(task.offer, work=work)
    return DONE


async def _invite(task: InvitePeer, trip: Trip) -> Ending:
    """Ask somebody in the chat from which they offered, or else by e-mail with a link of their own."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        try:
            proposal, at, offer = await invitation(review, task.offer, work=work)
        except OutOfDate:
            return not_wanted("They are not asked any more.")
        there = await work.posts.find(review.id, trip.errand.key)
    if await standing(there, trip) is not None:
        return DONE
    seat = proposal.seats[at]
    if offer.place is not None:
        try:
            await _send(invitation_card(review, seat, offer.id), offer.place, trip)
        except NotReached:
            pass
        else:
            return DONE
    url = trip.ports.peer_pages.page(
        PeerPage.INVITATION, of=offer.id, review=review.id, until=trip.errand.too_late
    )
    await _send(invitation_letter(review, seat, url), _post_box(offer), trip)
    return DONE


def _post_box(offer: Offer) -> Place:
    return Place(kind="email", id=offer.email)


async def _send(card: Card, place: Place, trip: Trip) -> None:
    post = Post(
        key=trip.errand.key,
        review=trip.errand.review,
        kind=card.kind,
        place=place,
        posted="",
        at=trip.now,
        because=because(trip.errand.task),
    )
    await send_once(card, post, trip=trip)


async def _show_team(trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        proposal = await work.teams.proposal(review.id)
    key = f"{review.id}/team"
    return await to_person(team_card(review, proposal), person=managers[0], trip=trip, key=key)


async def _onboard(task: SendOnboarding | ChaseOnboarding, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
    if person.has_left or not still_to_confirm(person):
        return not_wanted("They have confirmed everything, or are no longer in the team.")
    card = onboarding_card(review, person, chased=isinstance(task, ChaseOnboarding))
    return await _to_peer(card, person, review, trip)


async def _to_peer(card: Card, person: Person, review: Review, trip: Trip) -> Ending:
    """Send a card to a peer's own chat, or else by e-mail with a page that has its buttons."""
    async with trip.ports.store.work() as work:
        there = await work.posts.find(review.id, trip.errand.key)
        ways = await ways_to(person, ports=trip.ports, work=work)
    if await standing(there, trip) is not None:
        return DONE
    missed: NotReached | None = None
    for way in ways:
        drawn = _by(way, card, person, review, trip)
        if drawn is None:
            continue
        try:
            await put(drawn, way, person=person, trip=trip, key=trip.errand.key)
        except NotReached as why:
            missed = missed or why
        else:
            return DONE
    raise missed or Unavailable(f"{person.name} has not opened a chat with me yet.")


def _by(way: Way, card: Card, person: Person, review: Review, trip: Trip) -> Card | None:
    match way.rung:
        case Rung.PERSONAL:
            return card
        case Rung.CHANNEL:
            return None
        case Rung.EMAIL:
            until = trip.now + _LINK_LASTS
            url = trip.ports.peer_pages.page(PeerPage.ONBOARDING, of=person.id, review=review.id, until=until)
            return by_post(card, review, forms=[FormLink(url=url, title=say.PAGE)])


async def _show_onboarding(trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        waiting = outstanding(await work.people.of(review.id))
    if not waiting:
        return not_wanted("Every peer has confirmed.")
    return await to_person(waiting_card(review, waiting), person=managers[0], trip=trip)


async def _send_sheet(task: SendTeamSheet, trip: Trip) -> Ending:
    """Send a system lead a link to the sheet that was approved."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
    url = trip.ports.peer_pages.page(
        PeerPage.TEAM_SHEET, of=person.id, review=review.id, until=trip.now + _SHEET_LASTS
    )
    return await to_person(sheet_for_client_card(review, url), person=person, trip=trip)
