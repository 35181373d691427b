"""Errands, posts and the audit log, as they are kept."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from bot.domain.errand import Claimed, Ended, Errand, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.post import AuditLine, Post
from bot.domain.reach import Place
from bot.domain.sign_off import Certificate

Answered = tuple[datetime, ...]
"""When messages were answered, or at the latest will be, the latest first."""


class Turn(NamedTuple):
    """A turn of writing to Teams in a place of a tenant, by its mark."""

    mark: str
    place: str
    tenant: str
    until: datetime


class Errands(Protocol):
    """The errand table."""

    async def add(self, *errands: Errand) -> int:
        """Write down those whose key is new, pending; return how many."""

    async def known(self, review: ReviewId) -> frozenset[str]:
        """Return the keys of all errands of a review, ended ones too."""

    async def claim(self, *, now: datetime, owner: str, lease: timedelta, limit: int) -> tuple[Claimed, ...]:
        """Take what is due, or whose lease ran out, the earliest first; the lease runs from now."""

    async def hold(self, claimed: Claimed, *, until: datetime) -> bool:
        """Go on holding an errand until then; False where somebody else has it by now."""

    async def finish(self, claimed: Claimed, *, state: ErrandState, now: datetime, reason: str = "") -> bool:
        """End an errand; False where somebody else has it by now."""

    async def put_off(self, claimed: Claimed, *, until: datetime, reason: str = "", tried: bool = True) -> bool:
        """Give an errand back, not to be tried before `until`; False where somebody else has it by now.

        Where it only waited for its turn it was not `tried`, and that counts as no attempt.
        """

    async def void(self, review: ReviewId, *, keys: Iterable[str] | None = None, reason: str) -> int:
        """End pending errands, all or those of the keys, before anything is sent; return how many."""

    async def put_at(self, *errands: Errand) -> int:
        """Give pending errands of the same keys these due times and ends instead; return how many."""

    async def of(self, review: ReviewId) -> tuple[Ended, ...]:
        """Return every errand of a review with its state, by due time then key."""

    async def planning_is_mine(self) -> bool:
        """Return whether nobody else is just writing down what falls due; it is ours until this work ends."""

    async def next_due(self) -> datetime | None:
        """Return when the next pending errand falls due."""


class Posts(Protocol):
    """Messages that were sent."""

    async def begin(self, post: Post) -> bool:
        """Remember a message that is about to be sent; False where one of that key is known already."""

    async def keep(self, post: Post) -> None:
        """Remember a message; the same key again replaces it."""

    async def drop(self, post: Post) -> None:
        """Forget a message that was begun and not sent."""

    async def find(self, review: ReviewId, key: str) -> Post | None:
        """Return the message of a key."""

    async def standing(self, review: ReviewId, place: Place, posted: str) -> Post | None:
        """Return what is remembered of the message with that id in that place."""

    async def of(self, review: ReviewId) -> tuple[Post, ...]:
        """Return every message of a review in the order in which they were sent."""


class Turns(Protocol):
    """Who may write to Teams when, shared by all who use this database."""

    async def one_at_a_time(self, tenants: Collection[str]) -> None:
        """Let nobody else ask for a turn in these tenants, or silence them, until this work ends."""

    async def answered_in(self, places: Collection[str], *, since: datetime) -> Mapping[str, Answered]:
        """Return when messages were answered in each of these places since then."""

    async def answered_over(self, tenants: Collection[str], *, since: datetime) -> Mapping[str, Answered]:
        """Return when messages were answered in each of these tenants since then."""

    async def silences(self, of: Collection[str]) -> Mapping[str, datetime]:
        """Return until when each of those that asked for it is not to be written to."""

    async def silence(self, *of: str) -> datetime | None:
        """Return the latest moment until which any of them asked not to be written to."""

    async def take(self, *turns: Turn) -> None:
        """Take turns, which last until their moment unless they end before."""

    async def end(self, *marks: tuple[str, datetime]) -> None:
        """End turns: their messages were answered at these moments."""

    async def be_silent(self, of: str, *, until: datetime) -> None:
        """Remember that a conversation or a tenant is not to be written to."""

    async def forget(self, *, before: datetime) -> None:
        """Forget what no longer counts."""


class Holdings(Protocol):
    """What one process has in its hands, so that no other touches it meanwhile."""

    def mark_of(self, words: str) -> str:
        """Return what stands for something with an address, which can be neither read from it nor guessed."""

    async def take(self, of: str, owner: str, *, now: datetime, until: datetime) -> bool:
        """Take something until then, or go on holding it; False where somebody else has it."""

    async def let_go(self, of: str, owner: str) -> None:
        """Let go of something; of what somebody else has by now, nothing changes."""


class Audit(Protocol):
    """The audit log and the certificates; both outlive destruction (R72)."""

    async def note(self, line: AuditLine) -> None:
        """Add a line."""

    async def of(self, review: ReviewId) -> tuple[AuditLine, ...]:
        """Return the lines of a review in the order in which they were written."""

    async def keep_certificate(self, certificate: Certificate) -> None:
        """Add or change the certificate of a review."""

    async def certificate_of(self, review: ReviewId) -> Certificate | None:
        """Return the certificate of a review."""
