"""What Microsoft Graph lets the bot do: read the organiser's mailbox and no other, and add itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

from bot.doctor.checked import Unwell
from bot.from_settings import graph_settings
from bot.graph.door import Forbidden, GraphMeetings, graph_meetings
from bot.ports.failing import Refused
from bot.settings import Settings

_A_LOOK: Final = timedelta(hours=1)


async def organisers_mailbox_opens(settings: Settings, organiser: str, *, now: datetime) -> str:
    """Return that the organiser's calendar can be read; raises `Unwell`, `Unavailable` or `Refused`."""
    if not organiser:
        raise Unwell("Say whose calendar the meetings stand in: --organiser ADDRESS.")
    async with _graph(settings) as graph:
        await graph.look(organiser, since=now, until=now + _A_LOOK)
    return "The organiser's calendar can be read."


async def other_mailboxes_stay_shut(settings: Settings, outside: str, *, now: datetime) -> str:
    """Return that Microsoft refuses a mailbox outside the bot's scope; raises `Unwell` or `Unavailable`."""
    if not outside:
        raise Unwell("Name a mailbox that the bot must not read, such as your own: --outside ADDRESS.")
    try:
        async with _graph(settings) as graph:
            await graph.look(outside, since=now, until=now + _A_LOOK)
    except Forbidden:
        return "A mailbox outside the bot's scope is refused, as it should be."
    except Refused as refused:
        raise Unwell(f"That mailbox proves nothing; name another with --outside. {refused}") from None
    raise Unwell(
        "The bot can read a mailbox that is none of its business. Scope Calendars.ReadWrite to the organiser's "
        "mailbox alone, with role-based access control for applications in Exchange Online."
    )


async def it_may_be_added(settings: Settings, organiser: str) -> str:
    """Return that the bot may add itself, or need not; raises `Unwell`, `Unavailable` or `Refused`."""
    if not settings.teams_app_id:
        return "CF_TEAMS_APP_ID is not set: peers are sent a link with which they open a chat."
    if not organiser:
        raise Unwell("Say for whom to look whether the bot is there: --organiser ADDRESS.")
    try:
        async with _graph(settings) as graph:
            await graph.is_added_for(organiser)
    except Forbidden:
        raise Unwell(
            "The bot may not add itself for people. Grant it TeamsAppInstallation.ReadWriteSelfForUser.All, "
            "or take CF_TEAMS_APP_ID out: then they are only sent a link."
        ) from None
    return "The bot may add itself for people of your organisation."


@asynccontextmanager
async def _graph(settings: Settings) -> AsyncIterator[GraphMeetings]:
    graph = graph_meetings(graph_settings(settings))
    try:
        yield graph
    finally:
        await graph.close()
