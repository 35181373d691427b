"""The Teams apps of people in the tenant, as far as a bot may add itself for them."""

from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from tests.graph.faults import refusal
from tests.graph.wall import Json

APP: Final = "22222222-3333-4444-8555-666666666666"
"""The bot's id in the catalogue."""

_BOUND: Final = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/"


@dataclass
class Apps:
    """Whoever is `known` may have the bot added, save the `guests`; a chat that is asked for is `announced`."""

    known: set[str] = field(default_factory=set)
    guests: set[str] = field(default_factory=set)
    added: dict[str, str] = field(default_factory=dict)
    announced: list[str] = field(default_factory=list)

    def answer(self, request: web.Request, said: Json) -> web.Response:
        """Answer what was asked about somebody's apps."""
        user, _, _, *rest = request.path.split("/")[3:]
        if user in self.guests:
            return refusal(403, "Forbidden")
        if user not in self.known:
            return refusal(404, "Request_ResourceNotFound")
        match request.method, rest:
            case "POST", []:
                return self._add(user, said["teamsApp@odata.bind"].removeprefix(_BOUND))
            case "GET", []:
                wanted = f"teamsApp/id eq '{self.added.get(user, '')}'" == request.query["$filter"]
                return web.json_response({"value": [{"id": f"installed-{user}"}] if wanted else []})
            case _:
                self.announced.append(user)
                return web.json_response({"id": f"19:{user}@unq.gbl.spaces"})

    def _add(self, user: str, app: str) -> web.Response:
        if app != APP:
            return refusal(400, "BadRequest")
        if user in self.added:
            return refusal(409, "Conflict")
        self.added[user] = app
        return web.Response(status=201)
