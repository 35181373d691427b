"""The adapter: an HTTP request in, the right status out, one turn in between."""

import ipaddress
import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from aiohttp import web
from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ChannelAccount,
    ConversationAccount,
    InvokeResponse,
)
from pydantic import ValidationError
from yarl import URL

from bot.ports import Unavailable
from bot.teams.identity import Identity, Rejected
from bot.teams.incoming import Incoming

MOST_BYTES: Final = 1024 * 1024

Respond = Callable[[Incoming], Awaitable[dict[str, object] | None]]

_log = logging.getLogger(__name__)


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]  # botbuilder ships no types
    """Takes in what Teams posts; it has no `on_turn_error`, which would hide a message that failed."""

    def __init__(self, identity: Identity, *, local: bool) -> None:
        super().__init__(identity)
        self._local = local

    async def receive(self, request: web.Request, respond: Respond) -> web.Response:
        """Return the answer to an activity; `respond` returns the body of an invoke's answer."""
        if self._local and not _is_loopback(request.remote or ""):
            raise web.HTTPForbidden
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        incoming = _parsed(await _body(request))
        if self._local and not _is_loopback(URL(incoming.service_url).host or ""):
            raise web.HTTPBadRequest
        activity = _activity(incoming)
        header = request.headers.get("Authorization", "")
        try:
            caller = await self.bot_framework_authentication.authenticate_request(activity, header)
        except Rejected as error:
            _log.warning("caller.rejected", extra={"error": str(error)})
            raise web.HTTPUnauthorized from None
        except Unavailable:
            _log.warning("keys.unavailable")
            raise web.HTTPServiceUnavailable from None
        return await self._turn(caller, activity, incoming, respond)

    async def _turn(
        self, caller: object, activity: Activity, incoming: Incoming, respond: Respond
    ) -> web.Response:
        async def turn(context: TurnContext) -> None:
            body = await respond(incoming)
            if activity.type == ActivityTypes.invoke and body is not None:
                answer = InvokeResponse(status=HTTPStatus.OK, body=body)
                await context.send_activity(Activity(type=ActivityTypes.invoke_response, value=answer))

        answer = await self.process_activity(caller, activity, turn)
        if answer is None:
            return web.Response(status=HTTPStatus.OK)
        if answer.body is None:
            return web.Response(status=int(answer.status))
        return web.json_response(answer.body, status=int(answer.status))


async def _body(request: web.Request) -> bytes:
    if (request.content_length or 0) > MOST_BYTES:
        raise web.HTTPRequestEntityTooLarge(max_size=MOST_BYTES, actual_size=request.content_length or 0)
    read = bytearray()
    async for chunk in request.content.iter_any():
        read += chunk
        if len(read) > MOST_BYTES:
            raise web.HTTPRequestEntityTooLarge(max_size=MOST_BYTES, actual_size=len(read))
    return bytes(read)


def _parsed(body: bytes) -> Incoming:
    try:
        return Incoming.model_validate(json.loads(body.decode()))
    except (ValidationError, ValueError, RecursionError):
        raise web.HTTPBadRequest from None


def _activity(incoming: Incoming) -> Activity:
    talk = incoming.conversation
    return Activity(
        type=incoming.type,
        id=incoming.id,
        name=incoming.name,
        channel_id=incoming.channel_id,
        service_url=incoming.service_url,
        conversation=ConversationAccount(id=talk.id, conversation_type=talk.conversation_type)
        if talk
        else None,
        from_property=ChannelAccount(id=incoming.sender.id, name=incoming.sender.name),
        recipient=ChannelAccount(id=incoming.recipient.id, name=incoming.recipient.name),
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
