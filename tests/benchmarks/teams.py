"""How fast the Teams edge is, beside the stock adapter, the Agents SDK and plain aiohttp.

Each server is a process on the first core; what calls it, and the Teams service that it answers, on the last.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from aiohttp.test_utils import unused_port
from rich.table import Table

from cards.phrases import capture as say
from tests.benchmarks.seeding import presses, seeded
from tests.benchmarks.standing_in import APP, Load, TeamsService, call, posted
from tests.teams.activities import an_activity
from tests.teams.provider import Provider, a_provider

ROUNDS: Final = 3
SECONDS: Final = 2.0
AT_ONCE: Final = 16
_TICK: Final = os.sysconf("SC_CLK_TCK")
_CORES: Final = sorted(os.sched_getaffinity(0))
_ABSENT: Final = "not installed: pip install -e '.[bench]'"
PLAIN: Final = "plain aiohttp, JSON in and out"
STOCK: Final = "botbuilder's own adapter"
AGENTS: Final = "Microsoft 365 Agents SDK"
EDGE: Final = "our edge, checks on"
SAVE: Final = "our bot: Save pressed, stored, answered"
_SAVED: Final = say.SAVED_TITLE.format(number="").encode()
"""What stands on the card about a note that was stored, and in no sentence about one that was not."""

_SERVERS: Final = {
    PLAIN: ("plain", "aiohttp"),
    STOCK: ("stock", "botbuilder.integration.aiohttp"),
    AGENTS: ("agents", "microsoft_agents.hosting.aiohttp"),
    EDGE: ("edge", "aiohttp"),
}


@dataclass(frozen=True)
class Turns:
    """One round: turns in a second, and for each the milliseconds of processor and the messages that it sent.

    `slow` is what one turn in a hundred took longer than, in milliseconds.
    """

    rate: float
    cpu: float
    slow: float
    sent: float


class Server:
    """A program that runs on the first core."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.port = port
        self._process = process

    @property
    def cpu(self) -> float:
        """Seconds of processor that it has taken so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    @property
    def resident(self) -> float:
        """Megabytes that it holds."""
        held = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
        return int(held) * os.sysconf("SC_PAGE_SIZE") / 1_000_000

    async def stop(self) -> None:
        """Stop it."""
        self._process.terminate()
        await self._process.wait()


async def _begun(*arguments: str, **environment: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, **environment},
        preexec_fn=lambda: os.sched_setaffinity(0, _CORES[:1]),
    )


async def _running(program: str, service: TeamsService, provider: str) -> Server:
    process = await _begun(f"tests.benchmarks.servers.{program}", service.url, provider)
    assert process.stdout is not None
    return Server(process, int(await process.stdout.readline()))


@asynccontextmanager
async def _bot(folder: str, service: TeamsService, provider: Provider) -> AsyncIterator[tuple[Server, float]]:
    """Run the whole bot as `critical-friend serve` does, and lend it with the seconds until it was ready."""
    url = f"sqlite:///{folder}/bench.db"
    await seeded(url, service.url)
    port, begun = unused_port(), time.perf_counter()
    process = await _begun(
        "bot",
        "serve",
        CF_DATABASE_URL=url,
        CF_PORT=str(port),
        CF_LOCAL="1",
        CF_APP_ID=APP,
        CF_APP_PASSWORD="a secret",
        CF_TENANT="t",
        CF_OPENID_METADATA_URL=provider.url,
        CF_LOGIN_URL=provider.login_url,
        CF_GRAPH_URL=provider.login_url,
        CF_SERVICE_URL_ALLOW="127.0.0.1",
    )
    while True:
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
            break
        except OSError:
            await asyncio.sleep(0.005)
    ready = time.perf_counter() - begun
    writer.close()
    server = Server(process, port)
    yield server, ready
    await server.stop()


async def _measured(
    server: Server, requests: Iterator[bytes], service: TeamsService, *, holds: bytes = b""
) -> Turns:
    before, taken = server.cpu, service.taken
    load: Load = await call(server.port, requests, seconds=SECONDS, at_once=AT_ONCE, holds=holds)
    if load.refused:
        raise RuntimeError(f"{load.refused} of {load.done} turns were refused.")
    cpu = (server.cpu - before) * 1000 / load.done
    slow = sorted(load.took)[int(len(load.took) * 0.99)] * 1000
    return Turns(load.done / SECONDS, cpu, slow, (service.taken - taken) / load.done)


async def _fanned_out(provider: str) -> dict[str, float]:
    slow = TeamsService(delay=0.1)
    async with await slow.open():
        process = await _begun("tests.benchmarks.servers.fan_out", slow.url, provider)
        assert process.stdout is not None
        told: dict[str, float] = json.loads(await process.stdout.readline())
        await process.wait()
    return told


async def teams_tables() -> list[Table]:
    """Measure everything about the Teams edge, and return the tables."""
    service = TeamsService()
    os.sched_setaffinity(0, _CORES[-1:])
    try:
        async with await service.open(), a_provider() as provider, AsyncExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory())
            return await _tables(stack, folder, service=service, provider=provider)
    finally:
        os.sched_setaffinity(0, _CORES)


async def _tables(
    stack: AsyncExitStack, folder: str, *, service: TeamsService, provider: Provider
) -> list[Table]:
    token = provider.token(serviceurl=service.url)
    servers = {}
    for name, (program, needs) in _SERVERS.items():
        if _installed(needs):
            servers[name] = await _running(program, service, provider.login_url)
            stack.push_async_callback(servers[name].stop)
    bot, ready = await stack.enter_async_context(_bot(folder, service, provider))
    resident = bot.resident
    messages, saving = _messages(service.url, token=token), presses(service.url, token=token)
    best: dict[str, Turns] = {}
    for _ in range(ROUNDS):
        for name, server in servers.items():
            best[name] = _better(best.get(name), await _measured(server, messages, service))
        best[SAVE] = _better(best.get(SAVE), await _measured(bot, saving, service, holds=_SAVED))
    fans = [await _fanned_out(provider.login_url) for _ in range(ROUNDS)]
    return [_turns_table(best), _other_table(min(fans, key=lambda fan: fan["wall"]), ready, resident)]


def _turns_table(best: dict[str, Turns]) -> Table:
    title = (
        f"Turns on one core, {AT_ONCE} at once, best of {ROUNDS} rounds; stock and Agents SDK sign in for free"
    )
    columns = (
        "server",
        "turns/s",
        "CPU ms",
        "1 in 100 over ms",
        "sent",
        "CPU: stock ÷ it",
        "Agents ÷ it",
        "it ÷ plain",
    )
    table = Table(*columns, title=title)
    for name in (*_SERVERS, SAVE):
        turns = best.get(name)
        if turns is None:
            table.add_row(name, _ABSENT)
            continue
        figures = (f"{turns.rate:.0f}", f"{turns.cpu:.2f}", f"{turns.slow:.0f}", f"{turns.sent:.1f}")
        faster = [f"{best[than].cpu / turns.cpu:.1f}" if than in best else "" for than in (STOCK, AGENTS)]
        table.add_row(name, *figures, *faster, f"{turns.cpu / best[PLAIN].cpu:.1f}")
    return table


def _other_table(fan: dict[str, float], ready: float, resident: float) -> Table:
    table = Table("what", "measured", title="The Teams edge otherwise")
    table.add_row("300 cards posted, the service takes 100 ms", f"{fan['wall']:.2f} s, CPU {fan['cpu']:.2f} s")
    table.add_row("loop held up meanwhile, at most", f"{fan['held'] * 1000:.0f} ms")
    table.add_row("serve ready for the first call", f"{ready:.2f} s")
    table.add_row("resident then", f"{resident:.0f} MB")
    return table


def _better(one: Turns | None, other: Turns) -> Turns:
    return other if one is None or other.cpu < one.cpu else one


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _messages(service_url: str, *, token: str) -> Iterator[bytes]:
    """Return messages of one person, each with an id and words of its own: a repeated one is not answered."""
    template = posted(json.dumps(_message(service_url)).encode(), token=token)
    for number in count(1_000_000_000_000):
        yield template.replace(b"1760000000000", b"%d" % number)


def _message(service_url: str) -> dict[str, object]:
    """Return a message as Teams sends it, with the parts that nobody reads."""
    return an_activity(
        service_url,
        text="What did we hear of 1760000000000?",
        timestamp="2026-06-09T08:00:00.0000000Z",
        localTimestamp="2026-06-09T09:00:00.0000000+01:00",
        localTimezone="Europe/London",
        locale="en-GB",
        textFormat="plain",
        entities=[
            {"locale": "en-GB", "country": "GB", "platform": "Windows", "type": "clientInfo"},
        ],
        conversation={"id": "a:personal-chat", "conversationType": "personal", "tenantId": "t"},
        channelData={"tenant": {"id": "t"}, "source": {"name": "message"}},
    )
