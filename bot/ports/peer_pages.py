"""Addresses of the pages about peers: the public form, and those behind signed links."""

from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from bot.domain.ids import ReviewId
from bot.ports.failing import Refused


class PeerPage(StrEnum):
    """Which page a link opens."""

    OFFER = "offer"
    CONFIRM = "confirm"
    OWN_OFFER = "own offer"
    INVITATION = "invitation"
    ONBOARDING = "onboarding"
    ABOUT_ME = "about me"
    TEAM_SHEET = "team sheet"


PAGES_NEED_AN_ADDRESS: Final = (
    "I have no web address, so I cannot hand out pages. Whoever runs me can set CF_PUBLIC_URL."
)

NO_REVIEW: Final = ReviewId("")
"""Stands for the review in pages of the pool."""


class PeerPages(Protocol):
    """Makes addresses of our own pages that work for one person and for a while."""

    def page(self, page: PeerPage, *, of: str, until: datetime, review: ReviewId = NO_REVIEW) -> str:
        """Return where a page is; `of` is the id of an offer or a person.

        Raises `Refused` where the bot has no address of its own.
        """


class _NoPages:
    """Stands where the bot has no address of its own: it says so, to whoever asks for a page."""

    def page(self, page: PeerPage, *, of: str, until: datetime, review: ReviewId = NO_REVIEW) -> str:
        """Return nothing; raises `Refused`."""
        del page, of, until, review
        raise Refused(PAGES_NEED_AN_ADDRESS)


NO_PEER_PAGES: Final[PeerPages] = _NoPages()
