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
from kiota_http.middleware.options import RetryHandlerOption
from kiota_serialization_json.json_parse_node_factory import JsonParseNodeFactory
from msgraph.generated.models.event import Event
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.graph_request_adapter import GraphRequestAdapter, options
from msgraph.graph_service_client import GraphServiceClient
from msgraph_core import GraphClientFactory

from bot.graph.calendar import AT_ONCE, Calendar
from bot.graph.settings import GRAPH_HOST, GraphSettings

_SCOPES: Final = [f"https://{GRAPH_HOST}/.default"]
_NO_RETRY: Final = RetryHandlerOption(delay=0, max_retries=0)
"""The runner alone decides when to try again; the SDK would repeat a create and wait for minutes."""


def open_calendar(settings: GraphSettings) -> Calendar:
    """Return the calendar, warm; this takes a second and belongs in a thread."""
    _keep_addresses_out_of_logs()
    _warm_up()
    closing = AsyncExitStack()
    http = httpx.AsyncClient(
        timeout=httpx.Timeout(settings.deadline.total_seconds(), pool=None),
        limits=httpx.Limits(max_connections=AT_ONCE),
        trust_env=not settings.on_this_machine,  # a proxy cannot reach a stand-in on this machine
        event_hooks={"response": [_refuse_a_page]},
    )
    closing.push_async_callback(http.aclose)
    adapter = GraphRequestAdapter(
        _identity(settings, closing=closing),
        client=GraphClientFactory.create_with_default_middleware(
            client=http, options={**options, RetryHandlerOption.get_key(): _NO_RETRY}
        ),
    )
    adapter.base_url = settings.base_url.rstrip("/")
    return Calendar(GraphServiceClient(request_adapter=adapter), deadline=settings.deadline, closing=closing)


def _identity(settings: GraphSettings, *, closing: AsyncExitStack) -> AuthenticationProvider:
    """Return who the bot is; the token goes to Microsoft Graph and to no other host."""
    if settings.on_this_machine:
        return AnonymousAuthenticationProvider()
    secret = settings.client_secret.get_secret_value()
    credential = ClientSecretCredential(settings.tenant, settings.client_id, secret)
    closing.push_async_callback(credential.close)
    return AzureIdentityAuthenticationProvider(credential, scopes=_SCOPES, allowed_hosts=[GRAPH_HOST])


def _warm_up() -> None:
    """Read an event and an error once: the SDK imports a thousand modules when it first does so."""
    nodes = JsonParseNodeFactory()
    for kind in (Event, ODataError):
        nodes.get_root_parse_node("application/json", b"{}").get_object_value(kind)


def _keep_addresses_out_of_logs() -> None:
    """Silence the lines in which these libraries write whole addresses, mailboxes included (R72)."""
    for name in ("httpx", "httpcore", "azure"):
        logging.getLogger(name).setLevel(logging.WARNING)


async def _refuse_a_page(response: httpx.Response) -> None:
    """Take a web page in place of an answer as a broken connection: some gateway sent it, not Graph."""
    if response.is_success and "text/html" in response.headers.get("content-type", ""):
        raise httpx.RemoteProtocolError("a web page in place of an answer")
