"""The adapter: an HTTP request in, the right status out, one turn in between."""

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
from pydantic_core import from_json, to_json

from bot.ports.failing import Unavailable
from bot.teams.identity import Foreign, Identity
from bot.teams.incoming import Incoming
from bot.teams.proofs import Rejected
from bot.this_machine import is_loopback

MOST_BYTES: Final = 1024 * 1024

Respond = Callable[[Incoming], Awaitable[dict[str, object] | None]]

_log = logging.getLogger(__name__)


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]  # botbuilder ships no types
    """Takes in what Teams posts; it has no `on_turn_error`, which would hide a message that failed."""

    def __init__(self, identity: Identity, *, local: bool) -> None:
        super().__init__(identity)
        self._identity = identity
        self._local = local

    async def receive(self, request: web.Request, respond: Respond) -> web.Response:
        """Return the answer to an activity; `respond` returns the body of an invoke's answer."""
        if self._local and not is_loopback(request.remote or ""):
            raise web.HTTPForbidden
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        if (request.content_length or 0) > MOST_BYTES:
            raise web.HTTPRequestEntityTooLarge(max_size=MOST_BYTES, actual_size=request.content_length or 0)
        try:
            proof = await self._identity.proven(request.headers.get("Authorization", ""))
            incoming = _parsed(await _body(request))
            activity = _activity(incoming)
            caller = self._identity.admitted(proof, activity)
        except Rejected as error:
            _log.warning("caller.rejected", extra={"error": str(error)})
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"}) from None
        except Foreign as error:
            _log.warning("caller.foreign", extra={"error": str(error)})
            raise web.HTTPForbidden from None
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
                # Not through the context, which would copy the whole card first.
                await self.send_activities(
                    context, [Activity(type=ActivityTypes.invoke_response, value=answer)]
                )

        answer = await self.process_activity(caller, activity, turn)
        if answer is None:
            return web.Response(status=HTTPStatus.OK)
        if answer.body is None:
            return web.Response(status=int(answer.status))
        said = to_json(answer.body)
        return web.Response(body=said, status=int(answer.status), content_type="application/json")


async def _body(request: web.Request) -> bytes:
    read = bytearray()
    async for chunk in request.content.iter_any():
        read += chunk
        if len(read) > MOST_BYTES:
            raise web.HTTPRequestEntityTooLarge(max_size=MOST_BYTES, actual_size=len(read))
    return bytes(read)


def _parsed(body: bytes) -> Incoming:
    try:
        if b"NaN" in body or b"Infinity" in body:
            from_json(body, allow_inf_nan=False)
        return Incoming.model_validate_json(body)
    except ValueError:
        raise web.HTTPBadRequest from None


def _activity(incoming: Incoming) -> Activity:
    talk = incoming.conversation
    return Activity(
        type=incoming.type,
        id=incoming.id,
        name=incoming.name,
        channel_id=incoming.channel_id,
        service_url=incoming.service_url,
        conversation=ConversationAccount(
            id=talk.id if talk else None,
            conversation_type=talk.conversation_type if talk else None,
            tenant_id=incoming.home,
        ),
        from_property=ChannelAccount(id=incoming.sender.id, name=incoming.sender.name),
        recipient=ChannelAccount(id=incoming.recipient.id, name=incoming.recipient.name),
    )
