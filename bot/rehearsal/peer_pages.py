"""A stand-in for the pages of peers: links that look like real ones and lead nowhere."""

from datetime import datetime

from bot.domain.ids import ReviewId, made_from
from bot.ports.peer_pages import NO_REVIEW, PeerPage


class StandInPeerPages:
    """Gives everybody a link of their own, as the web would."""

    def page(self, page: PeerPage, *, of: str, until: datetime, review: ReviewId = NO_REVIEW) -> str:
        """Return the link, which is the same whenever the same person is sent it."""
        del until
        return f"https://reviews.example/{page.name.lower()}/{made_from(page.value, review, of)[:12]}"
