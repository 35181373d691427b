"""Settings, read once from the environment; each is named CF_ and its own name in capitals."""

from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import ReviewError


class Settings(BaseSettings):
    """Everything that can be set; nothing else in the house reads the environment."""

    model_config = SettingsConfigDict(env_prefix="CF_", frozen=True, extra="ignore", hide_input_in_errors=True)

    database_url: str = Field(
        default="sqlite:///critical-friend.db",
        description="Where reviews are kept: sqlite:///PATH or postgresql://NAME@HOST/DATABASE.",
    )
    host: str = Field(
        default="0.0.0.0",  # noqa: S104 - a server in a container listens on all its addresses
        description="The address that serve listens on; --local means 127.0.0.1.",
    )
    port: int = Field(default=3978, ge=1, le=65535, description="The port that serve listens on.")
    app_id: str = Field(default="", description="The bot's app id (client id) in Microsoft Entra.")
    app_password: SecretStr = Field(default=SecretStr(""), description="The bot's client secret.")
    app_type: Literal["SingleTenant", "MultiTenant"] = Field(
        default="SingleTenant", description="Whether the bot's registration serves one tenant or several."
    )
    tenant: str = Field(default="", description="The id of the tenant that the bot lives in.")
    public_url: str = Field(
        default="",
        pattern=r"^(https://\S+)?$",
        description="The https address at which people, and Microsoft with its announcements, reach the bot.",
    )
    link_secret: SecretStr = Field(
        default=SecretStr(""), description="The secret that signs links; without it they end with the process."
    )
    graph_url: str = Field(default="https://graph.microsoft.com/v1.0", description="Where Microsoft Graph is.")
    invitations_a_minute: int = Field(
        default=30, ge=1, description="How many invitations and changes of them one mailbox sends in a minute."
    )


def read_settings() -> Settings:
    """Return the settings; raises `ReviewError` naming the one that is wrong, without its value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"CF_{str(e['loc'][0]).upper()}" for e in error.errors(include_input=False))
        raise ReviewError(
            f"This setting is not right: {wrong}. See the table of settings in README.md."
        ) from None
