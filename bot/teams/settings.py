"""What the Teams door must know before it opens."""

from typing import Final, Literal

from pydantic import SecretStr

from bot.domain.errors import ReviewError
from bot.domain.frozen import Frozen

KEYS_URL: Final = "https://login.botframework.com/v1/.well-known/openidconfiguration"


class TeamsSettings(Frozen):
    """Who the bot is to Microsoft; `local` turns every check off and then serves this machine only."""

    app_id: str = ""
    app_password: SecretStr = SecretStr("")
    tenant: str = ""
    app_type: Literal["SingleTenant", "MultiTenant"] = "SingleTenant"
    local: bool = False
    keys_url: str = KEYS_URL

    def refuse_if_open(self) -> None:
        """Raise `ReviewError` where the door could not tell Teams from a stranger."""
        if self.local:
            return
        if not self.app_id or not self.app_password.get_secret_value():
            raise ReviewError(
                "The bot's app id and password are not set, so it could not tell Teams from a stranger. "
                "Set both, or start with --local to try it on this machine alone."
            )
        if self.app_type == "SingleTenant" and not self.tenant:
            raise ReviewError(
                "The tenant is not set: a single-tenant bot needs the id of the tenant it lives in."
            )
