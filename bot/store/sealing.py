"""What stands in the database is sealed: which key seals which table, and where keys are held in memory.

Two keys belong to a review. One seals what was said, and is destroyed when notes are (R66). The other seals who
took part: it is needed until all have confirmed that they destroyed theirs (R67), and is destroyed then.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from enum import StrEnum
from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, bindparam, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import NotFound
from bot.domain.ids import ReviewId, fresh
from bot.keys.sealing import Altered, Cipher, mark_of
from bot.ports.failing import Unavailable
from bot.ports.keys import INSTALLATION, KeyRing, NoKey
from bot.store.prepared import Prepared
from bot.store.tables import reviews
from bot.store.waves import options_of

EDITION: Final = "1"
"""How the text is sealed, so that it may be done otherwise one day; it stands first."""

KEYS: Final = "keys"
"""Where a database engine says which keys it has."""


REASONS: Final = "errands.reason"
"""To what the reason of an errand is bound, so that it cannot stand for its body."""


PATIENCE: Final = 2.0
"""Seconds that a transaction waits for a key at the most (`decisions/0026`)."""

_TO_MAKE: Final = 10.0
"""Seconds that the transaction which first writes of a review waits for its keys to be made at the most."""

_SLOW: Final = "A key is slow to come from where CF_KEYS says."
_AWAY: Final = "The keys are not where CF_KEYS says just now, so nothing is read, made or destroyed with them."


class Lock(StrEnum):
    """Which key seals a text."""

    SAID = "s"
    PART = "p"
    HOUSE = "h"


_OF_PART: Final = ("reviews people accounts places reaches meetings followings errands posts").split()
_LOCKS: Final = {**dict.fromkeys((*_OF_PART, REASONS), Lock.PART), "pool": Lock.HOUSE}
LEGIBLE: Final = frozenset({"audit", "certificates"})
"""Tables that hold nothing that anybody said, and outlive every key (R72)."""

MARKED: Final = frozenset({"press", "theme", "email_mark", "account_mark"})
"""Columns by which rows are found, and which hold a mark in the place of words."""


class Destroyed(NotFound):
    """The key of what is asked for is destroyed."""

    def __init__(self) -> None:
        super().__init__("The notes of this review are destroyed.")


class HeldKeys:
    """The keys that are held in memory, for as long as they are not destroyed, and where new ids come from."""

    def __init__(self, ring: KeyRing, *, new_id: Callable[[], str] = fresh) -> None:
        self.ring: Final = ring
        self.new_id: Final = new_id
        self._held: Final[dict[tuple[str, str], Cipher]] = {}
        self._coming: Final[dict[tuple[str, str], asyncio.Task[Cipher]]] = {}
        self._house = b""

    async def open_house(self) -> None:
        """Take the key of what belongs to no review in hand; raises `NoKey`."""
        self._house = await self.ring.key_of(INSTALLATION)
        self._held["", Lock.HOUSE] = Cipher(self._house)

    def held(self, review: str, lock: str) -> Cipher | None:
        """Return what seals with a key that is held already."""
        return self._held.get((review, lock))

    async def take(self, review: str, lock: str) -> Cipher:
        """Take a key in hand; raises `NoKey`. That of the installation has been since the database was opened.

        Raises `Unavailable` where it is slow, since a transaction may be open: it goes on coming without that
        one, and is in hand the next time.
        """
        if lock == Lock.HOUSE:
            return self._held["", Lock.HOUSE]
        coming = self._coming.get((review, lock))
        if coming is None:
            coming = self._coming[review, lock] = asyncio.create_task(self._bring(review, lock))
            coming.add_done_callback(partial(self._come, review, lock))
        async with _within(PATIENCE):
            return await asyncio.shield(coming)

    async def _bring(self, review: str, lock: str) -> Cipher:
        return Cipher(await self.ring.key_of(name_of(review, lock)))

    def _come(self, review: str, lock: str, coming: asyncio.Task[Cipher]) -> None:
        """Hold a key that has come, unless it was let go meanwhile; whoever waits is told what went wrong."""
        wanted = self._coming.get((review, lock)) is coming
        if wanted:
            del self._coming[review, lock]
        if wanted and not coming.cancelled() and coming.exception() is None:
            self._held[review, lock] = coming.result()

    async def make(self, review: str, *locks: Lock) -> None:
        """Make keys of a review; again changes nothing. Raises `Unavailable` where all keys are away."""
        await self.see_that_keys_are_here()
        for lock in locks:
            await self.ring.make(name_of(review, lock))

    def let_go(self, review: str, lock: Lock) -> bool:
        """Hold a key no longer, as when another process has destroyed it; return whether it was held."""
        self._coming.pop((review, lock), None)
        return self._held.pop((review, lock), None) is not None

    async def destroy(self, review: str, lock: Lock) -> None:
        """Destroy a key, and hold it no longer; raises `Unavailable` where all keys are away."""
        await self.see_that_keys_are_here()
        await self.ring.destroy(name_of(review, lock))
        self.let_go(review, lock)

    async def close(self) -> None:
        """Wait for no key any more, and let go of the ring."""
        coming = [*self._coming.values()]
        for task in coming:
            task.cancel()
        await asyncio.gather(*coming, return_exceptions=True)
        await self.ring.close()

    async def see_that_keys_are_here(self) -> None:
        """Raise `Unavailable` without the key that is never destroyed: a folder that is away seems empty."""
        if not await self.ring.exists(INSTALLATION):
            raise Unavailable(_AWAY)

    def mark(self, words: str, kind: str) -> str:
        """Return by what words are found again; no words have no mark."""
        return mark_of(words, key=self._house, kind=kind) if words else ""


@asynccontextmanager
async def _within(seconds: float) -> AsyncGenerator[None]:
    """Give up after so many seconds, as a transaction may be open meanwhile; raises `Unavailable` then."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise Unavailable(_SLOW) from None


