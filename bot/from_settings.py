"""What each door must know, read from the settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from pydantic import ValidationError

from bot.domain.errors import NotFound, ReviewError
from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from bot.keys.door import key_ring
from bot.ports.keys import KeyRing
from bot.records.work import Work
from bot.settings import Settings, words_of
from bot.sign_in.registration import Registration
from bot.store.door import file_at, open_store
from bot.store.work import SqlStore
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
        **_registration(settings),
        tenants=words_of(settings.tenants),
        local=local,
        loopback=settings.local,
        keys_url=settings.openid_metadata_url,
        service_url_allow=settings.services,
    )


def keys_of(settings: Settings) -> KeyRing:
    """Return where the keys of reviews are kept; raises `ReviewError` where nothing says so."""
    known = Registration(**_registration(settings))
    return key_ring(settings.keys, beside=file_at(settings.database_url), known=known)


@asynccontextmanager
async def store_of(settings: Settings) -> AsyncIterator[SqlStore]:
    """Open the database, made if it is not there, and let go of it at the end; raises `ReviewError`."""
    store = await open_store(settings.database_url, keys=keys_of(settings))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def work_of(settings: Settings) -> AsyncIterator[Work]:
    """Begin a transaction about a review that is kept; raises `NotFound`, and makes no database to look in."""
    async with store_there(settings, missing="There is no such review here") as store, store.work() as work:
        yield work


@asynccontextmanager
async def store_there(settings: Settings, *, missing: str) -> AsyncIterator[SqlStore]:
    """Open a database that is there, and make none; without one raise `NotFound` with what is `missing`."""
    file = file_at(settings.database_url)
    if file is not None and not file.exists():
        raise NotFound(
            f"{missing}, for there is no database {file}. Go to the folder in which the bot is served, or set "
            "CF_DATABASE_URL."
        )
    async with store_of(settings) as store:
        yield store


def chat_link_of(settings: Settings) -> str:
    """Return where people add the bot in Teams, or open a chat with it where the catalogue's id is not set."""
    if settings.teams_app_id:
        home = f"?tenantId={settings.tenant}" if settings.tenant else ""
        return f"https://teams.microsoft.com/l/app/{settings.teams_app_id}{home}"
    return f"https://teams.microsoft.com/l/chat/0/0?users=28:{settings.app_id}" if settings.app_id else ""


def graph_of(settings: Settings, *, local: bool) -> GraphMeetings | None:
    """Return Microsoft Graph, or None where this machine alone is served and no other address is set."""
    if local and settings.graph_url == Settings.model_fields["graph_url"].default:
        return None
    return graph_meetings(graph_settings(settings))


def graph_settings(settings: Settings) -> GraphSettings:
    """Return what Microsoft Graph must know; raises `ReviewError`."""
    try:
        return GraphSettings(
            **_registration(settings),
            base_url=settings.graph_url,
            notification_url=settings.public_url,
            invitations_a_minute=settings.invitations_a_minute,
            mail_from=settings.mail_from,
            teams_app_id=settings.teams_app_id,
        )
    except ValidationError as error:
        told = error.errors(include_input=False, include_url=False)[0]["msg"]
        raise ReviewError(told.removeprefix("Value error, ")) from None


def _registration(settings: Settings) -> dict[str, Any]:
    """Return who the bot is to Microsoft: the settings have the names that its registration has."""
    return settings.model_dump(include=set(Registration.model_fields))
