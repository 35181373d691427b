"""The pool as the database keeps it: addresses stand in a column of their own only as marks."""

from typing import Final

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.offer import Offer, OfferId
from bot.domain.reach import Account
from bot.store.rows import Rows
from bot.store.sealing import Sealing
from bot.store.tables import pool

_WAITING: Final = "waiting:"


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


class SqlOffers:
    """Offers by whoever made them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._keys = Sealing(connection).keys
        self._rows = Rows(connection, table=pool, model=Offer, called="offer")

    def mark_of(self, words: str) -> str:
        """Return what stands for an address or a client's name, from which it cannot be read."""
        return self._keys.mark(_folded(words), pool.name)

    async def keep(self, offer: Offer) -> None:
        """Keep an offer in the place of the one with the same address; unconfirmed ones stand beside it."""
        known_by = _folded(offer.email) if offer.confirmed else f"{_WAITING}{offer.id}"
        await self._rows.put(offer, email_mark=known_by)

    async def get(self, offer: OfferId) -> Offer | None:
        """Return an offer, if it is still kept."""
        return await self._rows.first(id=offer)

    async def with_email(self, email: str) -> Offer | None:
        """Return the confirmed offer of an address, whatever its case."""
        return await self._rows.first(email_mark=_folded(email)) if email else None

    async def owning(self, account: Account) -> Offer | None:
        """Return the offer that was made from an account in Teams."""
        return next((o for o in await self.all() if o.confirmed and o.account == account), None)

    async def all(self) -> tuple[Offer, ...]:
        """Return every offer, those too that are not confirmed or whose time is up."""
        return await self._rows.all()

    async def forget(self, offer: OfferId) -> None:
        """Take an offer out for good; again changes nothing."""
        await self._connection.execute(delete(pool).where(pool.c.id == offer))