def name_of(review: str, lock: str) -> ReviewId:
    """Return what a key of a review is called on the ring."""
    return ReviewId(review if lock == Lock.SAID else f"{review}/part")


class Sealing:
    """Seals what a transaction writes, and opens what it reads."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.keys: HeldKeys = options_of(connection)[KEYS]

    async def seal(self, text: str, *, table: str, review: str, lock: Lock | None = None) -> str:
        """Return text as it is kept in a table; raises `Destroyed` where the key is gone."""
        if table in LEGIBLE:
            return text
        lock = lock or _LOCKS.get(table, Lock.SAID)
        cipher = self.keys.held(review, lock) or await self._taken(review, lock)
        return f"{EDITION}{lock}{cipher.seal(text, bound=_bound(table, review))}"

    async def open(self, kept: str, *, table: str, review: str) -> str:
        """Return the text that is kept in a table; raises `Destroyed` where the key is gone."""
        if table in LEGIBLE:
            return kept
        if not kept:
            self.keys.let_go(review, Lock.PART)
            raise Destroyed
        if not kept.startswith(EDITION):
            raise Altered
        lock = kept[1]
        try:
            cipher = self.keys.held(review, lock) or await self.keys.take(review, lock)
        except NoKey:
            async with _within(PATIENCE):
                await self.keys.see_that_keys_are_here()
            raise Destroyed from None
        return cipher.open(kept[2:], bound=_bound(table, review))

    def marked(self, values: dict[str, object]) -> dict[str, object]:
        """Return values of columns with a mark in the place of words, where a column holds marks."""
        marks = MARKED.intersection(values)
        if not marks:
            return values
        return values | {name: self.keys.mark(str(values[name]), name) for name in marks}

    async def _taken(self, review: str, lock: Lock) -> Cipher:
        """Take a key in hand to write with; that of a review which nobody has heard of is made."""
        try:
            return await self.keys.take(review, lock)
        except NoKey:
            pass  # it may be new
        if self._connection.dialect.name == "postgresql":
            await _ONE_AT_A_TIME.run(self._connection, {"of": f"key of {review}"})
        if await _KNOWN.run(self._connection, {"review": review}):
            raise Destroyed
        async with _within(_TO_MAKE):
            await self.keys.make(review, Lock.SAID, Lock.PART)
        return await self.keys.take(review, lock)


def whole(table: Table) -> tuple[ColumnElement[Any], ...]:
    """Return what is read of a table: whose a row is, and its body."""
    return owner_in(table), table.c.body


def owner_in(table: Table) -> ColumnElement[str]:
    """Return what says whose a row is; what belongs to no review is nobody's."""
    if table is reviews:
        return table.c.id
    return table.c.review if "review" in table.c else literal("")


def _bound(table: str, review: str) -> bytes:
    return f"{table}\x1f{review}".encode()


_ONE_AT_A_TIME: Final = Prepared(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("of"), 0))))
_KNOWN: Final = Prepared(select(reviews.c.nth).where(reviews.c.id == bindparam("review")))
