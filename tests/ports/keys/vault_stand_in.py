"""Azure Key Vault on this machine: secrets that are set, got, deleted, kept for a while and purged."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Vault:
    """A vault; it answers with each of `faults` once, in place of doing what it is asked."""

    url: str = ""
    secrets: dict[str, str] = field(default_factory=dict)
    deleted: dict[str, str] = field(default_factory=dict)
    faults: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    deleting: bool = False
    protected: bool = False
    kinds: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    editions: set[str] = field(default_factory=set)

    async def put(self, request: web.Request) -> web.Response:
        """Set a secret; the name of one that is deleted and not purged is taken."""
        name = request.match_info["name"]
        if name in self.deleted:
            return web.json_response({"error": {"code": "Conflict"}}, status=409)
        sent = await request.json()
        self.secrets[name], self.kinds[name] = sent["value"], sent["contentType"]
        return web.json_response({"value": self.secrets[name]})

    async def get(self, request: web.Request) -> web.Response:
        """Get a secret."""
        name = request.match_info["name"]
        if name not in self.secrets:
            return web.json_response({"error": {"code": "SecretNotFound"}}, status=404)
        return web.json_response({"value": self.secrets[name], "contentType": self.kinds[name]})

    async def get_deleted(self, request: web.Request) -> web.Response:
        """Tell of a deleted secret what it was, without its value."""
        name = request.match_info["name"]
        if self.deleting or name not in self.deleted:
            return web.json_response({"error": {"code": "SecretNotFound"}}, status=404)
        return web.json_response({"contentType": self.kinds[name]})

    async def delete(self, request: web.Request) -> web.Response:
        """Delete a secret, which is kept for a while."""
        name = request.match_info["name"]
        if name not in self.secrets:
            return web.json_response({"error": {"code": "SecretNotFound"}}, status=404)
        self.deleted[name] = self.secrets.pop(name)
        return web.json_response({"recoveryId": f"{self.url}/deletedsecrets/{name}"})

    async def purge(self, request: web.Request) -> web.Response:
        """Purge a deleted secret, unless it is still being deleted, or protected."""
        name = request.match_info["name"]
        if self.deleting or name not in self.deleted:
            return web.json_response({"error": {"code": "SecretNotFound"}}, status=404)
        if self.protected:
            return web.json_response({"error": {"code": "Forbidden"}}, status=403)
        del self.deleted[name]
        return web.Response(status=204)

    @web.middleware
    async def at_the_door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Remember what was shown, and answer with a fault where one was asked for."""
        self.shown.add(request.headers.get("Authorization", ""))
        self.editions.add(request.query.get("api-version", ""))
        if self.faults:
            status, headers = self.faults.pop(0)
            return web.json_response({"error": {"code": "Fault"}}, status=status, headers=headers)
        return await handler(request)


@asynccontextmanager
async def a_vault() -> AsyncIterator[Vault]:
    """Run a vault."""
    vault = Vault()
    app = web.Application(middlewares=[vault.at_the_door])
    app.router.add_put("/secrets/{name}", vault.put)
    app.router.add_get("/secrets/{name}", vault.get)
    app.router.add_delete("/secrets/{name}", vault.delete)
    app.router.add_get("/deletedsecrets/{name}", vault.get_deleted)
    app.router.add_delete("/deletedsecrets/{name}", vault.purge)
    async with TestServer(app) as server:
        vault.url = str(server.make_url("")).rstrip("/")
        yield vault
