"""Messages and e-mails, out to people."""

from typing import Protocol

from bot.domain.frozen import Frozen
from bot.domain.reach import Place


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
    """Puts messages where people are. All raise `Unavailable` or `Refused`.

    Only a new message can be `Uncertain`: where a replacement may have been made, making it again is harmless.
    """

    async def post(self, place: Place, message: Message) -> str:
        """Send a new message and return its id in that place; nothing where it was taken without one."""

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Put another message in the place of one that was posted; doing so again changes nothing."""

    async def delete(self, place: Place, posted: str) -> None:
        """Take a message away; one that is gone already counts as taken away."""


class Letter(Frozen):
    """An e-mail to one person, as HTML and in plain text."""

    to: str
    subject: str
    html: str
    text: str


class Mail(Protocol):
    """Sends e-mails from a mailbox of the team's."""

    async def send(self, letter: Letter) -> None:
        """Hand over an e-mail to be delivered; raises `Unavailable`, `Refused` or `Uncertain`."""
