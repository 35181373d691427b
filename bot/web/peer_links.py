"""Addresses of the pages about peers; ids stand in them, and no word of an offer or a review."""

from datetime import datetime
from typing import Final

from bot.domain.ids import ReviewId
from bot.ports.peer_pages import NO_REVIEW, PAGES_NEED_AN_ADDRESS, PeerPage
from bot.web.tickets import Address, Ticket, Tickets


class PeerTicket(Ticket):
    """A link to a page for one offer or one person."""

    page: PeerPage
    of: str
    review: ReviewId


class PeerLinks:
    """Makes links to pages about peers and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address: Final = Address(address, without=PAGES_NEED_AN_ADDRESS)
        self.pages: Final = Tickets(PeerTicket, secret=secret, purpose="peer page")

    def page(self, page: PeerPage, *, of: str, until: datetime, review: ReviewId = NO_REVIEW) -> str:
        """Return where a page is; raises `Refused` without an address."""
        if page is PeerPage.OFFER:
            return self._address.of("peers")
        ticket = PeerTicket(page=page, of=of, review=review, until=until)
        return self._address.of(f"peers/{self.pages.token_of(ticket)}")
