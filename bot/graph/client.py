"""Builds the SDK's client and warms it, so that nothing heavy is left for the event loop."""

import logging
from contextlib import AsyncExitStack
from typing import Final

import httpx
from azure.identity.aio import ClientSecretCredential
from kiota_abstractions.authentication import AnonymousAuthenticationProvider, AuthenticationProvider
from kiota_authentication_azure.azure_identity_authentication_provider import (
    AzureIdentityAuthenticationProvider,
)
from kiota_serialization_json.json_parse_node_factory import JsonParseNodeFactory
from msgraph.generated.models.event_collection_response import EventCollectionResponse
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.graph_request_adapter import GraphRequestAdapter
from msgraph.graph_service_client import GraphServiceClient

from bot.graph.calendar import AT_ONCE, Calendar
from bot.graph.settings import GRAPH_HOST, GraphSettings

_JSON: Final = "application/json"
_AN_ANSWER: Final = b'{"value": [{"attendees": [{"proposedNewTime": {}}], "onlineMeeting": {"phones": [{}]}}]}'
_AN_ERROR: Final = b'{"error": {"details": [{}], "innerError": {}}}'
_SCOPES: Final = [f"https://{GRAPH_HOST}/.default"]


def open_calendar(settings: GraphSettings) -> Calendar:
    """Return the calendar, warm; this takes a second and belongs in a thread."""
    _keep_addresses_out_of_logs()
    closing = AsyncExitStack()
    http = httpx.AsyncClient(
        timeout=httpx.Timeout(settings.deadline.total_seconds(), pool=None),
        limits=httpx.Limits(max_connections=AT_ONCE),
        trust_env=not settings.on_this_machine,  # a proxy cannot reach a stand-in on this machine
        follow_redirects=True,
        event_hooks={"response": [_refuse_a_page]},
    )
    closing.push_async_callback(http.aclose)
    # A bare client, without the SDK's middleware: that would repeat a create by itself and wait for minutes,
    # where only the runner decides when to try again; and it would leave the connections open.
    adapter = GraphRequestAdapter(_identity(settings, closing=closing), client=http)
    adapter.base_url = settings.base_url.rstrip("/")
    client = GraphServiceClient(request_adapter=adapter)
    _warm_up(client)
    return Calendar(client, deadline=settings.deadline, closing=closing)


def _identity(settings: GraphSettings, *, closing: AsyncExitStack) -> AuthenticationProvider:
    """Return who the bot is; the token goes to Microsoft Graph and to no other host."""
    if settings.on_this_machine:
        return AnonymousAuthenticationProvider()
    secret = settings.client_secret.get_secret_value()
    credential = ClientSecretCredential(settings.tenant, settings.client_id, secret)
    closing.push_async_callback(credential.close)
    return AzureIdentityAuthenticationProvider(credential, scopes=_SCOPES, allowed_hosts=[GRAPH_HOST])


def _warm_up(client: GraphServiceClient) -> None:
    """Go every way once, as far as the wire: the SDK imports a thousand modules when it first does so."""
    _ = client.users.by_user_id("x").events.by_event_id("x").cancel
    nodes = JsonParseNodeFactory()
    nodes.get_root_parse_node(_JSON, _AN_ANSWER).get_object_value(EventCollectionResponse)
    nodes.get_root_parse_node(_JSON, _AN_ERROR).get_object_value(ODataError)


def _keep_addresses_out_of_logs() -> None:
    """Silence the lines in which these libraries write whole addresses, mailboxes included (R72)."""
    for name in ("httpx", "httpcore", "azure"):
        logging.getLogger(name).setLevel(logging.WARNING)


async def _refuse_a_page(response: httpx.Response) -> None:
    """Take a web page in place of an answer as a broken connection: some gateway sent it, not Graph."""
    if response.is_success and "text/html" in response.headers.get("content-type", ""):
        raise httpx.RemoteProtocolError("a web page in place of an answer")
