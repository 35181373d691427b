"""An identity provider on this machine: it publishes real RSA keys and signs real tokens with them."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

APP: Any = "11111111-2222-4333-8444-555555555555"


def a_key() -> RSAPrivateKey:
    """Return a new signing key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def the_key() -> RSAPrivateKey:
    """Return the key that every provider begins with: making one takes a tenth of a second."""
    return a_key()


@dataclass
class Provider:
    """What `login.botframework.com` is to the bot."""

    url: str = ""
    keys: dict[str, RSAPrivateKey] = field(default_factory=lambda: {"key-1": the_key()})
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    down: bool = False
    fetched: int = 0

    def token(
        self,
        *,
        kid: str | None = "key-1",
        key: Any = None,
        algorithm: str = "RS256",
        **claims: Any,
    ) -> str:
        """Return a token; claims that are None are left out."""
        now = int(time.time())
        whole = {"iss": "https://api.botframework.com", "aud": APP, "nbf": now - 10, "exp": now + 3600} | claims
        signing = key if key is not None or algorithm == "none" else self.keys["key-1"]
        stated = {name: value for name, value in whole.items() if value is not None}
        return jwt.encode(stated, signing, algorithm=algorithm, headers={"kid": kid} if kid else {})

    async def describe(self, request: web.Request) -> web.Response:
        """Say where the keys are."""
        if self.down:
            return web.Response(status=503)
        return web.json_response({"jwks_uri": str(request.url.with_path("/keys"))})

    async def publish(self, _request: web.Request) -> web.Response:
        """Publish the keys."""
        self.fetched += 1
        published = [
            json.loads(RSAAlgorithm.to_jwk(key.public_key())) | {"kid": kid, "endorsements": self.endorsements}
            for kid, key in self.keys.items()
        ]
        return web.json_response({"keys": published})


@asynccontextmanager
async def a_provider() -> AsyncIterator[Provider]:
    """Run an identity provider."""
    provider = Provider()
    app = web.Application()
    app.router.add_get("/.well-known/openidconfiguration", provider.describe)
    app.router.add_get("/keys", provider.publish)
    async with TestServer(app) as server:
        provider.url = str(server.make_url("/.well-known/openidconfiguration"))
        yield provider
