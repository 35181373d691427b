"""How Microsoft Graph is shown who the bot is."""

from typing import Any
from urllib.parse import urlsplit

from kiota_abstractions.authentication import AuthenticationProvider
from kiota_abstractions.request_information import RequestInformation

from bot.ports.failing import Refused
from bot.sign_in.tokens import Tokens


class ShownToken(AuthenticationProvider):
    """Shows the bot's token at one address and at no other."""

    def __init__(self, tokens: Tokens, *, base_url: str) -> None:
        self._tokens = tokens
        self._there = _origin(base_url)

    async def authenticate_request(
        self,
        request: RequestInformation,
        additional_authentication_context: dict[str, Any] | None = None,
    ) -> None:
        """Add the token to a request; raises `Unavailable` or `Refused`."""
        del additional_authentication_context
        if _origin(request.url) != self._there:
            raise Refused("Microsoft Graph pointed to another machine, to which the bot shows nothing.")
        request.headers.try_add("Authorization", f"Bearer {await self._tokens.current()}")


def _origin(url: str) -> tuple[str, str]:
    address = urlsplit(url)
    return address.scheme, address.netloc
