"""A stand-in for Microsoft Graph on this machine: a calendar that speaks HTTP and can be told to fail."""

import asyncio
import json
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

TAGGED: Final = re.compile(
    r"singleValueExtendedProperties/Any\(ep: ep/id eq '(?P<tag>[^']+)' and ep/value eq '(?P<value>[^']+)'\)"
)
PRIVATE: Final = "ada.lovelace@example.org"
"""An address that Graph's own error messages mention, and that must never reach a sentence of ours."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Answers:
    """The next request is answered with a fault, before or after it has taken effect."""

    status: int
    code: str = "ErrorInternalServerError"
    retry_after: str = ""
    after_effect: bool = False


@dataclass(frozen=True)
class ShowsPage:
    """The next request is answered by some gateway with a web page."""

    status: int


@dataclass(frozen=True)
class HangsUp:
    """The next request loses its connection, before or after it has taken effect."""

    after_effect: bool = False


@dataclass(frozen=True)
class HangsOn:
    """The next request is never answered."""


@dataclass(frozen=True)
class Garbles:
    """The next request is answered with half an answer."""


Fault = Answers | ShowsPage | HangsUp | HangsOn | Garbles


@dataclass
class GraphStandIn:
    """One tenant with one calendar for each organiser; `exchanges` is all that Graph was asked and answered."""

    base_url: str = ""
    exchanges: list[Json] = field(default_factory=list)
    entries: dict[str, Json] = field(default_factory=dict)
    cancellations: dict[str, str] = field(default_factory=dict)
    without_links: bool = False
    links_come_late: bool = False
    most_at_once: int = 0
    turnstile: asyncio.Barrier | None = None
    _at_once: int = 0
    _made: int = 0
    _faults: deque[Fault] = field(default_factory=deque)
    _by_transaction: dict[str, str] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    def will(self, *faults: Fault) -> None:
        """Meet the next requests with these faults, one each."""
        self._faults.extend(faults)

    def asked(self, method: str) -> list[Json]:
        """Return the requests of that method, in their order."""
        return [each["request"] for each in self.exchanges if each["request"]["method"] == method]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request, counting how many are asked at once."""
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if self.turnstile is not None:
                await self.turnstile.wait()
            return await self._answered(request)
        finally:
            self._at_once -= 1

    async def _answered(self, request: web.Request) -> web.StreamResponse:
        body = await request.json() if request.can_read_body else None
        fault = self._faults.popleft() if self._faults else None
        match fault:
            case None:
                return self._recorded(request, body, self._effect(request, body))
            case Answers(after_effect=after):
                if after:
                    self._effect(request, body)
                return self._recorded(request, body, _refusal(fault))
            case _:
                self._recorded(request, body, None)
                return await self._misbehave(fault, request, body)

    def end(self) -> None:
        """Let go of the requests that were never answered."""
        self._over.set()

    async def _misbehave(
        self, fault: ShowsPage | HangsUp | HangsOn | Garbles, request: web.Request, body: Json | None
    ) -> web.StreamResponse:
        match fault:
            case ShowsPage(status):
                return web.Response(status=status, text=f"<html>{PRIVATE}</html>", content_type="text/html")
            case Garbles():
                return web.Response(status=200, text='{"id": "AA', content_type="application/json")
            case HangsOn():
                await self._over.wait()
            case HangsUp(after_effect=True):
                self._effect(request, body)
        if request.transport is not None:
            request.transport.close()
        return web.Response()

    def _recorded(self, request: web.Request, body: Json | None, answer: web.Response | None) -> web.Response:
        exchange: Json = {
            "request": {
                "method": request.method,
                "url": f"http://{request.host}{request.raw_path}",
                "headers": {name.lower(): ", ".join(request.headers.getall(name)) for name in request.headers},
                "body": body,
            }
        }
        if answer is not None:
            exchange["response"] = {
                "status": answer.status,
                "headers": dict(answer.headers),
                "body": _json_of(answer),
            }
        self.exchanges.append(exchange)
        return answer or web.Response()

    def _effect(self, request: web.Request, body: Json | None) -> web.Response:
        event = request.match_info.get("event", "")
        said = body or {}
        answer = _refusal(Answers(400, code="ErrorInvalidRequest"))
        match request.method, request.path.rsplit("/", 1)[-1]:
            case _ if event and event not in self.entries:
                answer = _refusal(Answers(404, code="ErrorItemNotFound"))
            case "GET", _:
                answer = web.json_response(self._shown(event) if event else self._found(request))
            case "POST", "events":
                answer = web.json_response(self._created(said), status=201)
            case "POST", "cancel":
                del self.entries[event]
                self.cancellations[event] = said["Comment"]
                answer = web.Response(status=202)
            case "PATCH", _ if "body" not in said:  # with a body, join links are lost
                self.entries[event] |= said
                answer = web.json_response(self._shown(event))
            case "DELETE", _:
                del self.entries[event]
                answer = web.Response(status=204)
        return answer

    def _created(self, body: Json) -> Json:
        event = self._by_transaction.get(body["transactionId"], "")
        if event not in self.entries:
            self._made += 1
            event = f"AAkALg/{self._made}+="
            self._by_transaction[body["transactionId"]] = event
            self.entries[event] = body
            if not self.without_links:
                self._links[event] = f"https://teams.microsoft.com/meet/{self._made + 2_000_000}?p=stand-in"
        shown = self._shown(event)
        return shown | {"onlineMeeting": None} if self.links_come_late else shown

    def _shown(self, event: str) -> Json:
        kept = {name: value for name, value in self.entries[event].items() if not name.startswith("@")}
        kept.pop("singleValueExtendedProperties", None)  # Graph leaves them out unless they are expanded
        link = self._links.get(event)
        return kept | {"id": event, "isOrganizer": True, "onlineMeeting": {"joinUrl": link} if link else None}

    def _found(self, request: web.Request) -> Json:
        asked = TAGGED.fullmatch(request.query["$filter"])
        tag = asked.groupdict() if asked else {}
        hits = [
            self._shown(event)
            for event, entry in self.entries.items()
            for kept in entry["singleValueExtendedProperties"]
            if (kept["id"], kept["value"].lower()) == (tag.get("tag"), tag.get("value", "").lower())
        ]
        return {"value": hits}


@asynccontextmanager
async def graph_stand_in() -> AsyncIterator[GraphStandIn]:
    """Run a stand-in on a free port of this machine."""
    graph = GraphStandIn()
    app = web.Application()
    for path in ("", "/{event}", "/{event}/cancel"):
        app.router.add_route("*", f"/v1.0/users/{{organiser}}/events{path}", graph.answer)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    graph.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1.0"
    try:
        yield graph
    finally:
        graph.end()
        await runner.cleanup()


def _refusal(fault: Answers) -> web.Response:
    headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
    inner = {"date": "2026-03-02T09:00:00", "request-id": "5d2c", "client-request-id": "5d2c"}
    error = {"code": fault.code, "message": f"The mailbox of {PRIVATE} said no.", "innerError": inner}
    return web.json_response({"error": error}, status=fault.status, headers=headers)


def _json_of(answer: web.Response) -> object:
    return json.loads(answer.text) if answer.text else None
