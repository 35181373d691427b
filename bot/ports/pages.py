"""Addresses of the bot's own pages."""

from datetime import date, datetime
from typing import Final, Protocol

from bot.domain.handout import Handout
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.ports.failing import Refused

FILES_NEED_AN_ADDRESS: Final = (
    "I have no web address, so I cannot hand out files. Whoever runs me can set CF_PUBLIC_URL."
)
FORMS_NEED_AN_ADDRESS: Final = (
    "I have no web address, so I cannot hand out forms. Whoever runs me can set CF_PUBLIC_URL."
)


class Links(Protocol):
    """Makes addresses of our own pages that work for one person and for a while."""

    def calendar(self, *, review: ReviewId, person: PersonId, whole: bool, until: datetime) -> str:
        """Return where to fetch somebody's sessions, or all, as a calendar file.

        Raises `Refused` where the bot has no address of its own.
        """

    def handout(self, *, review: ReviewId, person: PersonId, handout: Handout, until: datetime) -> str:
        """Return where somebody fetches the presentation or the report; raises `Refused` without an address."""


class _NoAddress:
    """Stands where the bot has no address of its own: it says so, to whoever asks for a link."""

    def calendar(self, *, review: ReviewId, person: PersonId, whole: bool, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, whole, until
        raise Refused(FILES_NEED_AN_ADDRESS)

    def handout(self, *, review: ReviewId, person: PersonId, handout: Handout, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, handout, until
        raise Refused(FILES_NEED_AN_ADDRESS)


NO_ADDRESS: Final[Links] = _NoAddress()


class Forms(Protocol):
    """Makes addresses of forms that one person can send once, until a day is over."""

    def note(
        self, *, review: ReviewId, person: PersonId, session: SessionId, press: str, until: datetime
    ) -> str:
        """Return where to write down what was heard in a session; `press` is the key of the card it stands for.

        Raises `Refused` where the bot has no address of its own.
        """

    def reply(self, *, review: ReviewId, person: PersonId, day: date, until: datetime) -> str:
        """Return where a system lead answers the summary of a day; raises `Refused` without an address."""

    @property
    def privacy(self) -> str:
        """Return where everybody can read what is kept about people; nothing without an address."""

    def request(self, *, review: ReviewId, person: PersonId, number: int, until: datetime) -> str:
        """Return where a system lead answers a request; raises `Refused` without an address."""

    def script(self, *, review: ReviewId, person: PersonId, session: SessionId, until: datetime) -> str:
        """Return where one of a pair reads the words for a session; raises `Refused` without an address."""

    def report(self, *, review: ReviewId, person: PersonId, edition: int, until: datetime) -> str:
        """Return where somebody reads an edition and says what should change; with `.docx` behind it, the file.

        Raises `Refused` where the bot has no address of its own.
        """

    def here(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to say that a message has come; raises `Refused` without an address."""

    def destroyed(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where somebody says what they destroyed; raises `Refused` without an address."""

    def mine(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to fetch what is kept of somebody; raises `Refused` without an address."""


class _NoForms:
    """Stands where the bot has no address of its own: it says so, to whoever asks for a form."""

    def note(
        self, *, review: ReviewId, person: PersonId, session: SessionId, press: str, until: datetime
    ) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, session, press, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    def reply(self, *, review: ReviewId, person: PersonId, day: date, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, day, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    @property
    def privacy(self) -> str:
        """Return nothing."""
        return ""

    def request(self, *, review: ReviewId, person: PersonId, number: int, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, number, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    def script(self, *, review: ReviewId, person: PersonId, session: SessionId, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, session, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    def report(self, *, review: ReviewId, person: PersonId, edition: int, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, edition, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    def here(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    def destroyed(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, until
        raise Refused(FORMS_NEED_AN_ADDRESS)

    def mine(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, until
        raise Refused(FORMS_NEED_AN_ADDRESS)


NO_FORMS: Final[Forms] = _NoForms()
