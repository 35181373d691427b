"""Who is at the door: Teams itself, by a token that its keys signed for this bot, or nobody."""

from typing import Final

from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
)

from bot.teams.addresses import Addresses
from bot.teams.connectors import Connectors
from bot.teams.proofs import ISSUER, Proof, Proofs, Rejected
from bot.teams.settings import TeamsSettings


class Foreign(Exception):
    """Teams is calling, but from a place that this bot does not serve."""


class Identity(BotFrameworkAuthentication):  # type: ignore[misc]  # botframework ships no types
    """Lets Teams in and keeps everybody else out; without `proofs`, in local mode, it asks nobody."""

    def __init__(
        self, settings: TeamsSettings, *, proofs: Proofs | None, addresses: Addresses, connectors: Connectors
    ) -> None:
        self._welcome: Final = settings.welcome
        self._proofs = proofs
        self._addresses = addresses
        self._connectors = connectors

    async def proven(self, auth_header: str) -> Proof | None:
        """Return what the token proves, before anything else is read, or None in local mode.

        Raises `Rejected`, or `Unavailable` where the keys cannot be had.
        """
        return None if self._proofs is None else await self._proofs.of(auth_header)

    def admitted(self, proof: Proof | None, activity: Activity) -> AuthenticateRequestResult:
        """Return the caller, now that it is known what was sent; raises `Rejected` or `Foreign`."""
        if proof is not None:
            if proof.key.endorsements and activity.channel_id not in proof.key.endorsements:
                raise Rejected("channel not endorsed")
            if proof.service_url != activity.service_url:
                raise Rejected("another service")
            if self._welcome and str(activity.conversation.tenant_id).lower() not in self._welcome:
                raise Foreign("tenant")
        if not self._addresses.allow(activity.service_url):
            raise Foreign("service")
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(proof.claims if proof else {}, is_authenticated=True)
        result.audience = ISSUER
        result.connector_factory = self._connectors
        return result

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        """Return who is calling, for what in the SDK asks in one step; raises as the two steps do."""
        return self.admitted(await self.proven(auth_header), activity)

    async def authenticate_streaming_request(self, *_asked: str) -> AuthenticateRequestResult:
        """Refuse: Teams does not stream to bots."""
        raise Rejected("streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> Connectors:  # noqa: ARG002 - the SDK's signature
        """Return the way out, the same for everybody."""
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Return nothing: the bot signs nobody in."""
