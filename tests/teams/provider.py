"""An identity provider on this machine: it publishes real RSA keys and signs real tokens with them."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

from bot.clock import now

APP: Any = "11111111-2222-4333-8444-555555555555"
KEYS: Final = "/.well-known/openidconfiguration"


def a_key() -> RSAPrivateKey:
    """Return a new signing key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def the_key() -> RSAPrivateKey:
    """Return the key that every provider begins with: making one takes a tenth of a second."""
    return a_key()


def a_certificate(folder: Path) -> tuple[Path, bytes]:
    """Write a certificate with its key, and return where, and what it is known by."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "critical-friend")])
    certificate = (
        x509.CertificateBuilder(name, name, the_key().public_key(), 1)
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=1))
        .sign(the_key(), hashes.SHA256())
    )
    written = folder / "bot.pem"
    plain = serialization.NoEncryption()
    key = the_key().private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    written.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key)
    return written, certificate.fingerprint(hashes.SHA256())


@dataclass(frozen=True)
class Granted:
    """A token that the bot asked for: where, with what, and what it showed."""

    where: str
    asked: dict[str, str]
    shown: str = ""


@dataclass
class Provider:
    """What `login.botframework.com` is to the bot."""

    url: str = ""
    keys: dict[str, RSAPrivateKey] = field(default_factory=lambda: {"key-1": the_key()})
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    down: bool = False
    asked: int = 0
    fetched: int = 0
    beside: list[dict[str, Any]] = field(default_factory=list)
    granted: list[Granted] = field(default_factory=list)
    lasting: int = 3600
    refusing: int = 0

    @property
    def login_url(self) -> str:
        """Return where the bot signs in."""
        return self.url.removesuffix(KEYS)

    @property
    def identity_url(self) -> str:
        """Return where a managed identity is asked for."""
        return f"{self.login_url}/identity"

    def token(
        self,
        *,
        kid: Any = "key-1",
        key: Any = None,
        algorithm: str = "RS256",
        says: dict[str, Any] | None = None,
        **claims: Any,
    ) -> str:
        """Return a token; claims that are None are left out."""
        moment = int(time.time())
        whole = {
            "iss": "https://api.botframework.com",
            "aud": APP,
            "nbf": moment - 10,
            "exp": moment + 3600,
        } | claims
        signing = key if key is not None or algorithm == "none" else self.keys["key-1"]
        stated = {name: value for name, value in whole.items() if value is not None}
        return jwt.encode(
            stated, signing, algorithm=algorithm, headers=({"kid": kid} if kid else {}) | (says or {})
        )

    async def describe(self, request: web.Request) -> web.Response:
        """Say where the keys are."""
        self.asked += 1
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
        return web.json_response({"keys": [*self.beside, *published]})

    async def sign_in(self, request: web.Request) -> web.Response:
        """Grant the bot a token, as Microsoft's sign-in and a managed identity do."""
        asked = {name: str(value) for name, value in (await request.post() or request.query).items()}
        self.granted.append(Granted(request.path, asked, request.headers.get("X-IDENTITY-HEADER", "")))
        if self.refusing:
            return web.json_response({"error": "invalid_client"}, status=self.refusing)
        number = len(self.granted)
        words = "the bot's own token" if number == 1 else f"the bot's token number {number}"
        return web.json_response({"access_token": words, "expires_in": self.lasting})


@asynccontextmanager
async def a_provider() -> AsyncIterator[Provider]:
    """Run an identity provider."""
    provider = Provider()
    app = web.Application()
    app.router.add_get(KEYS, provider.describe)
    app.router.add_get("/keys", provider.publish)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", provider.sign_in)
    app.router.add_get("/identity", provider.sign_in)
    async with TestServer(app) as server:
        provider.url = str(server.make_url(KEYS))
        yield provider
