"""The keys with which Teams signs: fetched when needed, hourly beside requests, and for an unknown name."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import aiohttp
import jwt
from pydantic import BaseModel
from yarl import URL

from bot.ports.failing import Unavailable
from bot.wire import Wire

_DEADLINE: Final = aiohttp.ClientTimeout(total=10)
_SOON: Final = timedelta(seconds=2)


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
    """What the identity provider publishes; whatever strangers name, it is asked once a `patience` at most."""

    def __init__(
        self,
        wire: Wire,
        url: str,
        *,
        patience: timedelta = timedelta(minutes=1),
        fresh_for: timedelta = timedelta(hours=1),
    ) -> None:
        self._wire = wire
        self._url = url
        self._patience = patience.total_seconds()
        self._fresh_for = fresh_for.total_seconds()
        self._known: dict[str, Key] = {}
        self._looked = self._learnt = float("-inf")
        self._one_at_a_time = asyncio.Lock()
        self._beside: asyncio.Task[None] | None = None

    async def named(self, kid: str) -> Key | None:
        """Return the key of that name, if it is published; raises `Unavailable` where none at all is known."""
        known = self._known.get(kid)
        if known is not None:
            self._freshen()
            return known
        async with self._one_at_a_time:
            if kid not in self._known and self._since(self._looked) >= self._wait():
                await self._look()
        if not self._known:
            raise Unavailable("Microsoft's keys cannot be fetched.")
        return self._known.get(kid)

    async def are_known(self) -> bool:
        """Return whether any key is known, having looked where it was time to."""
        async with self._one_at_a_time:
            if not self._known and self._since(self._looked) >= self._wait():
                await self._look()
        return bool(self._known)

    def holds(self, kid: str, key: Key) -> bool:
        """Return whether a key still stands as it was, and see that it is looked at again in time."""
        self._freshen()
        return self._known.get(kid) is key

    async def close(self) -> None:
        """Give up what is being fetched."""
        if self._beside is not None:
            self._beside.cancel()
            await asyncio.wait([self._beside])

    @staticmethod
    def _since(moment: float) -> float:
        return asyncio.get_running_loop().time() - moment

    def _wait(self) -> float:
        return self._patience if self._known else min(self._patience, _SOON.total_seconds())

    def _freshen(self) -> None:
        """Look again beside the request that uses an old key, so that nobody waits."""
        if self._since(self._learnt) < self._fresh_for or self._since(self._looked) < self._patience:
            return
        if self._beside is None or self._beside.done():
            self._beside = asyncio.create_task(self._look_again())

    async def _look_again(self) -> None:
        async with self._one_at_a_time:
            await self._look()

    async def _look(self) -> None:
        """Learn what is published; where it cannot be had, what was known goes on."""
        self._looked = asyncio.get_running_loop().time()
        try:
            found = _readable(await self._published())
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return
        self._learnt = self._looked
        if found:
            self._known = {kid: self._unchanged(kid, key) for kid, key in found.items()}

    def _unchanged(self, kid: str, found: Key) -> Key:
        known = self._known.get(kid)
        return known if known is not None and _same(known, found) else found

    async def _published(self) -> _Published:
        provider = _Provider.model_validate_json(await self._fetched(self._url))
        if URL(provider.jwks_uri).scheme != "https" and URL(self._url).scheme == "https":
            raise ValueError("The keys are said to be where anybody could change them on the way.")
        return _Published.model_validate_json(await self._fetched(provider.jwks_uri))

    async def _fetched(self, url: str) -> bytes:
        async with self._wire.session.get(url, timeout=_DEADLINE, allow_redirects=False) as answer:
            answer.raise_for_status()
            return await answer.read()


def _same(one: Key, other: Key) -> bool:
    numbers = [key.key.key.public_numbers() for key in (one, other)]
    return numbers[0] == numbers[1] and one.endorsements == other.endorsements


def _readable(published: _Published) -> dict[str, Key]:
    found = {}
    for raw in published.keys:
        kid, endorsements = raw.get("kid"), raw.get("endorsements") or []
        if raw.get("kty") != "RSA" or not isinstance(kid, str) or not isinstance(endorsements, list):
            continue
        try:
            key = jwt.PyJWK(raw, algorithm="RS256")
        except jwt.PyJWTError:
            continue
        found[kid] = Key(key, frozenset(map(str, endorsements)))
    return found
