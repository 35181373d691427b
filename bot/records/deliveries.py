"""Errands, posts and the audit log, as they are kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.errand import Claimed, Ended, Errand, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.post import AuditLine, Post
from bot.domain.reach import Place
from bot.domain.sign_off import Certificate


class Errands(Protocol):
    """The errand table."""

    async def add(self, *errands: Errand) -> int:
        """Write down those whose key is new, pending; return how many."""

    async def known(self, review: ReviewId) -> frozenset[str]:
        """Return the keys of all errands of a review, ended ones too."""

    async def claim(self, *, now: datetime, owner: str, lease: timedelta, limit: int) -> tuple[Claimed, ...]:
        """Take what is due, or whose lease ran out, the earliest first; the lease runs from now."""

    async def finish(self, claimed: Claimed, *, state: ErrandState, now: datetime, reason: str = "") -> bool:
        """End an errand; False where somebody else has it by now."""

    async def put_off(self, claimed: Claimed, *, until: datetime, reason: str = "") -> bool:
        """Give an errand back, not to be tried before `until`; False where somebody else has it by now."""

    async def void(self, review: ReviewId, *, keys: Iterable[str] | None = None, reason: str) -> int:
        """End pending errands, all or those of the keys, before anything is sent; return how many."""

    async def put_at(self, *errands: Errand) -> int:
        """Give pending errands of the same keys these due times and ends instead; return how many."""

    async def of(self, review: ReviewId) -> tuple[Ended, ...]:
        """Return every errand of a review with its state, by due time then key."""

    async def next_due(self) -> datetime | None:
        """Return when the next pending errand falls due."""


class Posts(Protocol):
    """Messages that were sent."""

    async def keep(self, post: Post) -> None:
        """Remember a message; the same key again replaces it."""

    async def find(self, review: ReviewId, key: str) -> Post | None:
        """Return the message of a key."""

    async def standing(self, review: ReviewId, place: Place, posted: str) -> Post | None:
        """Return what is remembered of the message with that id in that place."""

    async def of(self, review: ReviewId) -> tuple[Post, ...]:
        """Return every message of a review in the order in which they were sent."""


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
