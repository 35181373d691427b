"""Somebody offers to be a peer, in Teams or on the public page, and withdraws it (S0, R79)."""

from datetime import timedelta
from typing import Final

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply
from bot.domain.errors import Incomplete, NotAllowed, OutOfDate
from bot.domain.offer import Offer
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.ports.messages import Letter
from bot.ports.peer_pages import PeerPage
from bot.usecases.keep_pool import forget_offer
from bot.usecases.limit_letters import has_letters_enough
from bot.usecases.offer_to_be_a_peer import TIME_TO_CONFIRM, Offering, take_offer
from cards.email import email
from cards.offer import offer_card, offer_kept_card
from cards.offer_answers import confirm_letter, in_the_pool_card, look_in_mail_card, withdrawn_card
from cards.phrases import offer as say
from cards.sent_about_peers import SendOffer

_PAGE_LASTS: Final = timedelta(days=1)


async def offer(said: Said, ports: Ports) -> Reply:
    """Return the form, or how somebody's offer stands; without an address that Teams vouches for, a page."""
    address = _address(said.caller, ports)
    async with ports.store.work() as work:
        kept = await work.offers.with_email(address)
    return Reply(offer_kept_card(kept) if kept else offer_card(email=address))


async def open_offer(caller: Caller, ports: Ports) -> Reply:
    """Return the form with what was sent before, to be changed."""
    address = _address(caller, ports)
    async with ports.store.work() as work:
        kept = await work.offers.with_email(address)
    return Reply(offer_card(email=address, kept=kept))


async def send_offer(sent: SendOffer, caller: Caller, ports: Ports) -> Reply:
    """Keep an offer: from Teams at once, from the web once its address has answered a letter."""
    from_web = caller.place.kind == "email"
    address = sent.my_email if from_web else _address(caller, ports)
    offering = _offering(sent, caller, address=address)
    async with ports.store.work() as work:
        if from_web and await has_letters_enough(address, work=work, now=ports.clock()):
            return Reply(look_in_mail_card())
        kept = await take_offer(offering, vouched=not from_web, work=work, now=ports.clock())
    if not from_web:
        return Reply(in_the_pool_card(kept))
    await _ask_address(kept, ports)
    return Reply(look_in_mail_card())


async def withdraw(caller: Caller, ports: Ports) -> Reply:
    """Take somebody's own offer out of the pool."""
    address = _address(caller, ports)
    async with ports.store.work() as work:
        kept = await work.offers.with_email(address)
        if kept is None:
            raise OutOfDate("You are not in the pool of peers, so nothing was changed.")
        await forget_offer(kept.id, work=work)
    return Reply(withdrawn_card())


def _address(caller: Caller, ports: Ports) -> str:
    """Return the address that Teams vouches for; raises `NotAllowed` where there is none."""
    if caller.addresses:
        return caller.addresses[0]
    try:
        page = ports.peer_pages.page(PeerPage.OFFER, of="", until=ports.clock() + _PAGE_LASTS)
    except Refused:
        raise NotAllowed(say.NO_ADDRESS_NO_PAGE) from None
    raise NotAllowed(say.NO_ADDRESS.format(url=page))


async def _ask_address(kept: Offer, ports: Ports) -> None:
    """Send the letter with the link by which an offer is confirmed; the port is not called in a transaction."""
    if ports.mail is None:
        raise Incomplete(say.NO_MAIL)
    until = ports.clock() + TIME_TO_CONFIRM
    url = ports.peer_pages.page(PeerPage.CONFIRM, of=kept.id, until=until)
    subject, html, text = email(confirm_letter(url))
    await ports.mail.send(Letter(to=kept.email, subject=subject, html=html, text=text))


def _offering(sent: SendOffer, caller: Caller, *, address: str) -> Offering:
    in_teams = caller.place.kind == "personal"
    return Offering(
        name=sent.my_name,
        email=address,
        role=sent.my_role,
        organisation=sent.my_organisation,
        region=sent.region,
        outline=sent.outline,
        brings=sent.brings,
        time=sent.time,
        lived=sent.lived,
        trained=sent.trained,
        conflicts=sent.conflicts,
        earlier=sent.earlier,
        away=sent.away,
        keep=sent.keep,
        agree=sent.agree,
        account=caller.account if in_teams else None,
        place=caller.place if in_teams else None,
    )
