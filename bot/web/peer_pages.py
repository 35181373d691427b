"""The pages behind links to peers: confirm, keep or withdraw an offer, answer, read the charter (R74-R79)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.domain.errors import Incomplete, NotFound, OutOfDate
from bot.domain.ids import PersonId
from bot.domain.offer import Offer, OfferId
from bot.domain.review import Review, Stage
from bot.domain.team import Person
from bot.ports.peer_pages import PeerPage
from bot.records.work import Work
from bot.usecases.invite_peers import answer_invitation, invitation
from bot.usecases.keep_pool import forget_offer
from bot.usecases.offer_to_be_a_peer import confirm_offer, renew_offer
from bot.usecases.show_team_sheet import entry_of
from bot.usecases.who_is_who import person_named
from bot.web.behind_links import by_email, shown
from bot.web.peer_links import PeerLinks, PeerTicket
from bot.web.photograph_form import with_photograph
from bot.web.signed_form import Form, SignedForm
from cards.card import Card
from cards.html import read_form
from cards.invitation import invitation_answered_card, invitation_card
from cards.offer_answers import (
    confirm_offer_card,
    in_the_pool_card,
    own_offer_card,
    renewed_card,
    withdrawn_card,
)
from cards.onboarding import onboarding_card
from cards.team_sheet import about_me_card

_OF_ONE_PERSON: Final = frozenset({"onboarding.confirm", "sheet.tell", "sheet.take_back"})
"""What the pages of one of the team may send."""


class PeerPagesShown(SignedForm[PeerLinks]):
    """Shows the page of a link and takes in what is pressed on it; to open one changes nothing."""

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.pages.read(token, now=self._clock())
        self._knocks.count(f"{ticket.page}/{ticket.of}")
        match ticket.page:
            case PeerPage.CONFIRM | PeerPage.OWN_OFFER:
                return await self._offer(ticket, token, form)
            case PeerPage.INVITATION:
                return await self._invitation(ticket, token, form)
            case PeerPage.ONBOARDING | PeerPage.ABOUT_ME:
                return await self._person(ticket, token, form)
            case PeerPage.TEAM_SHEET:
                raise web.HTTPSeeOther(f"{token}/sheet")
            case PeerPage.OFFER:
                raise NotFound("That page has no link of its own.")

    async def _offer(self, ticket: PeerTicket, token: str, form: Form | None) -> web.Response:
        """Show an offer to whoever made it, and confirm, keep or withdraw it as they press."""
        now, confirming = self._clock(), ticket.page is PeerPage.CONFIRM
        async with self._store.work() as work:
            offer = await work.offers.get(OfferId(ticket.of))
            if offer is None or offer.confirmed == confirming:
                raise OutOfDate("This link was used already, or its time is up.")
            if form is None:
                card = confirm_offer_card(offer) if confirming else own_offer_card(offer)
                return shown(card, action=token)
            card = await _pressed_on(offer, form, confirming=confirming, work=work, now=now)
        return shown(card, action=token)

    async def _invitation(self, ticket: PeerTicket, token: str, form: Form | None) -> web.Response:
        async with self._store.work() as work:
            review = await work.reviews.get(ticket.review)
            proposal, at, offer = await invitation(review, OfferId(ticket.of), work=work)
            if form is None:
                return shown(invitation_card(review, proposal.seats[at], offer.id), action=token)
            comes = _comes(form)
            await answer_invitation(review, offer.id, comes=comes, work=work, now=self._clock())
        return shown(invitation_answered_card(review, comes=comes))

    async def _person(self, ticket: PeerTicket, token: str, form: Form | None) -> web.Response:
        """Show one of the team what they confirm or what they say of themselves, and take it in."""
        review, person = await self._whose(ticket)
        if form is not None:
            verb, data = read_form(form)
            if verb not in _OF_ONE_PERSON:
                raise OutOfDate("This page is out of date, so nothing was changed.")
            about = {**_ids(data), "review": review.id}
            pressed = Pressed(by_email(person), verb, {**data, "about": about})
            answer = await self._answers.answer(pressed)
            if ticket.page is PeerPage.ABOUT_ME and answer is not None:
                return await self._about_me(review, person, token, drawn=answer)
            return shown(answer or onboarding_card(review, person), action=token)
        if ticket.page is PeerPage.ONBOARDING:
            return shown(onboarding_card(review, person), action=token)
        return await self._about_me(review, person, token, drawn=None)

    async def _about_me(
        self, review: Review, person: Person, token: str, *, drawn: Card | None
    ) -> web.Response:
        async with self._store.work() as work:
            entry = await entry_of(person, work=work)
        return with_photograph(drawn or about_me_card(review, entry), entry, action=token)

    async def _whose(self, ticket: PeerTicket) -> tuple[Review, Person]:
        async with self._store.work() as work:
            return await whose(ticket, work=work)


async def whose(ticket: PeerTicket, *, work: Work) -> tuple[Review, Person]:
    """Return the review and the person whom a link names; raises `NotFound` once the review is over."""
    review = await work.reviews.get(ticket.review)
    person = await person_named(PersonId(ticket.of), review=review.id, work=work)
    if review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
        raise NotFound("This review is over.")
    return review, person


async def _pressed_on(offer: Offer, form: Form, *, confirming: bool, work: Work, now: datetime) -> Card:
    verb, data = read_form(form)
    match verb:
        case "offer.confirm" if confirming:
            return in_the_pool_card(await confirm_offer(offer.id, work=work, now=now))
        case "offer.renew" if not confirming:
            return await _renewed(offer, str(data["keep"]) if "keep" in data else "", work=work, now=now)
        case "offer.withdraw" if not confirming:
            await forget_offer(offer.id, work=work)
            return withdrawn_card()
        case _:
            raise OutOfDate("This page is out of date, so nothing was changed.")


async def _renewed(offer: Offer, months: str, *, work: Work, now: datetime) -> Card:
    """Keep an offer for longer; where it is not said how long, that is asked again."""
    try:
        return renewed_card(await renew_offer(offer.id, months, work=work, now=now))
    except Incomplete as wrong:
        return own_offer_card(offer, problem=wrong.sentence)


def _comes(form: Form) -> bool:
    """Return what was pressed on an invitation; raises `OutOfDate` for anything else."""
    verb, data = read_form(form)
    said = _ids(data)
    if verb != "invitation.answer" or "comes" not in said or said["comes"] not in {"yes", "no"}:
        raise OutOfDate("This page is out of date, so nothing was changed.")
    return said["comes"] == "yes"


def _ids(data: Mapping[str, object]) -> dict[str, object]:
    """Return the ids that a button of ours sent back."""
    match data:
        case {"about": {**ids}}:
            return {str(name): value for name, value in ids.items()}
        case _:
            return {}
