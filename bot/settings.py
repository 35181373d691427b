"""Settings, read once from the environment; each is named CF_ and its own name in capitals."""

import os
from difflib import get_close_matches
from typing import Final, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import ReviewError
from bot.this_machine import is_away, is_loopback, points_here

PREFIX: Final = "CF_"
_SEAMS: Final = ("openid_metadata_url", "login_url", "graph_url")
"""Where Microsoft is: only a house that serves this machine alone may be told that it is here."""


class WrongSettings(ReviewError):
    """Settings that are not right: a sentence for each, without its value."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join((*sentences, "See the table of settings in README.md.")))
        self.sentences = sentences


class Settings(BaseSettings):
    """Everything that can be set; nothing else in the house reads the environment.

    `unless` says in the table of settings what happens without one, where the default does not say it.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    app_id: str = Field(
        default="",
        description="The bot's app id (client id) in Microsoft Entra.",
        json_schema_extra={"unless": "`serve` refuses to start"},
    )
    app_password: SecretStr = Field(
        default=SecretStr(""),
        description="The bot's client secret.",
        json_schema_extra={"unless": "`serve` refuses to start"},
    )
    tenant: str = Field(
        default="",
        description="The id of the tenant that the bot lives in.",
        json_schema_extra={"unless": "`serve` refuses to start"},
    )
    app_type: Literal["SingleTenant", "MultiTenant", "UserAssignedMSI"] = Field(
        default="SingleTenant",
        description="What the bot's registration is: `SingleTenant`, `MultiTenant` or, with a managed identity "
        "of Azure in place of a secret, `UserAssignedMSI`.",
    )
    tenants: str = Field(
        default="",
        description="The ids of the tenants that a multi-tenant bot serves, with commas between.",
        json_schema_extra={"unless": "any"},
    )
    certificate: str = Field(
        default="",
        description="The path of a PEM file with the bot's certificate and private key, in place of the client "
        "secret.",
    )
    identity_endpoint: str = Field(
        default="",
        validation_alias="IDENTITY_ENDPOINT",
        description="Where a managed identity is asked for; Azure sets it.",
    )
    identity_header: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="IDENTITY_HEADER",
        description="What Azure wants to be told there; Azure sets it.",
    )
    database_url: str = Field(
        default="sqlite:///critical-friend.db",
        description="Where reviews are kept: `sqlite:///PATH` or `postgresql://NAME@HOST/DATABASE`.",
    )
    keys: str = Field(
        default="",
        description="Where the keys are with which what stands in the database is sealed: a folder that is in "
        "none of its backups, or an Azure Key Vault, `https://NAME.vault.azure.net`.",
        json_schema_extra={
            "unless": "the folder `keys` beside the SQLite file; with PostgreSQL `serve` refuses to start"
        },
    )
    methods: str = Field(
        default="",
        description="A folder with method files of your own (`.toml`), offered beside those that come with the "
        "bot (`bot/methods/README.md`).",
    )
    public_url: str = Field(
        default="",
        pattern=r"^(https://\S+)?$",
        description="The `https` address at which people reach the bot's pages, and Microsoft announces "
        "changes in the calendar.",
        json_schema_extra={
            "unless": "no file and no form is handed out, and the calendar is only looked at every few minutes"
        },
    )
    link_secret: SecretStr = Field(
        default=SecretStr(""),
        description="The secret that signs links to those pages.",
        json_schema_extra={"unless": "a fresh one at each start, so that older links end"},
    )
    host: str = Field(
        default="0.0.0.0",  # noqa: S104 - a server in a container listens on all its addresses
        description="The address that `serve` listens on; `127.0.0.1` with `--local` or `CF_LOCAL=1`.",
    )
    port: int = Field(default=3978, ge=1, le=65535, description="The port that `serve` listens on.")
    metrics_token: SecretStr = Field(
        default=SecretStr(""),
        description="The bearer token with which `/metrics` may be read.",
        json_schema_extra={"unless": "`/metrics` answers this machine only"},
    )
    messages_a_second: int = Field(
        default=50,
        ge=1,
        description="How many messages a tenant takes from the bot in a second, as Teams limits them; "
        "all `serve` that share a database keep to it together.",
    )
    invitations_a_minute: int = Field(
        default=30,
        ge=1,
        description="How many invitations, moves and cancellations a mailbox may send in a minute, as Exchange "
        "limits them; divide it where several `serve` share a database.",
    )
    mail_from: str = Field(
        default="",
        pattern=r"^(\S+@\S+)?$",
        description="The mailbox from which peers whom Teams does not reach are sent a link by e-mail.",
        json_schema_extra={"unless": "nobody is sent an e-mail"},
    )
    teams_app_id: str = Field(
        default="",
        pattern=r"^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$",
        description="The id that the app has in your organisation's Teams catalogue: with it the bot adds "
        "itself for peers who have not opened a chat with it, where Microsoft permits that.",
        json_schema_extra={"unless": "peers are only sent a link with which they open one"},
    )
    local: bool = Field(
        default=False,
        description="`1` serves this machine only, callers still being asked who they are, and lets the four "
        "addresses below point at this machine: for tests.",
    )
    openid_metadata_url: str = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where Microsoft says with which keys Teams signs.",
    )
    login_url: str = Field(
        default="https://login.microsoftonline.com", description="Where Microsoft gives the bot its tokens."
    )
    graph_url: str = Field(default="https://graph.microsoft.com/v1.0", description="Where Microsoft Graph is.")
    service_url_allow: str = Field(
        default="",
        description="Hosts of Teams services beside Microsoft's own that the bot may talk to, with commas "
        "between.",
        json_schema_extra={"unless": "Microsoft's own alone"},
    )

    @property
    def services(self) -> tuple[str, ...]:
        """The hosts in `service_url_allow`, one by one."""
        return words_of(self.service_url_allow)

    def astray(self) -> tuple[str, ...]:
        """Return a sentence for each address at which a secret, or trust, would be misplaced."""
        urls = {name: getattr(self, name) for name in _SEAMS}
        here = [name for name, url in urls.items() if points_here(url)]
        here += ["service_url_allow"] if any(map(is_loopback, self.services)) else []
        unsafe = [name for name, url in urls.items() if not (is_away(url) or points_here(url))]
        told = [f"{variable(name)} {_WHY_NOT}" for name in unsafe]
        return (*told, *(f"{variable(name)} {_WHY_HERE}" for name in here if not self.local))


_WHY_HERE: Final = "points at this machine, which is allowed only with CF_LOCAL=1: that is for tests."
_WHY_NOT: Final = "is not an address that begins with https://."


def words_of(listed: str) -> tuple[str, ...]:
    """Return the words of a list, with commas or spaces between them."""
    return tuple(word for word in listed.replace(",", " ").split() if word)


def variable(name: str) -> str:
    """Return what a setting is called in the environment."""
    alias = Settings.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{name.upper()}"


def read_settings() -> Settings:
    """Return the settings; raises `WrongSettings` naming each that is wrong, without its value."""
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = dict.fromkeys(str(e["loc"][0]) for e in error.errors(include_input=False))
        raise WrongSettings(*(_wrong(name) for name in wrong)) from None
    if astray := settings.astray():
        raise WrongSettings(*astray)
    return settings


def misspelt() -> tuple[str, ...]:
    """Return a sentence for each name in the environment that is nearly a setting's."""
    known = [variable(name) for name in Settings.model_fields]
    found = []
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.85)
            found += [f"{name} is no setting: {near[0]} may be meant."] if near else []
    return tuple(found)


def _wrong(name: str) -> str:
    return f"{variable(name)} is not right: {Settings.model_fields[name].description}"
