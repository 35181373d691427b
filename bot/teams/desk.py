"""Everything behind the Teams door, put together."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sign_in.credentials import refuse_unreadable, tokens_for
from bot.sign_in.tokens import Tokens
from bot.teams.adapter import TeamsAdapter
from bot.teams.addresses import Addresses
from bot.teams.connectors import Connectors
from bot.teams.door import Answers
from bot.teams.files import Files
from bot.teams.identity import Identity
from bot.teams.keys import Keys
from bot.teams.members import Members
from bot.teams.messenger import TeamsMessenger
from bot.teams.proofs import Proofs
from bot.teams.rosters import TeamsRosters
from bot.teams.sending import watching
from bot.teams.settings import AUDIENCE, TeamsSettings
from bot.teams.turns import NotAPress, Turns
from bot.wire import Wire


class Desk:
    """Takes in requests and hands out the messenger; raises `ReviewError` for a certificate that is none."""

    def __init__(self, settings: TeamsSettings) -> None:
        self._local = settings.local
        self._wire = Wire(watching())
        self._keys = Keys(self._wire, settings.keys_url)
        self._tokens = None if settings.local else _tokens(settings, self._wire)
        addresses = Addresses(settings.service_url_allow, local=settings.local)
        connectors = Connectors(self._wire, self._tokens, addresses=addresses)
        proofs = None if settings.local else Proofs(self._keys, app_id=settings.app_id)
        identity = Identity(settings, proofs=proofs, addresses=addresses, connectors=connectors)
        self._adapter = TeamsAdapter(identity, local=settings.local)
        self._members = Members(connectors, home=settings.tenant, local=settings.local)
        self._files = Files(self._wire, local=settings.local)
        self._listening: list[Turns] = []
        self.messenger = TeamsMessenger(connectors)
        self.rosters = TeamsRosters(connectors)

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

    async def is_ready(self) -> bool:
        """Return whether the bot can tell Teams from a stranger, or need not."""
        return self._local or await self._keys.are_known()

    async def close(self) -> None:
        """Finish what was begun and let go of every connection."""
        for turns in self._listening:
            await turns.finish()
        await self._keys.close()
        if self._tokens is not None:
            await self._tokens.close()
        await self._wire.close()


def _tokens(settings: TeamsSettings, wire: Wire) -> Tokens:
    refuse_unreadable(settings)
    return tokens_for(settings, wire, audience=AUDIENCE, tenant=settings.signs_in_at)
