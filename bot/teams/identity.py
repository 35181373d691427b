"""Who is at the door: Teams itself, by a token that its keys signed for this bot, or nobody."""

from typing import Final

import jwt
from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
)

from bot.teams.connectors import Connectors
from bot.teams.keys import Keys
from bot.teams.settings import TeamsSettings

_ISSUER: Final = "https://api.botframework.com"
_LEEWAY_SECONDS: Final = 300
_NEEDED: Final = ["exp", "iss", "aud", "serviceurl"]


class Rejected(Exception):
    """The caller did not prove to be Teams; the reason is for the log and holds nothing of the token."""


class Identity(BotFrameworkAuthentication):  # type: ignore[misc]  # botframework ships no types
    """Lets Teams in and keeps everybody else out; in local mode it asks nobody."""

    def __init__(self, settings: TeamsSettings, *, keys: Keys, connectors: Connectors) -> None:
        self._settings = settings
        self._keys = keys
        self._connectors = connectors

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        """Return who is calling; raises `Rejected`, or `Unavailable` where the keys cannot be had."""
        claims = {} if self._settings.local else await self._claims(activity, auth_header)
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(claims, is_authenticated=True)
        result.audience = _ISSUER
        result.connector_factory = self._connectors
        return result

    async def authenticate_streaming_request(self, *_asked: str) -> AuthenticateRequestResult:
        """Refuse: Teams does not stream to bots."""
        raise Rejected("streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> Connectors:  # noqa: ARG002 - the SDK's signature
        """Return the way out, the same for everybody."""
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Return nothing: the bot signs nobody in."""

    async def _claims(self, activity: Activity, auth_header: str) -> dict[str, object]:
        scheme, _, token = auth_header.partition(" ")
        if scheme != "Bearer" or not token:
            raise Rejected("no token")
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.named(kid) if isinstance(kid, str) else None
            if key is None:
                raise Rejected("unknown key")
            claims = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=self._settings.app_id,
                issuer=_ISSUER,
                leeway=_LEEWAY_SECONDS,
                options={"require": _NEEDED, "strict_aud": True},
            )
        except jwt.PyJWTError as error:
            raise Rejected(type(error).__name__) from None
        if key.endorsements and activity.channel_id not in key.endorsements:
            raise Rejected("channel not endorsed")
        if claims["serviceurl"] != activity.service_url:
            raise Rejected("another service")
        return claims
