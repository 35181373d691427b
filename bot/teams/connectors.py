"""The way out: one connector client per Teams service, sending through the shared session."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import ConnectorFactory, MicrosoftAppCredentials
from msrest.pipeline import Request, Response
from msrest.pipeline.async_abc import AsyncHTTPSender, AsyncPipeline
from msrest.pipeline.universal import RawDeserializer
from msrest.universal_http.requests import ClientRetryPolicy
from yarl import URL

from bot.ports import Unavailable
from bot.teams.failures import failure
from bot.teams.tokens import Tokens
from bot.teams.wire import Wire

SERVICES: Final = 32

# Making a client looks 999 codes up in this list of 501: 5 ms on the loop as a list, 34 µs as a set.
ClientRetryPolicy.safe_codes = frozenset(ClientRetryPolicy.safe_codes)  # type: ignore[assignment]  # it is only read with `in`


@dataclass
class _Answer:
    """An answer with what msrest reads of it."""

    status_code: int
    headers: Mapping[str, str]
    context: object = None


class _Sender(AsyncHTTPSender[Any, Any]):
    """Sends over the shared session and says every failure as the ports say it."""

    def __init__(self, wire: Wire, tokens: Tokens | None) -> None:
        self._wire = wire
        self._tokens = tokens

    async def send(self, request: Request[Any], **_config: object) -> Response[Any, Any]:
        """Send once; raises `Unavailable` or `Refused`."""
        asked = request.http_request
        headers = dict(asked.headers)
        if self._tokens is not None:
            headers["Authorization"] = f"Bearer {await self._tokens.current()}"
        # encoded: conversation ids hold %3A and %40, which must arrive as msrest wrote them.
        url = URL(asked.url, encoded=True)
        try:
            async with self._wire.session.request(
                asked.method, url, data=asked.data, headers=headers, allow_redirects=False
            ) as answer:
                if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
                    raise failure(answer.status, answer.headers)
                body = await answer.read()
                said = json.loads(body) if body else None
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise Unavailable(f"Teams cannot be reached ({type(error).__name__}).") from None
        response = Response(request, _Answer(answer.status, answer.headers))
        response.context[RawDeserializer.CONTEXT_NAME] = said
        return response

    async def __aexit__(self, *_details: object) -> None:
        """Leave the session open: it is shared."""


class Connectors(ConnectorFactory):  # type: ignore[misc]  # botframework ships no types
    """Makes a client for each Teams service once and keeps it."""

    def __init__(self, wire: Wire, tokens: Tokens | None) -> None:
        self._sender = _Sender(wire, tokens)
        self._known = lru_cache(maxsize=SERVICES)(self._made)

    async def create(self, service_url: str, audience: str | None = None) -> ConnectorClient:  # noqa: ARG002 - the SDK's signature
        """Return the client of a service."""
        return self._known(service_url)

    def _made(self, service_url: str) -> ConnectorClient:
        client = ConnectorClient(MicrosoftAppCredentials.empty(), base_url=service_url)
        client.config.pipeline = AsyncPipeline([client.config.user_agent_policy], self._sender)
        return client
