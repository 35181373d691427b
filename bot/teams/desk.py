"""Everything behind the Teams door, put together."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.teams.adapter import TeamsAdapter
from bot.teams.connectors import Connectors
from bot.teams.door import Answers
from bot.teams.files import Files
from bot.teams.identity import Identity
from bot.teams.keys import Keys
from bot.teams.members import Members
from bot.teams.messenger import TeamsMessenger
from bot.teams.settings import TeamsSettings
from bot.teams.tokens import Tokens
from bot.teams.turns import NotAPress, Turns
from bot.teams.wire import Wire


class Desk:
    """Takes in requests and hands out the messenger; `tokens` prove the bot to Teams, none in local mode."""

    def __init__(self, settings: TeamsSettings, *, tokens: Tokens | None) -> None:
        self._wire = Wire()
        connectors = Connectors(self._wire, tokens)
        identity = Identity(settings, keys=Keys(self._wire, settings.keys_url), connectors=connectors)
        self._adapter = TeamsAdapter(identity, local=settings.local)
        self._members = Members(connectors)
        self._files = Files(self._wire, local=settings.local)
        self._listening: list[Turns] = []
        self.messenger = TeamsMessenger(connectors)

    def listening_for(self, answers: Answers) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Return the handler of the route."""
        turns = Turns(answers, messenger=self.messenger, members=self._members, files=self._files)
        self._listening.append(turns)

        async def receive(request: web.Request) -> web.Response:
            try:
                return await self._adapter.receive(request, turns.respond)
            except NotAPress:
                raise web.HTTPBadRequest from None

        return receive

    async def close(self) -> None:
        """Finish what was begun and let go of every connection."""
        for turns in self._listening:
            await turns.finish()
        await self._wire.close()
