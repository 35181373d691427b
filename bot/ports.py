"""What the core needs from outside, and the two ways in which the outside fails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from pydantic import AwareDatetime

from bot.domain.feedback import Feedback
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.reach import Place
from bot.domain.timetable import Draft
from bot.records.work import Store


class Unavailable(Exception):
    """It may work later; `retry_after` is how long the other side asked us to wait, where it said so."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Refused(Exception):
    """It will not work until a human acts; the reason is a sentence for the challenge manager."""


class NotReached(Refused):
    """Nobody can be written to in that place: the bot was blocked or taken out, or the chat is no more."""


# --- Messages ---------------------------------------------------------------------------------------


class Message(Protocol):
    """What goes out: a card, with a plain sentence for notifications and for clients without cards."""

    @property
    def kind(self) -> str:
        """Which card it is: `briefing`, `capture`, `board` …."""

    @property
    def text(self) -> str:
        """The plain sentence; it never holds what somebody said."""

    def as_teams(self) -> dict[str, object]:
        """Return the card as Teams reads it."""


class Messenger(Protocol):
    """Puts messages where people are. Both raise `Unavailable` or `Refused`."""

    async def post(self, place: Place, message: Message) -> str:
        """Send a new message and return its id in that place."""

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Put another message in the place of one that was posted; doing so again changes nothing."""


class Letter(Frozen):
    """An e-mail to one person, as HTML and in plain text."""

    to: str
    subject: str
    html: str
    text: str


class Mail(Protocol):
    """Sends e-mails from a mailbox of the team's."""

    async def send(self, letter: Letter) -> None:
        """Hand over an e-mail to be delivered; raises `Unavailable` or `Refused`."""


# --- Meetings ---------------------------------------------------------------------------------------


class Attendee(Frozen):
    """Somebody to invite."""

    name: str
    email: str


class MeetingWanted(Frozen):
    """A meeting as it should be; (session, generation) is its identity, however often it is asked for."""

    review: ReviewId
    session: SessionId
    generation: int = 1
    organiser: str
    subject: str
    starts: AwareDatetime
    ends: AwareDatetime
    zone: str
    attendees: tuple[Attendee, ...] = ()


class MeetingMade(Frozen):
    """A meeting as it is."""

    event: str
    join_url: str


class Gone(Refused):
    """The meeting is no longer in the organiser's calendar: it can be made anew, as its next generation."""


class Meetings(Protocol):
    """Keeps Teams meetings. All raise `Unavailable` or `Refused`, and all may be repeated without harm."""

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make the meeting, or return the one that was made for this session and generation before."""

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Change times, subject and attendees of a meeting; its join link stays.

        Raises `Gone` where somebody took the meeting out.
        """

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel a meeting and tell those invited; one that is gone already counts as cancelled."""


class Entry(Frozen):
    """A meeting as it stands in the calendar now; one that is gone has neither start nor end."""

    event: str
    starts: AwareDatetime | None = None
    ends: AwareDatetime | None = None

    @property
    def is_gone(self) -> bool:
        """Whether it was cancelled or taken out."""
        return self.starts is None


class Seen(Frozen):
    """What changed in a calendar since the last look, and the link from which to look on."""

    entries: tuple[Entry, ...]
    link: str


class Subscribed(Frozen):
    """A promise to be told of changes, until it runs out."""

    id: str
    until: AwareDatetime


class Calendars(Protocol):
    """Follows what people do to meetings in the organiser's calendar. All raise `Unavailable` or `Refused`."""

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str = "") -> Seen:
        """Return what changed since the link was given, or without a link all that stands in between.

        A link that has run out is answered as if none had been given.
        """

    async def entry(self, organiser: str, event: str) -> Entry:
        """Return one meeting as it is now: an announced deletion is believed only after asking this."""

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        """Ask to be told of changes; raises `Refused` where the bot has no address to be told at."""

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        """Ask to be told for longer; raises `Refused` where the promise is no longer known."""


# --- Timetables and documents -----------------------------------------------------------------------


class Timetables(Protocol):
    """Reads what clients send."""

    async def read(self, name: str, content: bytes, *, first_day: date | None) -> Draft:
        """Return the draft, off the event loop; raises `NotATimetable` with a sentence for the sender."""


class Document(Frozen):
    """A file that the review hands out."""

    name: str
    content: bytes


class Documents(Protocol):
    """Writes what the client receives."""

    async def presentation(self, feedback: Feedback) -> Document:
        """Return the final feedback as a PowerPoint file."""

    async def report(self, feedback: Feedback) -> Document:
        """Return the draft report as a Word file."""


class Pool(Protocol):
    """Texts beside one another, each known by its number from 0."""

    async def add(self, text: str) -> int:
        """Add one text and return its number."""

    def likened(self, number: int) -> Sequence[float]:
        """Return how alike each text is to one, from 0 to 1, in their order."""

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """Return what both speak of in plain words, the most telling first; nothing where no word says it."""


class Likeness(Protocol):
    """Says how alike short texts are, on this machine: it opens no connection and keeps nothing on disk."""

    async def pool(self, texts: Sequence[str]) -> Pool:
        """Return texts beside one another, read off the event loop; raises `Refused`."""


class Links(Protocol):
    """Makes addresses of our own pages that work for one person and for a while."""

    def calendar(self, *, review: ReviewId, person: PersonId, whole: bool, until: datetime) -> str:
        """Return where to fetch somebody's sessions, or all, as a calendar file.

        Raises `Refused` where the bot has no address of its own.
        """


class _NoAddress:
    """Stands where the bot has no address of its own: it says so, to whoever asks for a link."""

    def calendar(self, *, review: ReviewId, person: PersonId, whole: bool, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, whole, until
        raise Refused(
            "I have no web address, so I cannot hand out files. Whoever runs me can set CF_PUBLIC_URL."
        )


NO_ADDRESS: Final[Links] = _NoAddress()


class Forms(Protocol):
    """Makes addresses of forms that one person can send once, until a day is over."""

    def note(
        self, *, review: ReviewId, person: PersonId, session: SessionId, press: str, until: datetime
    ) -> str:
        """Return where to write down what was heard in a session; `press` is the key of the card it stands for.

        Raises `Refused` where the bot has no address of its own.
        """

    def here(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return where to say that a message has come; raises `Refused` without an address."""


class _NoForms:
    """Stands where the bot has no address of its own: it says so, to whoever asks for a form."""

    def note(
        self, *, review: ReviewId, person: PersonId, session: SessionId, press: str, until: datetime
    ) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, session, press, until
        raise Refused(_NO_ADDRESS)

    def here(self, *, review: ReviewId, person: PersonId, until: datetime) -> str:
        """Return nothing; raises `Refused`."""
        del review, person, until
        raise Refused(_NO_ADDRESS)


NO_FORMS: Final[Forms] = _NoForms()
_NO_ADDRESS: Final = "I have no web address, so I cannot hand out forms. Whoever runs me can set CF_PUBLIC_URL."


@dataclass(frozen=True)
class Ports:
    """Everything that the core needs from outside, handed on as one."""

    store: Store
    messenger: Messenger
    meetings: Meetings
    timetables: Timetables
    documents: Documents
    clock: Callable[[], datetime]
    links: Links = NO_ADDRESS
    forms: Forms = NO_FORMS
    mail: Mail | None = None
