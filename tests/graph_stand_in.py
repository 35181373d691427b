"""A stand-in for Microsoft Graph on this machine: a mailbox that speaks HTTP and can be told to fail."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from tests.graph.apps import Apps
from tests.graph.calendar import Calendar
from tests.graph.faults import (
    PRIVATE,
    Answers,
    Fault,
    Garbles,
    HangsOn,
    HangsUp,
    LetsPass,
    ShowsPage,
    refusal,
)
from tests.graph.online_meetings import OnlineMeetings
from tests.graph.subscriptions import Subscriptions
from tests.graph.wall import Json

__all__ = [
    "PRIVATE",
    "Answers",
    "Fault",
    "Garbles",
    "GraphStandIn",
    "HangsOn",
    "HangsUp",
    "ShowsPage",
    "graph_stand_in",
]

PATHS: Final = (
    "/users/{organiser}",
    "/users/{organiser}/events",
    "/users/{organiser}/events/{event}",
    "/users/{organiser}/events/{event}/cancel",
    "/users/{organiser}/calendarView",
    "/users/{organiser}/calendarView/delta()",
    "/users/{organiser}/sendMail",
    "/users/{organiser}/teamwork/installedApps",
    "/users/{organiser}/teamwork/installedApps/{installed}/chat",
    "/users/{organiser}/onlineMeetings",
    "/users/{organiser}/onlineMeetings/{meeting}",
    "/subscriptions",
    "/subscriptions/{subscription}",
)


@dataclass
class GraphStandIn(Calendar):
    """One tenant with one calendar for each organiser; `exchanges` is all that Graph was asked and answered."""

    exchanges: list[Json] = field(default_factory=list)
    subscriptions: Subscriptions = field(default_factory=Subscriptions)
    apps: Apps = field(default_factory=Apps)
    takes: float = 0.0
    most_at_once: int = 0
    turnstile: asyncio.Barrier | None = None
    _at_once: int = 0
    _faults: deque[Fault] = field(default_factory=deque)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.meetings = OnlineMeetings(self.links)

    def will(self, *faults: Fault) -> None:
        """Meet the next requests with these faults, one each."""
        self._faults.extend(faults)

    def asked(self, method: str, *, about: str = "/events") -> list[Json]:
        """Return the requests of that method about entries, or something else, in their order."""
        requests = (each["request"] for each in self.exchanges)
        return [each for each in requests if each["method"] == method and about in each["url"]]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request, counting how many are asked at once."""
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if self.turnstile is not None:
                await self.turnstile.wait()
            await asyncio.sleep(self.takes)
            return await self._answered(request)
        finally:
            self._at_once -= 1

    async def _answered(self, request: web.Request) -> web.StreamResponse:
        body = await request.json() if request.can_read_body else None
        fault = self._faults.popleft() if self._faults else None
        match fault:
            case None | LetsPass():
                return self._recorded(request, body, self._effect(request, body))
            case Answers(status, code, retry_after, after_effect):
                if after_effect:
                    self._effect(request, body)
                return self._recorded(request, body, refusal(status, code, retry_after=retry_after))
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

    def _effect(self, request: web.Request, body: Json | None) -> web.Response:  # noqa: PLR0911 - a line a path
        said = body or {}
        match request.path.split("/")[2:]:
            case ["users", organiser]:
                return web.json_response({"id": self.meetings.id_of(organiser)})
            case ["users", _, "events", *_]:
                return self.on_entries(request, said)
            case ["users", _, "calendarView"]:
                return self.on_view(request)
            case ["users", _, "calendarView", _]:
                return self.on_changes(request)
            case ["users", _, "sendMail"]:
                return web.Response(status=202)
            case ["users", _, "teamwork", *_]:
                return self.apps.answer(request, said)
            case ["users", _, "onlineMeetings", *_]:
                return self.meetings.answer(request, said)
            case _:
                return self.subscriptions.answer(request, said)


@asynccontextmanager
async def graph_stand_in() -> AsyncIterator[GraphStandIn]:
    """Run a stand-in on a free port of this machine."""
    graph = GraphStandIn()
    app = web.Application()
    for path in PATHS:
        app.router.add_route("*", f"/v1.0{path}", graph.answer)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    graph.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1.0"
    try:
        yield graph
    finally:
        graph.end()
        await runner.cleanup()


def _json_of(answer: web.Response) -> object:
    return json.loads(answer.text) if answer.text else None
