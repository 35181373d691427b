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


class DestroyedTicket(Frozen):
    """A link by which somebody says what they destroyed after the end."""

    review: ReviewId
    person: PersonId
    until: AwareDatetime


class MineTicket(Frozen):
    """A link by which somebody fetches what is kept of them."""

    review: ReviewId
    person: PersonId
    until: AwareDatetime


class ReplyTicket(Frozen):
    """A link by which one system lead answers the summary of a day."""

    review: ReviewId
    person: PersonId
    day: date
    until: AwareDatetime


class EditionTicket(Frozen):
    """A link by which somebody reads an edition of the report and says what should change."""

    review: ReviewId
    person: PersonId
    edition: int
    until: AwareDatetime


class RequestTicket(Frozen):
    """A link by which one system lead answers a request of the team."""

    review: ReviewId
    person: PersonId
    number: int
    until: AwareDatetime


class ScriptTicket(Frozen):
    """A link by which one of a pair reads the words for a session."""

    review: ReviewId
    person: PersonId
    session: SessionId
    until: AwareDatetime


T = TypeVar(
    "T",
    NoteTicket,
    EditionTicket,
    HereTicket,
    ReplyTicket,
    RequestTicket,
    ScriptTicket,
    DestroyedTicket,
    MineTicket,
)


class FormLinks:
    """Makes links to forms and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address = address.rstrip("/")
        self._notes = Signer(secret, purpose="note form")
        self._heres = Signer(secret, purpose="hello form")
        self._replies = Signer(secret, purpose="reply form")
        self._destroyed = Signer(secret, purpose="destroyed form")
        self._mine = Signer(secret, purpose="what is kept of one")
        self._reports = Signer(secret, purpose="edition of the report")
        self._requests = Signer(secret, purpose="request form")
        self._scripts = Signer(secret, purpose="script page")

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

    def report(self, *, review: ReviewId, person: PersonId, edition: int, until: datetime) -> str:
        """Return where somebody reads an edition of the report; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.report(review=review, person=person, edition=edition, until=until)
        ticket = EditionTicket(review=review, person=person, edition=edition, until=until)
        return f"{self._address}/report/{self._reports.sign(ticket.model_dump_json())}"

    @property
    def privacy(self) -> str:
        """Return where everybody can read what is kept about people; nothing without an address."""
        return f"{self._address}/privacy" if self._address else ""

    def request(self, *, review: ReviewId, person: PersonId, number: int, until: datetime) -> str:
        """Return where a system lead answers a request; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.request(review=review, person=person, number=number, until=until)
        ticket = RequestTicket(review=review, person=person, number=number, until=until)
        return f"{self._address}/request/{self._requests.sign(ticket.model_dump_json())}"

    def script(self, *, review: ReviewId, person: PersonId, session: SessionId, until: datetime) -> str:
        """Return where one of a pair reads the words for a session; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.script(review=review, person=person, session=session, until=until)
        ticket = ScriptTicket(review=review, person=person, session=session, until=until)
        return f"{self._address}/script/{self._scripts.sign(ticket.model_dump_json())}"

    def destroyed(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where somebody says what they destroyed; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.destroyed(review=review, person=person, until=until)
        ticket = DestroyedTicket(review=review, person=person, until=until)
        return f"{self._address}/destroyed/{self._destroyed.sign(ticket.model_dump_json())}"

    def mine(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to fetch what is kept of somebody; raises `Refused` without an address."""
        if not self._address:
            return NO_FORMS.mine(review=review, person=person, until=until)
        ticket = MineTicket(review=review, person=person, until=until)
        return f"{self._address}/my-data/{self._mine.sign(ticket.model_dump_json())}"

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

    def request_ticket(self, token: str, *, now: datetime) -> RequestTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._requests, token, RequestTicket, now=now)

    def script_ticket(self, token: str, *, now: datetime) -> ScriptTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._scripts, token, ScriptTicket, now=now)

    def destroyed_ticket(self, token: str, *, now: datetime) -> DestroyedTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._destroyed, token, DestroyedTicket, now=now)

    def mine_ticket(self, token: str, *, now: datetime) -> MineTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._mine, token, MineTicket, now=now)

    def report_ticket(self, token: str, *, now: datetime) -> EditionTicket:
        """Return what a link is good for; raises `NotOurs` for a wrong one, `Over` for an old one."""
        return _read(self._reports, token, EditionTicket, now=now)

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
