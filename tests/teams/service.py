"""A Teams service on this machine: it takes messages and keeps them, or answers as it was told to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass(frozen=True)
class Asked:
    """One request that reached the service."""

    method: str
    path: str
    authorization: str
    body: Any


@dataclass
class Service:
    """The part of the Bot Connector that the bot uses."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    messages: dict[tuple[str, str], Any] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    roster: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[str, list[list[dict[str, str]]]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    answers: list[web.Response] = field(default_factory=list)

    def cards(self, conversation: str) -> list[Any]:
        """Return the cards that stand in a conversation, in the order in which they were posted."""
        return [m["attachments"][0]["content"] for (c, _), m in self.messages.items() if c == conversation]

    async def take(self, request: web.Request) -> web.Response:
        """Answer as told, or as Teams would."""
        body = await request.json() if request.can_read_body else None
        authorization = request.headers.get("Authorization", "")
        self.asked.append(Asked(request.method, request.path, authorization, body))
        if self.answers:
            return self.answers.pop(0)
        conversation = request.match_info["conversation"]
        if conversation in self.gone:
            return web.json_response({"error": {"code": "ConversationNotFound"}}, status=404)
        match request.method:
            case "POST":
                return self._posted(conversation, body)
            case "PUT":
                return self._replaced(conversation, request.match_info["message"], body)
            case "DELETE":
                return self._deleted(conversation, request.match_info["message"])
            case _:
                return self._roster(request, conversation)

    def _posted(self, conversation: str, body: Any) -> web.Response:
        number = f"message-{len(self.messages) + 1}"
        self.messages[conversation, number] = body
        return web.json_response({"id": number}, status=201)

    def _replaced(self, conversation: str, message: str, body: Any) -> web.Response:
        if (conversation, message) not in self.messages:
            return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)
        self.messages[conversation, message] = body
        return web.json_response({"id": message})

    def _deleted(self, conversation: str, message: str) -> web.Response:
        if self.messages.pop((conversation, message), None) is None:
            return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)
        return web.Response()

    def _roster(self, request: web.Request, conversation: str) -> web.Response:
        if "member" in request.match_info:
            return self._member(request.match_info["member"])
        number = int(request.query.get("continuationToken", "0"))
        pages = self.pages.get(conversation, [[]])
        more = {"continuationToken": str(number + 1)} if number + 1 < len(pages) else {}
        return web.json_response({"members": pages[number], **more})

    def _member(self, member: str) -> web.Response:
        known = {"id": member, "name": "Somebody", "email": self.emails.get(member)}
        return web.json_response(known | self.roster.get(member, {}))


@asynccontextmanager
async def a_service() -> AsyncIterator[Service]:
    """Run a Teams service."""
    service = Service()
    app = web.Application()
    app.router.add_post("/v3/conversations/{conversation}/activities", service.take)
    app.router.add_put("/v3/conversations/{conversation}/activities/{message}", service.take)
    app.router.add_delete("/v3/conversations/{conversation}/activities/{message}", service.take)
    app.router.add_get("/v3/conversations/{conversation}/members/{member}", service.take)
    app.router.add_get("/v3/conversations/{conversation}/pagedmembers", service.take)
    async with TestServer(app) as server:
        service.url = str(server.make_url("/"))
        yield service
