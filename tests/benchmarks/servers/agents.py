"""A program that answers a message with a message by the Microsoft 365 Agents SDK, as its samples do.

Whom it lets in is checked; its own token is given to it.
"""

import asyncio
import sys
from typing import Any

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware
from microsoft_agents.hosting.core import ActivityHandler, AgentAuthConfiguration, TurnContext
from microsoft_agents.hosting.core.authorization.jwt import jwt_token_validator

from tests.benchmarks.servers.serving import serve
from tests.benchmarks.standing_in import APP, TENANT


class Given:
    """The connection of the samples, with a token that is there already."""

    def __init__(self, configuration: Any) -> None:
        self.configuration = configuration

    async def get_access_token(self, *_asked: object, **_how: object) -> str:
        """Return the token."""
        return "a token"

    def get_token_provider(self, *_asked: object) -> "Given":
        """Return this one, for whoever asks."""
        return self

    def get_default_connection_configuration(self) -> Any:
        """Return how it is set."""
        return self.configuration


class Echo(ActivityHandler):  # type: ignore[misc]  # its types are not read where it is not installed
    """Says what was said."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer."""
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


async def main() -> None:
    """Serve until stopped."""
    jwt_token_validator.BOTFRAMEWORK_JWKS_URIS["https://api.botframework.com"] = f"{sys.argv[2]}/keys"
    settings = AgentAuthConfiguration(client_id=APP, tenant_id=TENANT, client_secret="a secret")
    adapter = CloudAdapter(connection_manager=Given(settings))
    echo = Echo()

    async def receive(request: web.Request) -> web.StreamResponse:
        return await adapter.process(request, echo) or web.Response()

    await serve(receive, middlewares=[jwt_authorization_middleware], known=settings)


asyncio.run(main())
