"""What a token proves, checked once and remembered until the token ends or its key changes."""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import jwt

from bot.clock import now
from bot.teams.keys import Key, Keys

ISSUER: Final = "https://api.botframework.com"
_LEEWAY_SECONDS: Final = 300
_NEEDED: Final = ["exp", "iss", "aud", "serviceurl"]
_KEPT: Final = 512


class Rejected(Exception):
    """The caller did not prove to be Teams; the reason is for the log and holds nothing of the token."""


@dataclass(frozen=True)
class Proof:
    """What a token that Teams signed says, and the key that signed it."""

    claims: dict[str, object]
    kid: str
    key: Key
    ends: float

    @property
    def service_url(self) -> object:
        """The service that the token was made for."""
        return self.claims["serviceurl"]


class Proofs:
    """Checks tokens; Teams shows one for an hour, so the last that held are kept, by what they hash to.

    Only a token that held is remembered, and only its hash is looked up, so that neither guessing nor the time
    that an answer takes tells anything about another one.
    """

    def __init__(self, keys: Keys, *, app_id: str) -> None:
        self._keys = keys
        self._app_id = app_id
        self._held: OrderedDict[bytes, Proof] = OrderedDict()

    async def of(self, header: str) -> Proof:
        """Return what an Authorization header proves; raises `Rejected`, or `Unavailable` without keys."""
        scheme, _, token = header.partition(" ")
        if scheme != "Bearer" or not token:
            raise Rejected("no token")
        name = sha256(token.encode(errors="replace")).digest()
        held = self._held.get(name)
        if held is not None:
            if held.ends > now().timestamp() and self._keys.holds(held.kid, held.key):
                return held
            del self._held[name]
        proof = await self._checked(token)
        self._held[name] = proof
        if len(self._held) > _KEPT:
            self._held.popitem(last=False)
        return proof

    async def _checked(self, token: str) -> Proof:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.named(kid) if isinstance(kid, str) else None
            if not isinstance(kid, str) or key is None:
                raise Rejected("unknown key")
            claims = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                leeway=_LEEWAY_SECONDS,
                options={"require": _NEEDED, "strict_aud": True},
            )
        except (jwt.PyJWTError, ValueError, RecursionError) as error:
            raise Rejected(type(error).__name__) from None
        return Proof(claims, kid, key, ends=float(claims["exp"]))
