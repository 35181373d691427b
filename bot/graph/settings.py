"""Where Microsoft Graph is and who the bot is there."""

from datetime import timedelta
from typing import Final, Self
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, field_validator, model_validator

from bot.sign_in.registration import Registration
from bot.this_machine import points_here

GRAPH_HOST: Final = "graph.microsoft.com"
AUDIENCE: Final = f"https://{GRAPH_HOST}"


class GraphSettings(Registration):
    """Who the bot is to Microsoft Graph; a rehearsal on this machine needs none of it."""

    model_config = ConfigDict(hide_input_in_errors=True)  # a secret must not stand in an error

    base_url: str = f"https://{GRAPH_HOST}/v1.0"
    deadline: timedelta = timedelta(seconds=20)
    invitations_a_minute: int = Field(default=30, ge=1)
    """Messages that one mailbox sends: Exchange Online limits them."""
    mail_from: str = ""
    """The mailbox from which e-mails are sent; empty where none are."""
    notification_url: str = ""
    """The bot's public https address, where Microsoft announces changes; empty where there is none."""

    teams_app_id: str = ""
    """The id of the app in the organisation's catalogue; empty where the bot adds itself for nobody."""

    @property
    def on_this_machine(self) -> bool:
        """Whether this is a stand-in, which is shown no token but one that a stand-in gave."""
        return points_here(self.base_url)

    @property
    def shows_token(self) -> bool:
        """Whether Graph is to be shown who the bot is: Microsoft's own token goes to Microsoft alone."""
        return self.has_proof and points_here(self.login_url) == self.on_this_machine

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
        if not (self.tenant and self.shows_token):
            raise ValueError(
                "Microsoft Graph needs a tenant, an app id, and a client secret, a certificate or an identity."
            )
        return self
