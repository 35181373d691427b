"""Who the bot is to Microsoft, and with what it proves it."""

from typing import Final, Literal

from pydantic import SecretStr

from bot.domain.frozen import Frozen

LOGIN_URL: Final = "https://login.microsoftonline.com"


class Registration(Frozen):
    """The bot's registration with Microsoft, which a password, a certificate or a managed identity proves."""

    app_id: str = ""
    app_password: SecretStr = SecretStr("")
    certificate: str = ""
    """The path of a PEM file with the bot's certificate and its private key, used instead of a password."""
    identity_endpoint: str = ""
    """Where a managed identity is asked for, as Azure says in IDENTITY_ENDPOINT."""
    identity_header: SecretStr = SecretStr("")
    tenant: str = ""
    app_type: Literal["SingleTenant", "MultiTenant", "UserAssignedMSI"] = "SingleTenant"
    login_url: str = LOGIN_URL

    @property
    def has_proof(self) -> bool:
        """Whether there is anything with which the bot could prove who it is."""
        if self.app_type == "UserAssignedMSI":
            return bool(self.app_id and self.identity_endpoint)
        return bool(self.app_id and (self.app_password.get_secret_value() or self.certificate))
