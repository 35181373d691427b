"""Addresses of the pages about peers; ids stand in them, and no word of an offer or a review."""

from datetime import datetime

from pydantic import AwareDatetime, ValidationError

from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.ports.peer_pages import NO_PEER_PAGES, NO_REVIEW, PeerPage
from bot.web.form_links import Over
from bot.web.signing import NotOurs, Signer


class PeerTicket(Frozen):
    """A link to a page for one offer or one person."""

    page: PeerPage
    of: str
    review: ReviewId
    until: AwareDatetime


class PeerLinks:
    """Makes links to pages about peers and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address = address.rstrip("/")
        self._signer = Signer(secret, purpose="peer page")

    def page(self, page: PeerPage, *, of: str, until: datetime, review: ReviewId = NO_REVIEW) -> str:
        """Return where a page is; raises `Refused` without an address."""
        if not self._address:
            return NO_PEER_PAGES.page(page, of=of, until=until, review=review)
        if page is PeerPage.OFFER:
            return f"{self._address}/peers"
        ticket = PeerTicket(page=page, of=of, review=review, until=until)
        return f"{self._address}/peers/{self._signer.sign(ticket.model_dump_json())}"

    def ticket(self, token: str, *, now: datetime) -> PeerTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        try:
            ticket = PeerTicket.model_validate_json(self._signer.read(token))
        except ValidationError:
            raise NotOurs from None
        if now > ticket.until:
            raise Over
        return ticket
