"""Errands about peers: the pool, invitations, onboarding and the team sheet (R10, R74-R79)."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, assert_never

from bot.domain.errors import OutOfDate
from bot.domain.onboarding import outstanding, still_to_confirm
from bot.domain.post import Post, Sending
from bot.domain.proposal import SeatState
from bot.domain.reach import Place, rung_of
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
from bot.domain.team import Person
from bot.ports.failing import NotReached, Refused, Unavailable
from bot.ports.messages import Letter, Mail
from bot.ports.peer_pages import PeerPage
from bot.usecases.invite_peers import invitation, mark_unanswered
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
from scheduler.agenda.around_sessions import ENDED
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import send_once, standing
from scheduler.trip import Trip

_Drawn = tuple[Place, Callable[[], Card]]
"""A place, and what draws a card for it."""

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
        case InvitePeer() | ChaseInvitation():
            return await _invite(task, trip)
        case ShowTeam():
            return await _show_team(trip)
        case ShowUnanswered():
            return await _show_unanswered(task, trip)
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
        there = await work.posts.find(trip.errand.review, trip.errand.key)
    if offer is None or offer.expires != task.until:
        return not_wanted("They have withdrawn, or have said that they stay.")
    if await standing(there, trip) is not None:
        return DONE
    try:
        url = trip.ports.peer_pages.page(PeerPage.OWN_OFFER, of=offer.id, until=trip.errand.too_late)
    except Refused as why:
        return not_wanted(str(why))
    if trip.ports.mail is None:
        return not_wanted("I have no mailbox to write from.")
    subject, html, text = email(renewal_letter(offer, url))
    letter = Letter(to=offer.email, subject=subject, html=html, text=text)
    return await _posted_once(letter, trip.ports.mail, task, trip)


async def _posted_once(letter: Letter, mail: Mail, task: AskToRenew, trip: Trip) -> Ending:
    """Send a letter to somebody of the pool; what is remembered of it says nothing of them but their offer."""
    begun = Post(
        key=trip.errand.key,
        review=trip.errand.review,
        kind="renewal",
        place=Place(kind="email", id=task.offer),
        posted="",
        at=trip.now,
        sending=Sending.BEGUN,
        errand=trip.errand.key,
    )
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        await work.posts.keep(begun)
    try:
        await mail.send(letter)
    except (Unavailable, Refused):
        async with trip.ports.store.work() as work:
            await work.posts.drop(begun)
        raise
    async with trip.ports.store.work() as work:
        await work.posts.keep(begun.model_copy(update={"sending": Sending.SENT}))
    return DONE


async def _forget(task: ForgetOffer, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        await work.askings.forget(before=trip.now)
        offer = await work.offers.get(task.offer)
        if offer is None or (offer.confirmed and offer.expires > task.until):
            return not_wanted("They have withdrawn, or have said that they stay.")
        await forget_offer(task.offer, work=work)
    return DONE


async def _invite(task: InvitePeer | ChaseInvitation, trip: Trip) -> Ending:
    """Ask somebody in the chat from which they offered, or else by e-mail with a link of their own."""
    again = isinstance(task, ChaseInvitation)
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        try:
            proposal, at, offer = await invitation(review, task.offer, work=work)
        except OutOfDate:
            return not_wanted("They are not asked any more.")
    seat = proposal.seats[at]
    if again and seat.state is SeatState.JOINED:
        return not_wanted("They have said that they come.")

    def letter() -> Card:
        until = trip.errand.too_late
        url = trip.ports.peer_pages.page(PeerPage.INVITATION, of=offer.id, review=review.id, until=until)
        return invitation_letter(review, seat, url, again=again)

    ways: list[_Drawn] = []
    if offer.place is not None:
        ways.append((offer.place, lambda: invitation_card(review, seat, offer.id, again=again)))
    if trip.ports.mail is not None:
        ways.append((Place(kind="email", id=offer.email), letter))
    return await _by_the_first(ways, offer.name, trip)


async def _by_the_first(
    ways: Sequence[_Drawn], name: str, trip: Trip, *, person: Person | None = None
) -> Ending:
    """Send a card by the first way on which somebody is reached; it is drawn when its turn comes."""
    async with trip.ports.store.work() as work:
        there = await work.posts.find(trip.errand.review, trip.errand.key)
    if await standing(there, trip) is not None:
        return DONE
    missed: NotReached | None = None
    for place, draw in ways:
        card, rung = draw(), rung_of(place)
        post = Post(
            key=trip.errand.key,
            review=trip.errand.review,
            kind=card.kind,
            place=place,
            posted="",
            at=trip.now,
            person=person.id if person else None,
            because=because(trip.errand.task),
            holds_words=card.holds_words,
        )
        try:
            await send_once(card, post, trip=trip, to=(person, rung) if person and rung else None)
        except NotReached as why:
            missed = missed or why
        else:
            return DONE
    raise missed or Unavailable(f"{name} has not opened a chat with me yet, and I cannot write to them.")


async def _show_team(trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        proposal = await work.teams.proposal(review.id)
    key = f"{review.id}/team"
    return await to_managers(team_card(review, proposal), managers=managers, trip=trip, key=key)


async def _show_unanswered(task: ShowUnanswered, trip: Trip) -> Ending:
    """Show the challenge manager the team with whoever was asked twice and has not answered."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        waits = await mark_unanswered(review, task.offer, work=work)
    if not waits:
        return not_wanted("They have answered, or are not asked any more.")
    return await _show_team(trip)


async def _onboard(task: SendOnboarding | ChaseOnboarding, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
    if person.has_left or not still_to_confirm(person):
        return not_wanted("They have confirmed everything, or are no longer in the team.")
    card = onboarding_card(review, person, chased=isinstance(task, ChaseOnboarding))

    def letter() -> Card:
        url = _own_page(PeerPage.ONBOARDING, person, trip, lasts=_LINK_LASTS)
        return by_post(card, review, forms=[FormLink(url=url, title=say.PAGE)])

    return await _by_the_first(await _ways(person, trip, card, letter), person.name, trip, person=person)


async def _ways(person: Person, trip: Trip, card: Card, letter: Callable[[], Card]) -> tuple[_Drawn, ...]:
    """Return the ways to somebody alone, the best first, and how a card is drawn on each."""
    async with trip.ports.store.work() as work:
        chat = await work.people.place_of(person.id)
    own: tuple[_Drawn, ...] = ((chat, lambda: card),) if chat else ()
    post_box = Place(kind="email", id=person.email)
    by_mail: tuple[_Drawn, ...] = ((post_box, letter),) if trip.ports.mail and person.email else ()
    return (*own, *by_mail)


def _own_page(page: PeerPage, person: Person, trip: Trip, *, lasts: timedelta) -> str:
    return trip.ports.peer_pages.page(page, of=person.id, review=person.review, until=trip.now + lasts)


async def _show_onboarding(trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        waiting = outstanding(await work.people.of(review.id))
    if not waiting:
        return not_wanted("Every peer has confirmed.")
    return await to_managers(waiting_card(review, waiting), managers=managers, trip=trip)


async def _send_sheet(task: SendTeamSheet, trip: Trip) -> Ending:
    """Send a system lead a link to the sheet that was approved."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
    if person.has_left or review.stage in ENDED:
        return not_wanted("The review is over, or they are no longer in it.")
    page = _own_page(PeerPage.TEAM_SHEET, person, trip, lasts=_SHEET_LASTS)
    card = sheet_for_client_card(review, page)
    ways = await _ways(person, trip, card, lambda: card)
    return await _by_the_first(ways, person.name, trip, person=person)
