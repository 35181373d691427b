"""Where the bot's own token comes from: Microsoft's sign-in, with password or certificate, or Azure itself."""

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Final
from uuid import uuid4

import aiohttp
import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from pydantic import BaseModel, ValidationError

from bot.clock import now
from bot.domain.errors import ReviewError
from bot.ports.failing import Refused, Unavailable
from bot.sign_in.registration import Registration
from bot.sign_in.tokens import Token, Tokens
from bot.wire import Wire, may_pass

_SIGNED_BY: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_DEADLINE: Final = aiohttp.ClientTimeout(total=10)
_ASSERTION_SECONDS: Final = 300


class _Granted(BaseModel):
    """What sign-in answers; a managed identity says when its token ends and may not say how long it holds."""

    access_token: str
    expires_in: float | None = None
    expires_on: float | None = None

    @property
    def token(self) -> Token:
        """The token."""
        seconds = self.expires_in
        if seconds is None:
            seconds = self.expires_on - now().timestamp() if self.expires_on is not None else 0.0
        return Token(self.access_token, seconds)


def tokens_for(known: Registration, wire: Wire, *, audience: str, tenant: str) -> Tokens:
    """Return what proves the bot to an audience, such as `https://graph.microsoft.com`, as one of a tenant."""
    if known.app_type == "UserAssignedMSI":
        return Tokens(_managed(known, wire, audience=audience))
    return Tokens(_signed_in(known, wire, audience=audience, tenant=tenant))


def refuse_unreadable(known: Registration) -> None:
    """Raise `ReviewError` for a certificate with which nothing can be signed."""
    if known.certificate and known.app_type != "UserAssignedMSI":
        try:
            _assertion(known, shown_at="")
        except Refused as error:
            raise ReviewError(str(error)) from None


def _signed_in(
    known: Registration, wire: Wire, *, audience: str, tenant: str
) -> Callable[[], Awaitable[Token]]:
    url = f"{known.login_url.rstrip('/')}/{tenant}/oauth2/v2.0/token"

    async def ask() -> Token:
        form = {
            "grant_type": "client_credentials",
            "client_id": known.app_id,
            "scope": f"{audience}/.default",
        }
        if known.certificate:
            form["client_assertion_type"] = _SIGNED_BY
            form["client_assertion"] = await asyncio.to_thread(_assertion, known, shown_at=url)
        else:
            form["client_secret"] = known.app_password.get_secret_value()
        return await _granted(wire, "POST", url, data=form)

    return ask


def _managed(known: Registration, wire: Wire, *, audience: str) -> Callable[[], Awaitable[Token]]:
    async def ask() -> Token:
        asked = {"api-version": "2019-08-01", "resource": audience, "client_id": known.app_id}
        shown = {"X-IDENTITY-HEADER": known.identity_header.get_secret_value()}
        return await _granted(wire, "GET", known.identity_endpoint, params=asked, headers=shown)

    return ask


def _assertion(known: Registration, *, shown_at: str) -> str:
    """Return a statement that only who holds the certificate can sign; the file is read anew each time."""
    try:
        pem = Path(known.certificate).read_bytes()
        thumbprint = x509.load_pem_x509_certificate(pem).fingerprint(SHA256())
        moment = int(now().timestamp())
        stated = {
            "aud": shown_at,
            "iss": known.app_id,
            "sub": known.app_id,
            "jti": str(uuid4()),
            "nbf": moment - _ASSERTION_SECONDS,
            "exp": moment + _ASSERTION_SECONDS,
        }
        known_by = {"x5t#S256": urlsafe_b64encode(thumbprint).rstrip(b"=").decode()}
        return jwt.encode(stated, _key(pem), algorithm="PS256", headers=known_by)
    except (OSError, ValueError, TypeError, jwt.PyJWTError):
        raise Refused(
            "The bot's certificate cannot be read: CF_CERTIFICATE names a PEM file that holds the certificate "
            "and its private key, without a password."
        ) from None


def _key(pem: bytes) -> RSAPrivateKey:
    key = load_pem_private_key(pem, None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("Microsoft takes RSA keys only.")
    return key


async def _granted(
    wire: Wire,
    method: str,
    url: str,
    *,
    data: Mapping[str, str] | None = None,
    params: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Token:
    try:
        async with wire.session.request(
            method, url, data=data, params=params, headers=headers, timeout=_DEADLINE, allow_redirects=False
        ) as answer:
            if answer.status != HTTPStatus.OK:
                raise _not_granted(answer.status)
            return _Granted.model_validate_json(await answer.read()).token
    except (aiohttp.ClientError, TimeoutError, ValidationError) as error:
        raise Unavailable(f"Microsoft's sign-in cannot be reached ({type(error).__name__}).") from None


def _not_granted(status: int) -> Unavailable | Refused:
    if may_pass(status):
        return Unavailable(f"Microsoft's sign-in answered {status}.")
    return Refused("Microsoft does not accept the bot's app id, tenant, or password, certificate or identity.")
