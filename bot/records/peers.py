"""The pool of those who offered to be peers, and what is kept on the way to a team."""

from datetime import datetime
from typing import Protocol

from bot.domain.ids import PersonId, ReviewId
from bot.domain.offer import Brought, Offer, OfferId
from bot.domain.proposal import Proposal
from bot.domain.reach import Account
from bot.domain.team_sheet import SheetEntry


class Offers(Protocol):
    """Offers by whoever made them; an address has one that counts."""

    def mark_of(self, words: str) -> str:
        """Return what stands for an address or a client's name, from which it cannot be read."""

    async def keep(self, offer: Offer) -> None:
        """Keep an offer in the place of the one with the same address; unconfirmed ones stand beside it."""

    async def get(self, offer: OfferId) -> Offer | None:
        """Return an offer, if it is still kept."""

    async def with_email(self, email: str) -> Offer | None:
        """Return the confirmed offer of an address, whatever its case."""

    async def owning(self, account: Account) -> Offer | None:
        """Return the offer that was made from an account in Teams."""

    async def all(self) -> tuple[Offer, ...]:
        """Return every offer, those too that are not confirmed or whose time is up."""

    async def forget(self, offer: OfferId) -> None:
        """Take an offer out for good; again changes nothing."""


class Askings(Protocol):
    """How often something was asked for on the public page, counted over all who use this database."""

    async def count(self, of: str, *, now: datetime, until: datetime) -> int:
        """Count one of somebody or something, and return which it is; the count begins anew `until` then.

        Only a mark of it is kept, from which it cannot be read. What counts no more is forgotten.
        """

    async def forget(self, *, before: datetime) -> None:
        """Forget what counts no more."""


class Teams(Protocol):
    """Proposals, what each of a team says of themselves, and what of that was approved; gone at sign-off."""

    async def keep_proposal(self, proposal: Proposal) -> None:
        """Add or change a proposal; its number is 0 until it is kept for the first time."""

    async def proposal(self, review: ReviewId) -> Proposal | None:
        """Return the last proposal of a review and hold the review until this work ends."""

    async def keep_entry(self, review: ReviewId, entry: SheetEntry) -> None:
        """Keep what one of them says of themselves, in the place of what they said before."""

    async def drop_entry(self, review: ReviewId, person: PersonId) -> None:
        """Take out what one of them said of themselves; again changes nothing."""

    async def entries(self, review: ReviewId) -> tuple[SheetEntry, ...]:
        """Return what each says of themselves, and hold the review until this work ends."""

    async def keep_brought(self, review: ReviewId, brought: Brought) -> None:
        """Keep what one of the team brings, in the place of what was kept before."""

    async def drop_brought(self, review: ReviewId, person: PersonId) -> None:
        """Take out what one of the team brings; again changes nothing."""

    async def brought(self, review: ReviewId) -> tuple[Brought, ...]:
        """Return what each brings of whom it was said, and hold the review until this work ends."""

    async def approve(self, review: ReviewId, marks: tuple[str, ...]) -> None:
        """Remember which entries were approved for the client."""

    async def approved(self, review: ReviewId) -> tuple[str, ...]:
        """Return the marks of the entries that were approved."""
