"""What each door must know, read from the settings."""

from pydantic import ValidationError

from bot.domain.errors import ReviewError
from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from bot.settings import Settings, words_of
from bot.teams.settings import TeamsSettings
from bot.this_machine import LOOPBACK


def address_of(settings: Settings, *, local: bool) -> str:
    """Return where people reach the bot's own pages; nothing, where they cannot."""
    here = f"http://{LOOPBACK}:{settings.port}"
    if local:
        return here
    return settings.public_url or (here if settings.local else "")


def teams_settings(settings: Settings, *, local: bool) -> TeamsSettings:
    """Return what the Teams door must know."""
    return TeamsSettings(
        app_id=settings.app_id,
        app_password=settings.app_password,
        certificate=settings.certificate,
        identity_endpoint=settings.identity_endpoint,
        identity_header=settings.identity_header,
        tenant=settings.tenant,
        tenants=words_of(settings.tenants),
        app_type=settings.app_type,
        local=local,
        loopback=settings.local,
        keys_url=settings.openid_metadata_url,
        login_url=settings.login_url,
        service_url_allow=settings.services,
    )


def graph_of(settings: Settings, *, local: bool) -> GraphMeetings | None:
    """Return Microsoft Graph, or None where this machine alone is served and no other address is set."""
    if local and settings.graph_url == Settings.model_fields["graph_url"].default:
        return None
    return graph_meetings(graph_settings(settings))


def graph_settings(settings: Settings) -> GraphSettings:
    """Return what Microsoft Graph must know; raises `ReviewError`."""
    try:
        return GraphSettings(
            base_url=settings.graph_url,
            tenant=settings.tenant,
            client_id=settings.app_id,
            client_secret=settings.app_password,
            notification_url=settings.public_url,
            invitations_a_minute=settings.invitations_a_minute,
            mail_from=settings.mail_from,
        )
    except ValidationError as error:
        told = error.errors(include_input=False, include_url=False)[0]["msg"]
        raise ReviewError(told.removeprefix("Value error, ")) from None
