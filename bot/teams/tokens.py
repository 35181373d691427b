"""How the bot proves to Teams who it is: one token, asked for off the loop and kept until it is old."""

import asyncio
from collections.abc import Callable
from typing import Final

from botframework.connector.auth import MicrosoftAppCredentials

from bot.ports import Refused, Unavailable
from bot.teams.settings import TeamsSettings

_SCOPE: Final = "https://api.botframework.com"
_FRESH_FOR: Final = 240.0


class Tokens:
    """Keeps one token; `ask` may block, keeps its own longer cache, and is asked again after four minutes."""

    def __init__(self, ask: Callable[[], str]) -> None:
        self._ask = ask
        self._token = ""
        self._until = 0.0
        self._one_at_a_time = asyncio.Lock()

    async def current(self) -> str:
        """Return the token; raises `Unavailable` or `Refused`."""
        async with self._one_at_a_time:
            if self._until <= asyncio.get_running_loop().time():
                self._token = await asyncio.to_thread(self._asked)
                self._until = asyncio.get_running_loop().time() + _FRESH_FOR
            return self._token

    def _asked(self) -> str:
        try:
            return self._ask()
        except PermissionError:
            raise Refused("Microsoft does not accept the bot's app id or password.") from None
        except OSError as error:
            raise Unavailable(f"Microsoft's sign-in cannot be reached ({type(error).__name__}).") from None
        except ValueError:
            raise Refused("Microsoft does not know the bot's tenant.") from None


def tokens_for(settings: TeamsSettings) -> Tokens | None:
    """Return what proves the bot to Teams; nothing does in local mode."""
    if settings.local:
        return None
    tenant = settings.tenant if settings.app_type == "SingleTenant" else None
    secret = settings.app_password.get_secret_value()
    credentials = MicrosoftAppCredentials(settings.app_id, secret, tenant, _SCOPE)
    return Tokens(credentials.get_access_token)
