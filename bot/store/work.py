"""One transaction, and the store that begins it."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

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
from bot.records.work import Work
from bot.store import destruction
from bot.store.askings import SqlAskings
from bot.store.audit import SqlAudit
from bot.store.calendar import SqlCalendarChanges
from bot.store.catch_ups import SqlCatchUps
from bot.store.client_evidence import SqlClientEvidence
from bot.store.comments import SqlComments
from bot.store.errands import SqlErrands
from bot.store.faults import in_our_words
from bot.store.findings import SqlFindings
from bot.store.forgetting import forget_earlier
from bot.store.holdings import SqlHoldings
from bot.store.observations import SqlObservations
from bot.store.papers import SqlPapers
from bot.store.people import SqlPeople
from bot.store.pool import SqlOffers
from bot.store.posts import SqlPosts
from bot.store.proposals import SqlTeams
from bot.store.reaches import SqlReaches
from bot.store.readiness import SqlReadiness
from bot.store.requests import SqlRequests
from bot.store.reviews import SqlReviews
from bot.store.rows import forget_what_was_read
from bot.store.sealing import HeldKeys, Lock
from bot.store.sessions import SqlSessions
from bot.store.standing import Standing, standing
from bot.store.together import Together
from bot.store.transactions import Transactions
from bot.store.turns import SqlTurns
from bot.store.unsealed import open_with_keys

T = TypeVar("T")

_begun_here: Final[ContextVar[frozenset[object]]] = ContextVar("transactions begun here", default=frozenset())
"""The transactions that this task, or the one that started it, has begun."""


class SqlWork:
    """One transaction: all of it is kept, or nothing is."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection: Final = connection
        self.reviews: Reviews = SqlReviews(connection)
        self.people: People = SqlPeople(connection)
        self.reaches: Reaches = SqlReaches(connection)
        self.readiness: ReadinessOf = SqlReadiness(connection)
        self.sessions: Sessions = SqlSessions(connection)
        self.calendar: CalendarChanges = SqlCalendarChanges(connection)
        self.observations: Observations = SqlObservations(connection)
        self.findings: Findings = SqlFindings(connection)
        self.catch_ups: CatchUps = SqlCatchUps(connection)
        self.client_evidence: EvidenceOfClient = SqlClientEvidence(connection)
        self.papers: Papers = SqlPapers(connection)
        self.comments: Comments = SqlComments(connection)
        self.requests: Requests = SqlRequests(connection)
        self.offers: Offers = SqlOffers(connection)
        self.askings: Askings = SqlAskings(connection)
        self.teams: Teams = SqlTeams(connection)
        self.errands: Errands = SqlErrands(connection)
        self.posts: Posts = SqlPosts(connection)
        self.turns: Turns = SqlTurns(connection)
        self.holdings: Holdings = SqlHoldings(connection)
        self.audit: Audit = SqlAudit(connection)

    async def forget_earlier(self, review: ReviewId, *, person: PersonId) -> None:
        """Take out what records were before, as far as it says that it is of a person (R69)."""
        await forget_earlier(self.connection, review, person)

    async def destroy(self, review: ReviewId) -> tuple[Counted, ...]:
        """Take out all that was said in a review (R66), and say what was destroyed and what is left."""
        return await destruction.destroy(self.connection, review)


class SqlStore:
    """Everything that is kept, in one database."""

    def __init__(self, transactions: Transactions, keys: HeldKeys) -> None:
        self._transactions = transactions
        self._keys = keys
        self._open: set[object] = set()
        self._last: SqlWork | None = None
        self._reading: SqlWork | None = None
        self._together: Final = Together(transactions, work_on=self._work_on, alone=self.work)

    async def open(self) -> None:
        """Take the keys in hand, and seal what an earlier edition left in the clear; raises `ReviewError`."""
        await open_with_keys(self._transactions, self._keys)

    @asynccontextmanager
    async def work(self) -> AsyncGenerator[SqlWork, None]:
        """Begin a transaction; it is committed at the end, and undone if anything is raised.

        Raises `Unavailable` or `Refused` for what goes wrong in the database, and `RuntimeError` for a
        transaction begun inside another: with one writer, the inner one would wait for the outer one forever.
        """
        outside, this = _begun_here.get(), object()
        if outside & self._open:
            raise RuntimeError("A transaction is open already: pass its work on, or end it first.")
        self._open.add(this)
        _begun_here.set(outside | {this})
        try:
            with in_our_words():
                async with self._transactions.begin() as connection:
                    yield self._work_on(connection)
        finally:
            self._open.remove(this)
            _begun_here.set(outside)

    def _work_on(self, connection: AsyncConnection) -> SqlWork:
        """Return the work on a connection; on a file's, which stays, it is the one made before."""
        if self._last is None or self._last.connection is not connection:
            self._last = SqlWork(connection)
        return self._last

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[SqlWork, None]:
        """Only look, without a transaction: nothing is held, and each answer is as of its question."""
        with in_our_words():
            connection = await self._transactions.reader()
            if self._reading is None or self._reading.connection is not connection:
                self._reading = SqlWork(connection)
            yield self._reading

    async def together(self, deed: Callable[[Work], Awaitable[T]]) -> T:
        """Do something small in one transaction with what others do at about the same moment.

        It returns once all is kept. What it reads others of this process may be changing in that transaction,
        so it is for rows of its own.
        """
        if _begun_here.get() & self._open:
            raise RuntimeError("A transaction is open already: pass its work on, or end it first.")
        return await self._together.do(deed)

    async def sweep(self) -> None:
        """After destruction, leave no copy in free pages or logs that this database keeps."""
        with in_our_words():
            await self._transactions.sweep()

    async def destroy_key(self, review: ReviewId) -> None:
        """Destroy the key of what was said in a review (R66); who took part is still known."""
        forget_what_was_read()
        await self._keys.destroy(review, Lock.SAID)

    async def forget_review(self, review: ReviewId) -> None:
        """Take out whatever is left of a review but proof, and destroy its last key (R69, R72)."""
        with in_our_words():
            async with self._transactions.begin() as connection:
                await destruction.take_out_the_rest(connection, review)
            await self._transactions.sweep()
        for lock in Lock.SAID, Lock.PART:
            await self._keys.destroy(review, lock)
        with in_our_words():
            async with self._transactions.begin() as connection:
                await destruction.blank(connection, review)

    async def standing(self, now: datetime) -> Standing:
        """Return how the database stands; raises `Unavailable` or `Refused` where it does not answer."""
        with in_our_words():
            async with self._transactions.begin() as connection:
                return await standing(connection, now)

    async def close(self) -> None:
        """Let go of the database."""
        await self._transactions.close()
        await self._keys.close()
