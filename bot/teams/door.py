"""The Teams door of the application: one route in, one messenger out."""

from typing import TYPE_CHECKING, Protocol

from bot.clock import now
from bot.conversation.events import Event
from bot.domain.reach import Place
from bot.ports.messages import Messenger
from bot.ports.rosters import Rosters
from bot.records.work import Store
from bot.teams.pacing import Pace
from bot.teams.settings import TeamsSettings
from bot.teams.spare import without_the_spared
from cards.card import Card

if TYPE_CHECKING:
    from aiohttp import web

    from bot.teams.desk import Desk


class Answers(Protocol):
    """Whoever knows what to do about what people say and press."""

    async def answer(self, event: Event) -> Card | None:
        """Deal with an event; the card that is returned for a press takes the place of the pressed one."""


class TeamsDoor:
    """Opens the way between Teams and the review; raises `ReviewError` where strangers could walk in."""

    def __init__(self, settings: TeamsSettings) -> None:
        settings.refuse_if_open()
        self._desk = _desk(settings)

    @property
    def messenger(self) -> Messenger:
        """What writes to people in Teams."""
        return self._desk.messenger

    @property
    def rosters(self) -> Rosters:
        """Who can read a channel."""
        return self._desk.rosters

    def keep_pace(self, store: Store, *, a_second: int) -> None:
        """Write from now on no faster than Teams takes it, together with all who share the store."""
        self._desk.messenger.pace = Pace(store, clock=now, a_second=a_second)

    def add_routes(self, app: "web.Application", *, answers: Answers) -> None:
        """Let Teams post to `/api/messages`."""
        app.router.add_post("/api/messages", self._desk.listening_for(answers))

    async def take_back(self, place: Place, posted: str) -> None:
        """Delete a message that the messenger posted; raises `Unavailable` or `Refused`."""
        await self._desk.messenger.delete(place, posted)

    async def is_ready(self) -> bool:
        """Return whether the bot can tell Teams from a stranger, or need not."""
        return await self._desk.is_ready()

    async def close(self) -> None:
        """Finish what was begun and let go of every connection."""
        await self._desk.close()


def _desk(settings: TeamsSettings) -> "Desk":
    # botbuilder takes 0.6 s to import: only those who open this door wait for it.
    with without_the_spared():
        from bot.teams.desk import Desk  # noqa: PLC0415

    return Desk(settings)
