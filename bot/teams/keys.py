"""The keys with which Teams signs, fetched when first needed and again when an unknown one is named."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import aiohttp
import jwt
from pydantic import BaseModel, ValidationError

from bot.ports import Unavailable
from bot.teams.wire import Wire

_DEADLINE: Final = aiohttp.ClientTimeout(total=10)
_FRESH_FOR: Final = timedelta(hours=12)


class _Provider(BaseModel):
    jwks_uri: str


class _Published(BaseModel):
    keys: list[dict[str, object]]


@dataclass(frozen=True)
class Key:
    """A signing key, and the channels that it may sign for (any, where none is named)."""

    key: jwt.PyJWK
    endorsements: frozenset[str]


class Keys:
    """What the identity provider publishes; unknown keys make us look again once per `patience` at most."""

    def __init__(self, wire: Wire, url: str, *, patience: timedelta = timedelta(minutes=1)) -> None:
        self._wire = wire
        self._url = url
        self._patience = patience.total_seconds()
        self._known: dict[str, Key] = {}
        self._looked: float | None = None
        self._one_at_a_time = asyncio.Lock()

    async def named(self, kid: str) -> Key | None:
        """Return the key of that name, if the provider publishes it; raises `Unavailable`."""
        if self._due(kid):
            async with self._one_at_a_time:
                if self._due(kid):
                    await self._look(kid)
        return self._known.get(kid)

    def _due(self, kid: str) -> bool:
        if self._looked is None:
            return True
        age = asyncio.get_running_loop().time() - self._looked
        return age >= (_FRESH_FOR.total_seconds() if kid in self._known else self._patience)

    async def _look(self, kid: str) -> None:
        try:
            published = await self._published()
        except (aiohttp.ClientError, TimeoutError, ValidationError) as error:
            if kid in self._known:
                return
            raise Unavailable(f"Microsoft's keys cannot be fetched ({type(error).__name__}).") from None
        self._known = dict(_readable(published))
        self._looked = asyncio.get_running_loop().time()

    async def _published(self) -> _Published:
        provider = _Provider.model_validate_json(await self._fetched(self._url))
        return _Published.model_validate_json(await self._fetched(provider.jwks_uri))

    async def _fetched(self, url: str) -> bytes:
        async with self._wire.session.get(url, timeout=_DEADLINE) as answer:
            answer.raise_for_status()
            return await answer.read()


def _readable(published: _Published) -> list[tuple[str, Key]]:
    found = []
    for raw in published.keys:
        kid, endorsements = raw.get("kid"), raw.get("endorsements") or []
        if raw.get("kty") == "RSA" and isinstance(kid, str) and isinstance(endorsements, list):
            found.append((kid, Key(jwt.PyJWK(raw, algorithm="RS256"), frozenset(map(str, endorsements)))))
    return found
