"""Where Microsoft Graph is and who the bot is there."""

from datetime import timedelta
from typing import Final, Self
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, SecretStr, field_validator, model_validator

from bot.domain.frozen import Frozen

GRAPH_HOST: Final = "graph.microsoft.com"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class GraphSettings(Frozen):
    """The bot's registration with Microsoft; a rehearsal on this machine needs none of it."""

    model_config = ConfigDict(hide_input_in_errors=True)  # a secret must not stand in an error

    base_url: str = f"https://{GRAPH_HOST}/v1.0"
    tenant: str = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    deadline: timedelta = timedelta(seconds=20)
    invitations_a_minute: int = Field(default=30, ge=1)
    """Messages that one mailbox sends: Exchange Online limits them."""
    mail_from: str = ""
    """The mailbox from which e-mails are sent; empty where none are."""
    notification_url: str = ""
    """The bot's public https address, where Microsoft announces changes; empty where there is none."""

    @property
    def on_this_machine(self) -> bool:
        """Whether this is a stand-in, to which no token is ever sent."""
        return urlsplit(self.base_url).hostname in _LOOPBACK

    @field_validator("notification_url")
    @classmethod
    def _reachable(cls, url: str) -> str:
        address = urlsplit(url)
        if url and (address.scheme != "https" or not address.hostname or address.query or address.fragment):
            raise ValueError("Microsoft announces changes only to an address that begins with https://.")
        return url

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if self.on_this_machine:
            return self
        address = urlsplit(self.base_url)
        if (address.scheme, address.hostname) != ("https", GRAPH_HOST):
            raise ValueError(f"Microsoft Graph is at https://{GRAPH_HOST}, or on this machine for a rehearsal.")
        if not (self.tenant and self.client_id and self.client_secret.get_secret_value()):
            raise ValueError("Microsoft Graph needs a tenant, a client id and a client secret.")
        return self
