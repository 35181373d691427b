"""One transaction over everything that is kept, and where it is kept."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar

from bot.domain.ids import PersonId, ReviewId
from bot.domain.sign_off import Counted
from bot.records.deliveries import Audit, Errands, Holdings, Posts, Turns
from bot.records.notes import CatchUps, EvidenceOfClient, Findings, Observations
from bot.records.papers import Comments, Papers
from bot.records.peers import Askings, Offers, Teams
from bot.records.people import People, Reaches, Reviews
from bot.records.preparing import ReadinessOf
from bot.records.requests import Requests
from bot.records.timetable import CalendarChanges, Sessions

T = TypeVar("T")


class Work(Protocol):
    """One transaction: all of it is kept, or nothing is."""

    reviews: Reviews
    people: People
    reaches: Reaches
    readiness: ReadinessOf
    sessions: Sessions
    calendar: CalendarChanges
    observations: Observations
    findings: Findings
    catch_ups: CatchUps
    client_evidence: EvidenceOfClient
    papers: Papers
    comments: Comments
    requests: Requests
    offers: Offers
    askings: Askings
    teams: Teams
    errands: Errands
    posts: Posts
    turns: Turns
    holdings: Holdings
    audit: Audit

    async def forget_earlier(self, review: ReviewId, *, person: PersonId) -> None:
        """Take out what records were before, as far as it says that it is of a person (R69)."""

    async def destroy(self, review: ReviewId) -> tuple[Counted, ...]:
        """Take out all that was said in a review (R66), and say what was destroyed and what is left."""


class Store(Protocol):
    """Where everything is kept."""

    def work(self) -> AbstractAsyncContextManager[Work]:
        """Begin a transaction; it is committed at the end, and undone if anything is raised."""

    def reading(self) -> AbstractAsyncContextManager[Work]:
        """Only look, without a transaction: nothing is held, and each answer is as of its question."""

    async def together(self, deed: Callable[[Work], Awaitable[T]]) -> T:
        """Do something small in one transaction with what others do at about the same moment; return once kept.

        Where one of them raises, each is done alone. It is for rows that nobody else in this process changes.
        """

    async def sweep(self) -> None:
        """After destruction, leave no copy in free pages or logs that this database keeps."""

    async def destroy_key(self, review: ReviewId) -> None:
        """Destroy the key of what was said in a review (R66); again changes nothing.

        Whatever of it is asked for from then on raises `NotFound`; who took part can still be read and written.
        """

    async def forget_review(self, review: ReviewId) -> None:
        """Take out whatever is left of a review but its audit lines and certificate, and destroy its last key.

        Its errands in hand can still be ended. Again changes nothing (R69, R72).
        """

    async def close(self) -> None:
        """Let go of the database."""
