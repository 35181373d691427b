"""The way out: one connector client per Teams service, sending through the shared session."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

import aiohttp
from botbuilder.schema import Activity, ResourceResponse
from botframework.connector.aio import ConnectorClient
from botframework.connector.aio.operations_async import ConversationsOperations
from botframework.connector.auth import ConnectorFactory, MicrosoftAppCredentials
from msrest.pipeline import Request, Response
from msrest.pipeline.async_abc import AsyncHTTPSender, AsyncPipeline
from msrest.pipeline.universal import RawDeserializer
from msrest.universal_http.requests import ClientRetryPolicy
from pydantic_core import from_json
from yarl import URL

from bot.ports.failing import Refused, Unavailable, Uncertain
from bot.sign_in.tokens import Tokens
from bot.teams.addresses import Addresses
from bot.teams.failures import failure, lost
from bot.teams.lean import as_json
from bot.teams.sending import Way
from bot.wire import Wire

SERVICES: Final = 32
_JSON: Final = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"}

# Making a client looks 999 codes up in this list of 501: 5 ms on the loop as a list, 34 µs as a set.
ClientRetryPolicy.safe_codes = frozenset(ClientRetryPolicy.safe_codes)  # type: ignore[assignment]  # it is only read with `in`


@dataclass
class _Answer:
    """An answer with what msrest reads of it."""

    status_code: int
    headers: Mapping[str, str]
    body: Any
    context: object = None


class _Sender(AsyncHTTPSender[Any, Any]):
    """Sends over the shared session and says every failure as the ports say it."""

    def __init__(self, wire: Wire, tokens: Tokens | None) -> None:
        self._wire = wire
        self._tokens = tokens

    async def send(self, request: Request[Any], **_config: object) -> Response[Any, Any]:
        """Send what msrest wrote, once; raises `Unavailable` or `Refused`."""
        asked = request.http_request
        answer = await self.ask(asked.method, asked.url, data=asked.data, headers=asked.headers)
        response = Response(request, answer)
        response.context[RawDeserializer.CONTEXT_NAME] = answer.body
        return response

    async def ask(
        self, method: str, url: str, *, data: bytes | None, headers: Mapping[str, str], way: Way | None = None
    ) -> _Answer:
        """Send once and return what was answered; raises `Unavailable` or `Refused`, a new message `Uncertain`.

        All but a new message may be sent again without harm.
        """
        way, once = way or Way(), method == "POST"
        shown = dict(headers)
        if self._tokens is not None:
            shown["Authorization"] = f"Bearer {await self._tokens.current()}"
        # encoded: conversation ids hold %3A and %40, which must arrive as they were written.
        where = URL(url, encoded=True)
        try:
            async with self._wire.session.request(
                method, where, data=data, headers=shown, allow_redirects=False, trace_request_ctx=way
            ) as answer:
                if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
                    code = _code(await answer.read())
                    raise failure(answer.status, answer.headers, code=code, once=once)
                body = await answer.read()
                return _Answer(answer.status, answer.headers, from_json(body) if body else None)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            if once and way.begun:
                raise Uncertain(lost(f"Teams did not answer ({type(error).__name__})")) from None
            raise Unavailable(f"Teams cannot be reached ({type(error).__name__}).") from None

    async def __aexit__(self, *_details: object) -> None:
        """Leave the session open: it is shared."""


class _Conversations(ConversationsOperations):  # type: ignore[misc]  # botframework ships no types
    """The SDK's calls; the three that messages take write their JSON without msrest, ten times as fast."""

    def __init__(
        self, stock: ConversationsOperations, sender: _Sender, *, service_url: str, agent: str
    ) -> None:
        super().__init__(stock._client, stock.config, stock._serialize, stock._deserialize)  # noqa: SLF001 - its own parts, handed on
        self._sender = sender
        self._from = f"{service_url.rstrip('/')}/v3/conversations/"
        self._headers = {**_JSON, "User-Agent": agent}

    async def send_to_conversation(
        self, conversation_id: str, activity: Activity, way: Way | None = None, **_options: object
    ) -> ResourceResponse | None:
        """Post a message; raises `Unavailable`, `Refused` or `Uncertain`."""
        return await self._sent("POST", f"{quote(conversation_id, safe='')}/activities", activity, way)

    async def reply_to_activity(
        self, conversation_id: str, activity_id: str, activity: Activity, **_options: object
    ) -> ResourceResponse | None:
        """Post a reply; raises `Unavailable` or `Refused`."""
        return await self._sent("POST", _message(conversation_id, activity_id), activity)

    async def update_activity(
        self,
        conversation_id: str,
        activity_id: str,
        activity: Activity,
        way: Way | None = None,
        **_options: object,
    ) -> ResourceResponse | None:
        """Put a message in the place of another; raises `Unavailable` or `Refused`."""
        return await self._sent("PUT", _message(conversation_id, activity_id), activity, way)

    async def _sent(
        self, method: str, path: str, activity: Activity, way: Way | None = None
    ) -> ResourceResponse | None:
        said = as_json(activity)
        where = self._from + path
        answer = await self._sender.ask(method, where, data=said, headers=self._headers, way=way)
        return ResourceResponse(id=answer.body.get("id")) if isinstance(answer.body, dict) else None


def _code(body: bytes) -> str:
    """Return Teams' own word for why it refused, where it says one."""
    try:
        said = from_json(body)
    except ValueError:
        return ""
    error = said.get("error") if isinstance(said, dict) else None
    return str(error.get("code", "")) if isinstance(error, dict) else ""


def _message(conversation_id: str, activity_id: str) -> str:
    return f"{quote(conversation_id, safe='')}/activities/{quote(activity_id, safe='')}"


class Connectors(ConnectorFactory):  # type: ignore[misc]  # botframework ships no types
    """Makes a client for each Teams service once and keeps it; the bot's token goes nowhere else."""

    def __init__(self, wire: Wire, tokens: Tokens | None, *, addresses: Addresses) -> None:
        self._sender = _Sender(wire, tokens)
        self._addresses = addresses
        self._known = lru_cache(maxsize=SERVICES)(self._made)

    async def create(self, service_url: str, audience: str | None = None) -> ConnectorClient:  # noqa: ARG002 - the SDK's signature
        """Return the client of a service; raises `Refused` where it is not one of Teams."""
        return self._known(service_url)

    def _made(self, service_url: str) -> ConnectorClient:
        if not self._addresses.allow(service_url):
            raise Refused("This conversation is kept where the bot may not write.")
        client = ConnectorClient(MicrosoftAppCredentials.empty(), base_url=service_url)
        agent = client.config.user_agent_policy
        client.config.pipeline = AsyncPipeline([agent], self._sender)
        client.conversations = _Conversations(
            client.conversations, self._sender, service_url=service_url, agent=agent.user_agent
        )
        return client
