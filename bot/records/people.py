"""Reviews, people and how they are reached, as they are kept."""

from datetime import datetime
from typing import Protocol

from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account, Place, Reachability
from bot.domain.review import Review
from bot.domain.team import Person


class Reviews(Protocol):
    """Reviews by id."""

    def new_id(self) -> ReviewId:
        """Return an id for a review that is new; it tells nothing of the client."""

    def new_secret(self) -> str:
        """Return a secret for a review that is new, of 144 bits."""

    async def save(self, review: Review) -> None:
        """Add or change a review."""

    async def get(self, review: ReviewId) -> Review:
        """Return a review; raises `NotFound`."""

    async def all(self) -> tuple[Review, ...]:
        """Return every review that is not yet destroyed, oldest first."""


class People(Protocol):
    """People, their accounts and the places where the bot may write to them."""

    def new_id(self) -> PersonId:
        """Return an id for somebody who is new; it tells nothing of who they are."""

    def mark_of(self, account: Account) -> str:
        """Return what stands for an account, from which it can be neither read nor guessed."""

    async def save(self, person: Person) -> None:
        """Add or change a person."""

    async def of(self, review: ReviewId) -> tuple[Person, ...]:
        """Return everybody in a review, in the order in which they were added."""

    async def get(self, person: PersonId) -> Person:
        """Return a person; raises `NotFound`."""

    async def owning(self, account: Account) -> tuple[Person, ...]:
        """Return the person of each review that owns the account, the newest review first."""

    async def accounts_of(self, person: PersonId) -> tuple[Account, ...]:
        """Return the accounts that a person owns, the first one met first."""

    async def with_email(self, email: str) -> tuple[Person, ...]:
        """Return the people with that e-mail address, whatever its case."""

    async def own(self, person: PersonId, account: Account) -> None:
        """Remember that a person owns an account."""

    async def reach(self, person: PersonId, place: Place) -> None:
        """Remember where the bot may write to a person."""

    async def place_of(self, person: PersonId) -> Place | None:
        """Return where the bot may write to a person."""

    async def forget_people(self, review: ReviewId) -> None:
        """Take out names, e-mail addresses, accounts and places; ids and roles stay for the audit (R69)."""

    async def forget(self, person: PersonId) -> None:
        """Take out the accounts and places of one person, and how they were reached (R69)."""

    async def set_channel(self, review: ReviewId, place: Place) -> None:
        """Remember the team's channel."""

    async def channel_of(self, review: ReviewId) -> Place | None:
        """Return the team's channel."""

    async def set_client_channel(self, review: ReviewId, place: Place) -> None:
        """Remember the channel in which the client reads the evening's summary."""

    async def client_channel_of(self, review: ReviewId) -> Place | None:
        """Return the channel in which the client reads the evening's summary."""

    async def lose(self, place: Place) -> tuple[ReviewId, ...]:
        """Forget a place where the bot can no longer write; return the reviews whose channel it was."""


class Reaches(Protocol):
    """How each way of reaching people worked, and which links to a form were used."""

    async def keep(self, reach: Reachability) -> None:
        """Remember how a way of reaching somebody worked, in the place of what was known of it."""

    async def of(self, review: ReviewId) -> tuple[Reachability, ...]:
        """Return what is known of each way of reaching each person."""

    async def to(self, person: PersonId, review: ReviewId) -> tuple[Reachability, ...]:
        """Return what is known of each way of reaching one person."""

    async def spend(self, review: ReviewId, mark: str, *, at: datetime) -> None:
        """Remember that a link was used; again changes nothing."""

    async def is_spent(self, review: ReviewId, mark: str) -> bool:
        """Say whether a link was used."""
