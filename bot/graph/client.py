"""Builds the SDK's client and warms it, so that nothing heavy is left for the event loop."""

import gc
import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cache
from typing import Final

import anyio
import httpx
from kiota_abstractions.authentication import AnonymousAuthenticationProvider, AuthenticationProvider
from kiota_serialization_json.json_parse_node_factory import JsonParseNodeFactory
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.graph_request_adapter import GraphRequestAdapter
from msgraph.graph_service_client import GraphServiceClient

from bot.graph.apps import Apps
from bot.graph.calendar import Calendar
from bot.graph.changes import Changes
from bot.graph.line import AT_ONCE, Line
from bot.graph.mail import Mailbox
from bot.graph.options import Options
from bot.graph.settings import AUDIENCE, GraphSettings
from bot.graph.shown_token import ShownToken
from bot.sign_in.credentials import tokens_for
from bot.wire import Wire

_log = logging.getLogger(__name__)

_JSON: Final = "application/json"
_AN_ERROR: Final = b'{"error": {"details": [{}], "innerError": {}}}'


@dataclass(frozen=True)
class Outlook:
    """The organiser's mailbox, by what is done there; all of it goes through one line."""

    calendar: Calendar
    options: Options
    changes: Changes
    mailbox: Mailbox
    apps: Apps
    line: Line


def open_outlook(settings: GraphSettings) -> Outlook:
    """Return the way to the mailbox, warm; this takes a second and belongs in a thread."""
    _keep_addresses_out_of_logs()
    closing = AsyncExitStack()
    http = httpx.AsyncClient(
        timeout=httpx.Timeout(settings.deadline.total_seconds(), pool=None),
        limits=httpx.Limits(max_connections=AT_ONCE),
        trust_env=not settings.on_this_machine,  # a proxy cannot reach a stand-in on this machine
        follow_redirects=True,
        event_hooks={"response": [_note, _refuse_a_page]},
    )
    closing.push_async_callback(http.aclose)
    # A bare client, without the SDK's middleware: that would repeat a create by itself and wait for minutes,
    # where only the runner decides when to try again; and it would leave the connections open.
    adapter = GraphRequestAdapter(_identity(settings, closing=closing), client=http)
    adapter.base_url = settings.base_url.rstrip("/")
    _warm_up(GraphServiceClient(request_adapter=adapter))
    _set_aside()
    line = Line(
        adapter,
        deadline=settings.deadline,
        invitations_a_minute=settings.invitations_a_minute,
        closing=closing,
    )
    changes = Changes(line, told_at=settings.notification_url)
    mailbox = Mailbox(line, address=settings.mail_from)
    return Outlook(
        calendar=Calendar(line),
        options=Options(line),
        changes=changes,
        mailbox=mailbox,
        apps=Apps(line, app=settings.teams_app_id, home=settings.tenant),
        line=line,
    )


def _identity(settings: GraphSettings, *, closing: AsyncExitStack) -> AuthenticationProvider:
    """Return who the bot is; the token goes to where Microsoft Graph is and to no other host."""
    if not settings.shows_token:
        return AnonymousAuthenticationProvider()
    wire = Wire()
    closing.push_async_callback(wire.close)
    tokens = tokens_for(settings, wire, audience=AUDIENCE, tenant=settings.tenant)
    closing.push_async_callback(tokens.close)
    return ShownToken(tokens, base_url=settings.base_url)


def _warm_up(client: GraphServiceClient) -> None:
    """Go every way once, as far as the wire: the SDK imports a thousand modules when it first does so."""
    user = client.users.by_user_id("x")
    _ = (user.events.by_event_id("x").cancel, user.calendar_view.delta, user.send_mail)
    _ = user.teamwork.installed_apps.by_user_scope_teams_app_installation_id("x").chat
    _ = (user.online_meetings.by_online_meeting_id("x"), client.subscriptions.by_subscription_id("x"))
    _ = (anyio.connect_tcp, anyio.Event)
    anyio.run(anyio.sleep, 0)  # what httpx stands on loads its own half only when a loop first needs it
    nodes = JsonParseNodeFactory()
    nodes.get_root_parse_node(_JSON, _AN_ERROR).get_object_value(ODataError)


@cache
def _set_aside() -> None:
    """Spare the garbage collector what was loaded for good: going through it all stops the loop for 0.2 s."""
    gc.collect()
    gc.freeze()


def _keep_addresses_out_of_logs() -> None:
    """Silence the lines in which these libraries write whole addresses, mailboxes included (R72)."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


async def _note(response: httpx.Response) -> None:
    _log.info("graph.answered", extra={"status": response.status_code})


async def _refuse_a_page(response: httpx.Response) -> None:
    """Take a web page in place of an answer as a broken connection: some gateway sent it, not Graph."""
    if response.is_success and "text/html" in response.headers.get("content-type", ""):
        raise httpx.RemoteProtocolError("a web page in place of an answer")
