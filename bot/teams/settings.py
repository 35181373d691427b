"""What the Teams door must know before it opens."""

from typing import Final
from urllib.parse import urlsplit

from bot.domain.errors import ReviewError
from bot.sign_in.registration import Registration
from bot.this_machine import is_loopback

AUDIENCE: Final = "https://api.botframework.com"
KEYS_URL: Final = "https://login.botframework.com/v1/.well-known/openidconfiguration"


class TeamsSettings(Registration):
    """Who the bot is to Microsoft; `local` turns every check off and then serves this machine only.

    `loopback` leaves every check on and lets keys, sign-in and Teams itself stand on this machine, for trials.
    """

    tenants: tuple[str, ...] = ()
    """The tenants that a multi-tenant bot serves; none named means any."""
    local: bool = False
    loopback: bool = False
    keys_url: str = KEYS_URL
    service_url_allow: tuple[str, ...] = ()
    """Hosts beside those of Teams that messages may come from and go to."""

    @property
    def welcome(self) -> frozenset[str]:
        """The tenants whose conversations the bot takes part in; none means any."""
        served = self.tenants if self.app_type == "MultiTenant" else (self.tenant,)
        return frozenset(tenant.lower() for tenant in served)

    @property
    def signs_in_at(self) -> str:
        """The tenant that gives the bot its tokens for Teams."""
        return "botframework.com" if self.app_type == "MultiTenant" else self.tenant

    def refuse_if_open(self) -> None:
        """Raise `ReviewError` where the door could not tell Teams from a stranger."""
        if self.local:
            return
        if not self.has_proof:
            raise ReviewError(
                "The bot's app id and password are not set, so it could not tell Teams from a stranger. "
                "Set both, or start with --local to try it on this machine alone."
            )
        if self.app_type != "MultiTenant" and not self.tenant:
            raise ReviewError(
                "The tenant is not set: a single-tenant bot needs the id of the tenant it lives in."
            )
        self._refuse_other_places()

    def _refuse_other_places(self) -> None:
        for name, url in (("the signing keys", self.keys_url), ("Microsoft's sign-in", self.login_url)):
            address = urlsplit(url)
            near = is_loopback(address.hostname or "")
            if near and not self.loopback:
                raise ReviewError(f"The address of {name} is on this machine, which only CF_LOCAL=1 allows.")
            if not near and address.scheme != "https":
                raise ReviewError(f"The address of {name} must begin with https.")
        if not self.loopback and any(is_loopback(host) for host in self.service_url_allow):
            raise ReviewError("CF_SERVICE_URL_ALLOW names this machine, which only CF_LOCAL=1 allows.")
