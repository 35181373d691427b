"""A program that answers a message with a message by botbuilder's own adapter, as its samples do.

Whom it lets in is checked; its own token is given to it, for it would sign in anew for every turn.
"""

import asyncio
import sys
from types import SimpleNamespace

from botbuilder.core import TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botframework.connector.auth import (
    ChannelValidation,
    MicrosoftAppCredentials,
    ServiceClientCredentialsFactory,
)

from tests.benchmarks.servers.serving import serve
from tests.benchmarks.standing_in import APP, TENANT


class Given(MicrosoftAppCredentials):  # type: ignore[misc]  # botframework ships no types
    """Credentials whose token is there already."""

    def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - the SDK's signature
        """Return the token."""
        return "a token"


class Giving(ServiceClientCredentialsFactory):  # type: ignore[misc]  # botframework ships no types
    """Hands out those."""

    async def is_valid_app_id(self, app_id: str) -> bool:
        """Return whether the app is this one."""
        return app_id == APP

    async def is_authentication_disabled(self) -> bool:
        """Return that it is not."""
        return False

    async def create_credentials(self, *_asked: object, **_named: object) -> Given:
        """Return credentials, new for each turn as the stock factory makes them."""
        return Given(APP, "a secret", TENANT)


class Echo(TeamsActivityHandler):  # type: ignore[misc]  # botbuilder ships no types
    """Says what was said."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer."""
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


async def main() -> None:
    """Serve until stopped."""
    ChannelValidation.open_id_metadata_endpoint = f"{sys.argv[2]}/.well-known/openidconfiguration"
    settings = SimpleNamespace(
        APP_ID=APP, APP_PASSWORD="a secret", APP_TYPE="SingleTenant", APP_TENANTID=TENANT
    )
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(settings, credentials_factory=Giving()))
    echo = Echo()
    await serve(lambda request: adapter.process(request, echo))


asyncio.run(main())
