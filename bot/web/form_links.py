"""Addresses of forms, each for one person and one card: ids stand in them, and no word of a review."""

from datetime import date, datetime
from typing import TypeVar

from pydantic import AwareDatetime, ValidationError

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId, made_from
from bot.ports.pages import NO_FORMS
from bot.web.signing import NotOurs, Signer


class Over(Exception):
    """The link is ours, and its time is up."""


class NoteTicket(Frozen):
    """A link to a form for one point; `press` is the key of the card for which it stands."""

    review: ReviewId
    person: PersonId
    session: SessionId
    press: str
    until: AwareDatetime

    @property
    def next(self) -> "NoteTicket":
        """The link to another form, for one more point about the same session."""
        return self.model_copy(update={"press": made_from(self.press, "next")[:12]})


class HereTicket(Frozen):
    """A link by which somebody says that a message has come."""

    review: ReviewId
    person: PersonId
    until: AwareDatetime


class ReplyTicket(Frozen):
    """A link by which one system lead answers the summary of a day."""

    review: ReviewId
    person: PersonId
    day: date
    until: AwareDatetime


T = TypeVar("T", NoteTicket, HereTicket, ReplyTicket)


class FormLinks:
    """Makes links to forms and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address = address.rstrip("/")
        self._notes = Signer(secret, purpose="note form")
        self._heres = Signer(secret, purpose="hello form")
        self._replies = Signer(secret, purpose="reply form")

    def note(
        self, *, review: ReviewId, person: PersonId, session: SessionId, press: str, until: datetime
    ) -> str:
        """Return where to write down what was heard in a session; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.note(review=review, person=person, session=session, press=press, until=until)
        ticket = NoteTicket(review=review, person=person, session=session, press=press, until=until)
        return self.address_of(ticket)

    def here(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to say that a message has come; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.here(review=review, person=person, until=until)
        ticket = HereTicket(review=review, person=person, until=until)
        return f"{self._address}/here/{self._heres.sign(ticket.model_dump_json())}"

    def reply(self, *, review: ReviewId, person: PersonId, day: date, until: datetime) -> str:
        """Return where a system lead answers the summary of a day; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.reply(review=review, person=person, day=day, until=until)
        ticket = ReplyTicket(review=review, person=person, day=day, until=until)
        return f"{self._address}/reply/{self._replies.sign(ticket.model_dump_json())}"

    def address_of(self, ticket: NoteTicket) -> str:
        """Return where the form of a ticket is."""
        return f"{self._address}/note/{self.token_of(ticket)}"

    def token_of(self, ticket: NoteTicket) -> str:
        """Return a ticket as it stands in its address."""
        return self._notes.sign(ticket.model_dump_json())

    def note_ticket(self, token: str, *, now: datetime) -> NoteTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._notes, token, NoteTicket, now=now)

    def reply_ticket(self, token: str, *, now: datetime) -> ReplyTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._replies, token, ReplyTicket, now=now)

    def here_ticket(self, token: str, *, now: datetime) -> HereTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._heres, token, HereTicket, now=now)


def _read(signer: Signer, token: str, kind: type[T], *, now: datetime) -> T:
    try:
        ticket = kind.model_validate_json(signer.read(token))
    except ValidationError:
        raise NotOurs from None
    if now > ticket.until:
        raise Over
    return ticket
