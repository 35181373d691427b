"""The witness: Teams and Outlook over HTTP, which fail as luck has it and remember what a person saw."""

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from aiohttp import web

from bot.clock import now
from bot.domain.pace import NO_WAIT
from tests.faults.campaign.luck import SLOW, Fault, Luck, retry_after
from tests.graph_stand_in import PATHS, GraphStandIn

SESSION: Final = re.compile(rb"Mark \d+-\d{1,2}(?!\d)")
THEME: Final = re.compile(rb"Mark \d+-9\d\d")
MENTION: Final = re.compile(rb"For \*\*([^*]+)\*\*")
"""What tells one errand's message from another's: the title of a session or theme, and who is meant."""

TENANT: Final = "the tenant"
START: Final = datetime.min.replace(tzinfo=UTC)
KNOWN_AFTER: Final = timedelta(milliseconds=500)
"""Outlook is asked four things at once: those on their way cannot know what another one is just answered."""


@dataclass
class Line:
    """What one conversation, mailbox or tenant has lived through."""

    arrivals: list[datetime] = field(default_factory=list)
    silent_until: datetime | None = None
    silent_since: datetime = START
    too_soon: list[str] = field(default_factory=list)


@dataclass
class Witness:
    """All that was asked, what took effect, and what befell it."""

    luck: Luck
    url: str = ""
    graph: GraphStandIn = field(default_factory=GraphStandIn)
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a person saw something: the conversation or address, and the mark."""
    befell: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: defaultdict[str, Line] = field(default_factory=lambda: defaultdict(Line))
    tries: Counter[str] = field(default_factory=Counter)
    shown: dict[tuple[str, str], bytes] = field(default_factory=dict)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def in_teams(self, request: web.Request) -> web.StreamResponse:
        """Take a message, or one in place of another."""
        body = await request.read()
        place = request.match_info["conversation"]
        message = request.match_info.get("message", "")
        what = f"{request.method} {place} {message} {_mark(body)}"
        fault = self._drawn("send" if request.method == "POST" else "update", what, place)
        if fault.after:
            message = self._effect(place, message, body)
        return await self._answered(request, fault, what, place, {"id": message})

    def _effect(self, place: str, message: str, body: bytes) -> str:
        if not message:
            message = f"message-{len(self.shown) + 1}"
            self.seen[place, _mark(body)] += 1
        self.shown[place, message] = body
        return message

    async def in_outlook(self, request: web.Request) -> web.StreamResponse:
        """Take an e-mail, or what is asked of a calendar."""
        body = await request.read()
        mails = request.path.endswith("/sendMail")
        organiser = request.match_info["organiser"]
        mailbox = f"mailbox {self.graph.meetings.organisers.get(organiser, organiser)}"
        what = f"{request.method} {request.path} {_mark(body) or request.query_string}"
        fault = self._drawn("mail" if mails else "Graph", what, mailbox)
        if fault.status == 200 and not fault.code and not fault.hangs:
            answer = self.graph._effect(request, await request.json() if body else None)
            if mails:
                self._mailed(body)
            return answer
        if fault.after:
            self.graph._effect(request, await request.json() if body else None)
            if mails:
                self._mailed(body)
        return await self._answered(request, fault, what, mailbox, {"id": "AA"})

    def _mailed(self, body: bytes) -> None:
        address = re.search(rb'"address": ?"([^"]+)"', body)
        self.seen[address[1].decode() if address else "", _mark(body)] += 1

    def _drawn(self, kind: str, what: str, line: str) -> Fault:
        moment = now()
        fault = self.luck.draw(kind, what, again=self.tries[what])
        self.tries[what] += 1
        self.befell[kind, fault.name] += 1
        here = self.lines[line]
        here.arrivals.append(moment)
        if kind in {"send", "update"}:
            self.lines[TENANT].arrivals.append(moment)
        known = KNOWN_AFTER if kind in {"Graph", "mail"} else NO_WAIT
        if here.silent_until and here.silent_since + known <= moment < here.silent_until:
            here.too_soon.append(f"{kind} {(here.silent_until - moment).total_seconds():.3f} s before its time")
        return fault

    async def _answered(
        self, request: web.Request, fault: Fault, what: str, line: str, answer: dict[str, str]
    ) -> web.StreamResponse:
        if fault.hangs:
            await self._lingers(fault)
        if not fault.status:
            if request.transport is not None:
                request.transport.close()
            return web.Response()
        headers = {}
        if fault.status == 429:
            said, until = retry_after(fault, what=what, now=now())
            headers = {"Retry-After": said} if said else {}
            here = self.lines[line]
            here.silent_since, here.silent_until = now(), max(here.silent_until or until, until)
        if fault.code == "<html>":
            return web.Response(status=fault.status, text="<html>", content_type="text/html")
        if fault.empty:
            return web.Response(status=fault.status)
        told = answer if fault.status < 300 else {"error": {"code": fault.code, "message": "No."}}
        return web.json_response(told, status=fault.status, headers=headers)

    async def _lingers(self, fault: Fault) -> None:
        """Wait for as long as a slow answer takes, or until all is over."""
        if fault.status:
            await asyncio.sleep(SLOW)
        else:
            await self.over.wait()


def _mark(body: bytes) -> str:
    found = SESSION.search(body) or THEME.search(body)
    mention = MENTION.search(body)
    told = [found[0]] if found else []
    return b" ".join([*told, mention[1]] if mention else told).decode()


@asynccontextmanager
async def a_witness(luck: Luck) -> AsyncIterator[Witness]:
    """Run a witness on a free port of this machine."""
    witness = Witness(luck)
    app = web.Application()
    app.router.add_post("/v3/conversations/{conversation}/activities", witness.in_teams)
    app.router.add_put("/v3/conversations/{conversation}/activities/{message}", witness.in_teams)
    for path in PATHS:
        if "{organiser}" in path:
            app.router.add_route("*", f"/v1.0{path}", witness.in_outlook)
    runner = web.AppRunner(app, shutdown_timeout=1, handler_cancellation=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    witness.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    witness.graph.base_url = f"{witness.url}/v1.0"
    try:
        yield witness
    finally:
        witness.over.set()
        await runner.cleanup()
