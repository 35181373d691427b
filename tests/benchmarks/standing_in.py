"""What stands around a server that is measured: many that call, and a Teams service that takes its answers.

Both are kept so small that one core carries them while another core carries the server.
"""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

APP: Final = "11111111-2222-4333-8444-555555555555"
TENANT: Final = "t"
_LENGTH: Final = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_END: Final = b"\r\n\r\n"


class _Messages(asyncio.Protocol):
    """Cuts what arrives into HTTP messages; chunked ones do not occur here."""

    def __init__(self) -> None:
        self._read = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Pass on every whole message."""
        self._read += data
        while (end := self._read.find(_END)) >= 0:
            length = _LENGTH.search(self._read, 0, end)
            whole = end + len(_END) + (int(length[1]) if length else 0)
            if len(self._read) < whole:
                return
            message, self._read = self._read[:whole], self._read[whole:]
            self.message(message)

    def message(self, message: bytes) -> None:
        """Deal with one message."""
        raise NotImplementedError


@dataclass
class TeamsService:
    """Takes every message after `delay` seconds, and counts them."""

    delay: float = 0.0
    taken: int = 0
    url: str = ""

    async def open(self) -> asyncio.Server:
        """Begin to listen."""
        server = await asyncio.get_running_loop().create_server(lambda: _Taking(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        return server


class _Taking(_Messages):
    def __init__(self, service: TeamsService) -> None:
        super().__init__()
        self._service = service

    def message(self, message: bytes) -> None:
        self._service.taken += message.startswith((b"POST", b"PUT"))
        body = b'{"id":"message-%d","name":"Somebody","email":"ana@team.example"}' % self._service.taken
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        asyncio.get_running_loop().call_later(self._service.delay, self._answer, answer + body)

    def _answer(self, answer: bytes) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(answer)


@dataclass
class Load:
    """Many that call at once, each as soon as the one before was answered, until it is time.

    An answer that does not hold these bytes counts as refused.
    """

    requests: Iterator[bytes]
    until: float
    holds: bytes = b""
    done: int = 0
    refused: int = 0
    took: list[float] = field(default_factory=list)


class _Calling(_Messages):
    def __init__(self, load: Load, ended: asyncio.Future[None]) -> None:
        super().__init__()
        self._load = load
        self._ended = ended
        self._asked = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        if not self._ended.done():
            self._ended.set_result(None)

    def message(self, message: bytes) -> None:
        self._load.took.append(time.perf_counter() - self._asked)
        self._load.done += 1
        self._load.refused += not (message.startswith(b"HTTP/1.1 2") and self._load.holds in message)
        self._ask()

    def _ask(self) -> None:
        assert self.transport is not None
        if time.perf_counter() >= self._load.until:
            self.transport.close()
            return
        self._asked = time.perf_counter()
        self.transport.write(next(self._load.requests))


async def call(
    port: int, requests: Iterator[bytes], *, seconds: float, at_once: int, holds: bytes = b""
) -> Load:
    """Call a server for some seconds, and return how it went."""
    load = Load(requests, until=time.perf_counter() + seconds, holds=holds)
    loop = asyncio.get_running_loop()
    ends: list[asyncio.Future[None]] = [loop.create_future() for _ in range(at_once)]
    for ended in ends:
        make: Callable[[], _Calling] = lambda ended=ended: _Calling(load, ended)  # type: ignore[misc]  # noqa: E731 - mypy cannot type it
        await loop.create_connection(make, "127.0.0.1", port)
    await asyncio.gather(*ends)
    return load


def posted(body: bytes, *, token: str) -> bytes:
    """Return a whole request."""
    head = (
        "POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
