"""Addresses of forms, each for one person and one card: ids stand in them, and no word of a review."""

from datetime import date, datetime
from typing import Final

from bot.domain.ids import PersonId, ReviewId, SessionId, made_from
from bot.ports.pages import FORMS_NEED_AN_ADDRESS
from bot.web.tickets import Address, PersonTicket, Tickets


class NoteTicket(PersonTicket):
    """A link to a form for one point; `press` is the key of the card for which it stands."""

    session: SessionId
    press: str

    @property
    def next(self) -> "NoteTicket":
        """The link to another form, for one more point about the same session."""
        return self.model_copy(update={"press": made_from(self.press, "next")[:12]})


class ReplyTicket(PersonTicket):
    """A link by which one system lead answers the summary of a day."""

    day: date


class EditionTicket(PersonTicket):
    """A link by which somebody reads an edition of the report and says what should change."""

    edition: int


class RequestTicket(PersonTicket):
    """A link by which one system lead answers a request of the team."""

    number: int


class ScriptTicket(PersonTicket):
    """A link by which one of a pair reads the words for a session."""

    session: SessionId


class FormLinks:
    """Makes links to forms and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address: Final = Address(address, without=FORMS_NEED_AN_ADDRESS)
        self.notes: Final = Tickets(NoteTicket, secret=secret, purpose="note form")
        self.heres: Final = Tickets(PersonTicket, secret=secret, purpose="hello form")
        self.replies: Final = Tickets(ReplyTicket, secret=secret, purpose="reply form")
        self.confirmations: Final = Tickets(PersonTicket, secret=secret, purpose="destroyed form")
        self.kept: Final = Tickets(PersonTicket, secret=secret, purpose="what is kept of one")
        self.editions: Final = Tickets(EditionTicket, secret=secret, purpose="edition of the report")
        self.requests: Final = Tickets(RequestTicket, secret=secret, purpose="request form")
        self.scripts: Final = Tickets(ScriptTicket, secret=secret, purpose="script page")

    def note(
        self, *, review: ReviewId, person: PersonId, session: SessionId, press: str, until: datetime
    ) -> str:
        """Return where to write down what was heard in a session; raises `Refused` without an address."""
        return self.address_of(
            NoteTicket(review=review, person=person, session=session, press=press, until=until)
        )

    def address_of(self, ticket: NoteTicket) -> str:
        """Return where the form of a ticket is; raises `Refused` without an address."""
        return self._address.of(f"note/{self.notes.token_of(ticket)}")

    def here(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to say that a message has come; raises `Refused` without an address."""
        ticket = PersonTicket(review=review, person=person, until=until)
        return self._address.of(f"here/{self.heres.token_of(ticket)}")

    def reply(self, *, review: ReviewId, person: PersonId, day: date, until: datetime) -> str:
        """Return where a system lead answers the summary of a day; raises `Refused` without an address."""
        ticket = ReplyTicket(review=review, person=person, day=day, until=until)
        return self._address.of(f"reply/{self.replies.token_of(ticket)}")

    def report(self, *, review: ReviewId, person: PersonId, edition: int, until: datetime) -> str:
        """Return where somebody reads an edition of the report; raises `Refused` without an address."""
        ticket = EditionTicket(review=review, person=person, edition=edition, until=until)
        return self._address.of(f"report/{self.editions.token_of(ticket)}")

    @property
    def privacy(self) -> str:
        """Return where everybody can read what is kept about people; nothing without an address."""
        return self._address.of("privacy") if self._address else ""

    def request(self, *, review: ReviewId, person: PersonId, number: int, until: datetime) -> str:
        """Return where a system lead answers a request; raises `Refused` without an address."""
        ticket = RequestTicket(review=review, person=person, number=number, until=until)
        return self._address.of(f"request/{self.requests.token_of(ticket)}")

    def script(self, *, review: ReviewId, person: PersonId, session: SessionId, until: datetime) -> str:
        """Return where one of a pair reads the words for a session; raises `Refused` without an address."""
        ticket = ScriptTicket(review=review, person=person, session=session, until=until)
        return self._address.of(f"script/{self.scripts.token_of(ticket)}")

    def destroyed(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where somebody says what they destroyed; raises `Refused` without an address."""
        ticket = PersonTicket(review=review, person=person, until=until)
        return self._address.of(f"destroyed/{self.confirmations.token_of(ticket)}")

    def mine(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to fetch what is kept of somebody; raises `Refused` without an address."""
        ticket = PersonTicket(review=review, person=person, until=until)
        return self._address.of(f"my-data/{self.kept.token_of(ticket)}")
