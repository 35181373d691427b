"""People as the database keeps them: who they are, which accounts they own and where they can be reached."""

from typing import Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account, Place
from bot.domain.team import Person
from bot.store.forgetting import forget_person
from bot.store.prepared import Prepared
from bot.store.rows import Condition, Rows, forget_what_was_read
from bot.store.sealing import Destroyed, Sealing, whole
from bot.store.tables import accounts, people, places, reaches, reviews, spent_links

_CHANNEL = ""
"""Stands for the whole team where a place says whose it is."""

_CLIENT = "client"
"""Stands for the client there; no person's id is a word."""


def _newest_first(condition: Condition) -> Prepared:
    age = select(reviews.c.nth).where(reviews.c.id == people.c.review).scalar_subquery()
    return Prepared(select(*whole(people)).where(condition).order_by(age.desc(), people.c.nth))


_OWNING: Final = _newest_first(
    people.c.id.in_(select(accounts.c.person).where(accounts.c.account_mark == bindparam("account_mark")))
)
_WITH_EMAIL: Final = _newest_first(people.c.email_mark == bindparam("email_mark"))


class SqlPeople:
    """People, their accounts and the places where the bot may write to them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._sealing = Sealing(connection)
        self._rows = Rows(connection, table=people, model=Person, called="person", often=True)
        self._accounts = Rows(connection, table=accounts, model=Account, called="account")
        self._places = Rows(connection, table=places, model=Place, called="place", often=True)

    def new_id(self) -> PersonId:
        """Return an id for somebody who is new; it tells nothing of who they are."""
        return PersonId(self._sealing.keys.new_id())

    def mark_of(self, account: Account) -> str:
        """Return what stands for an account, from which it can be neither read nor guessed."""
        return self._sealing.keys.mark(_words_of(account), accounts.c.account_mark.name)

    async def save(self, person: Person) -> None:
        """Add or change a person."""
        await self._rows.put(person, email_mark=person.email.strip().casefold())

    async def of(self, review: ReviewId) -> tuple[Person, ...]:
        """Return everybody in a review, in the order in which they were added."""
        return await self._rows.all(review=review)

    async def get(self, person: PersonId) -> Person:
        """Return a person; raises `NotFound`."""
        return await self._rows.one(id=person)

    async def owning(self, account: Account) -> tuple[Person, ...]:
        """Return the person of each review that owns the account, the newest review first."""
        return await self._rows.legible(_OWNING, account_mark=_words_of(account))

    async def accounts_of(self, person: PersonId) -> tuple[Account, ...]:
        """Return the accounts that a person owns, the first one met first."""
        return await self._accounts.all(person=person)

    async def with_email(self, email: str) -> tuple[Person, ...]:
        """Return the people with that e-mail address, whatever its case, the newest review first."""
        folded = email.strip().casefold()
        return await self._rows.legible(_WITH_EMAIL, email_mark=folded) if folded else ()

    async def own(self, person: PersonId, account: Account) -> None:
        """Remember that a person owns an account; raises `NotFound` for somebody unknown."""
        owner = await self.get(person)
        mark = _words_of(account)
        await self._accounts.put(account, review=owner.review, person=person, account_mark=mark)

    async def reach(self, person: PersonId, place: Place) -> None:
        """Remember where the bot may write to a person; raises `NotFound` for somebody unknown."""
        owner = await self.get(person)
        await self._places.put(place, review=owner.review, of=person)

    async def place_of(self, person: PersonId) -> Place | None:
        """Return where the bot may write to a person."""
        return await self._places.first(of=person)

    async def set_channel(self, review: ReviewId, place: Place) -> None:
        """Remember the team's channel."""
        await self._places.put(place, review=review, of=_CHANNEL)

    async def channel_of(self, review: ReviewId) -> Place | None:
        """Return the team's channel."""
        return await self._places.first(review=review, of=_CHANNEL)

    async def set_client_channel(self, review: ReviewId, place: Place) -> None:
        """Remember the channel in which the client reads the evening's summary."""
        await self._places.put(place, review=review, of=_CLIENT)

    async def client_channel_of(self, review: ReviewId) -> Place | None:
        """Return the channel in which the client reads the evening's summary."""
        return await self._places.first(review=review, of=_CLIENT)

    async def lose(self, place: Place) -> tuple[ReviewId, ...]:
        """Forget a place where the bot can no longer write; return the reviews whose channel it was."""
        kept = await self._connection.execute(select(places.c.nth, places.c.review, places.c.of, places.c.body))
        lost = [row for row in kept if await self._is(place, row.body, row.review)]
        await self._connection.execute(delete(places).where(places.c.nth.in_([row.nth for row in lost])))
        return tuple(ReviewId(row.review) for row in lost if row.of == _CHANNEL)

    async def _is(self, place: Place, sealed: str, review: str) -> bool:
        try:
            kept = await self._sealing.open(sealed, table=places.name, review=review)
        except Destroyed:
            return False
        return Place.model_validate_json(kept).id == place.id

    async def forget(self, person: PersonId) -> None:
        """Take out the accounts and places of one person, and how they were reached."""
        await forget_person(self._connection, person)

    async def forget_people(self, review: ReviewId) -> None:
        """Forget names, addresses, accounts and places of a review; who had which part is left."""
        await self._connection.execute(delete(accounts).where(accounts.c.review == review))
        await self._connection.execute(delete(places).where(places.c.review == review))
        await self._connection.execute(delete(reaches).where(reaches.c.review == review))
        await self._connection.execute(delete(spent_links).where(spent_links.c.review == review))
        for person in await self.of(review):
            nobody = {"name": "", "initials": "", "email": "", "organisation": ""}
            await self.save(person.model_copy(update=nobody))
        forget_what_was_read()


def _words_of(account: Account) -> str:
    """Return the words that an account is found again by."""
    return f"{account.tenant}/{account.object_id}"
