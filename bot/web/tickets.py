"""Tickets: what a signed link is good for and until when, and the addresses in which they stand."""

from datetime import datetime
from typing import Generic, TypeVar

from pydantic import AwareDatetime, ValidationError

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.ports.failing import Refused
from bot.web.signing import NotOurs, Signer


class Over(Exception):
    """The link is ours, and its time is up."""


class Ticket(Frozen):
    """What a link is good for, until a moment; ids stand in it, and no word of a review."""

    until: AwareDatetime


class PersonTicket(Ticket):
    """A link for one person of a review."""

    review: ReviewId
    person: PersonId


T = TypeVar("T", bound=Ticket)


class Tickets(Generic[T]):
    """Signs the tickets of one purpose and knows them again; those of another purpose are not ours."""

    def __init__(self, kind: type[T], *, secret: str, purpose: str) -> None:
        self._kind = kind
        self._signer = Signer(secret, purpose=purpose)

    def token_of(self, ticket: T) -> str:
        """Return a ticket as it stands in its address."""
        return self._signer.sign(ticket.model_dump_json())

    def read(self, token: str, *, now: datetime) -> T:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        try:
            ticket = self._kind.model_validate_json(self._signer.read(token))
        except ValidationError:
            raise NotOurs from None
        if now > ticket.until:
            raise Over
        return ticket


class Address:
    """Where people reach this server; `without` one, that is the sentence for whoever asks for a link."""

    def __init__(self, address: str, *, without: str) -> None:
        self._address = address.rstrip("/")
        self._without = without

    def __bool__(self) -> bool:
        return bool(self._address)

    def of(self, path: str) -> str:
        """Return where a page is; raises `Refused` without an address."""
        if not self:
            raise Refused(self._without)
        return f"{self._address}/{path}"
