"""Keys as secrets of Azure Key Vault, over REST and with the bot's own sign-in (R66)."""

import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Final

import aiohttp
from pydantic import BaseModel, ValidationError

from bot.clock import now
from bot.domain.ids import ReviewId
from bot.ports.failing import Refused, Unavailable
from bot.ports.keys import LENGTH, NoKey
from bot.retry_after import asked_to_wait
from bot.sign_in.tokens import Tokens
from bot.wire import Wire, may_pass

_EDITION: Final = {"api-version": "7.4"}
_DEADLINE: Final = aiohttp.ClientTimeout(total=10)
_KIND: Final = "application/x-critical-friend-key"
_NO_KEY: Final = "application/x-critical-friend-no-key"
"""What stands for a moment under the name of a key that is gone; it holds nothing."""

_DELETING: Final = timedelta(seconds=10)
_OK: Final = frozenset({HTTPStatus.OK, HTTPStatus.NO_CONTENT})


class _Secret(BaseModel):
    """What the vault answers, of which three things count."""

    value: str = ""
    contentType: str = ""  # noqa: N815 - the vault's own name
    recoveryId: str = ""  # noqa: N815 - the vault's own name


class VaultKeyRing:
    """Keeps each key as a secret of one vault; the name of a secret names nothing."""

    def __init__(self, address: str, *, tokens: Tokens, wire: Wire) -> None:
        self._address = address.rstrip("/")
        self._tokens = tokens
        self._wire = wire

    async def make(self, review: ReviewId) -> None:
        """Make the key of a review; again changes nothing.

        Two that make the same key at once must be kept apart by whoever asks: the vault keeps the later one.
        """
        if not await self.exists(review):
            secret = {"value": b64encode(os.urandom(LENGTH)).decode("ascii"), "contentType": _KIND}
            await self._ask("PUT", f"secrets/{_name_of(review)}", sent=secret)

    async def key_of(self, review: ReviewId) -> bytes:
        """Return the key of a review; raises `NoKey`."""
        try:
            found = _Secret.model_validate_json(await self._ask("GET", f"secrets/{_name_of(review)}"))
            if found.contentType == _NO_KEY:
                raise NoKey
            key = b64decode(found.value, validate=True)
        except (ValidationError, NotBase64):
            raise Refused("What the key vault keeps under the name of a key is no key.") from None
        if len(key) != LENGTH:
            raise Refused("What the key vault keeps under the name of a key is no key.")
        return key

    async def destroy(self, review: ReviewId) -> None:
        """Delete the key of a review, and purge what the vault keeps of it; again changes nothing.

        Deleting takes the vault some seconds, in which it knows of no such key and of nothing to purge: whoever
        comes back then, as after a restart, sees only by its name being taken that it is still there.
        """
        kept = await self._delete(review)
        try:
            await self._ask("DELETE", f"deletedsecrets/{_name_of(review)}")
        except NoKey:
            if kept or not await self._name_is_free(review):
                raise Unavailable("The key vault is still deleting the key.", retry_after=_DELETING) from None
        except Forbidden:
            if not await self._held_nothing(review):
                raise Refused(_KEPT) from None

    async def _name_is_free(self, review: ReviewId) -> bool:
        """Return whether the vault takes the name of a key, which is taken for as long as it keeps one."""
        nothing = {"value": "none", "contentType": _NO_KEY}
        try:
            await self._ask("PUT", f"secrets/{_name_of(review)}", sent=nothing)
        except Taken:
            return False
        await self._delete(review)
        with suppress(NoKey, Forbidden):  # it held nothing, so the vault may go on keeping it
            await self._ask("DELETE", f"deletedsecrets/{_name_of(review)}")
        return True

    async def _held_nothing(self, review: ReviewId) -> bool:
        """Return whether what the vault keeps and will not purge never was a key."""
        try:
            answer = await self._ask("GET", f"deletedsecrets/{_name_of(review)}")
            return _Secret.model_validate_json(answer).contentType == _NO_KEY
        except (NoKey, Forbidden, ValidationError):
            return False

    async def _delete(self, review: ReviewId) -> bool:
        """Delete a key, and return whether the vault keeps it for a while."""
        try:
            answer = await self._ask("DELETE", f"secrets/{_name_of(review)}")
            return bool(_Secret.model_validate_json(answer).recoveryId)
        except (NoKey, ValidationError):
            return False

    async def exists(self, review: ReviewId) -> bool:
        """Return whether there is a key of a review."""
        try:
            await self.key_of(review)
        except NoKey:
            return False
        return True

    async def close(self) -> None:
        """Let go of the connections to the vault."""
        await self._tokens.close()
        await self._wire.close()

    async def _ask(self, method: str, path: str, *, sent: dict[str, str] | None = None) -> bytes:
        shown = {"Authorization": f"Bearer {await self._tokens.current()}"}
        try:
            async with self._wire.session.request(
                method,
                f"{self._address}/{path}",
                params=_EDITION,
                json=sent,
                headers=shown,
                timeout=_DEADLINE,
                allow_redirects=False,
            ) as answer:
                if answer.status not in _OK:
                    raise _not_done(answer.status, answer.headers.get("Retry-After", ""))
                return await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unavailable(f"The key vault cannot be reached ({type(error).__name__}).") from None


class Taken(Unavailable):
    """The vault is busy with a secret of that name, or still keeps one."""


class Forbidden(Refused):
    """The bot may not do that in the vault."""

    def __init__(self) -> None:
        super().__init__(
            "The key vault does not let the bot in: give its identity the role Key Vault Secrets Officer."
        )


_KEPT: Final = (
    "The key is deleted, but the vault goes on keeping it: give the bot's identity the right to purge secrets, "
    "or, where purge protection is on, wait until the vault's own time to keep it is over."
)


def _name_of(review: ReviewId) -> str:
    return f"cf-{sha256(review.encode()).hexdigest()[:LENGTH]}"


def _not_done(status: int, wait: str) -> Unavailable | Refused:
    """Return in our words why the vault did not do it; one that is still deleting answers with a conflict."""
    if status == HTTPStatus.NOT_FOUND:
        return NoKey()
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return Forbidden()
    if status == HTTPStatus.CONFLICT:
        return Taken(f"The key vault answered {status}.", retry_after=asked_to_wait(wait, now=now()))
    if may_pass(status):
        return Unavailable(f"The key vault answered {status}.", retry_after=asked_to_wait(wait, now=now()))
    return Refused(f"The key vault answered {status}.")
