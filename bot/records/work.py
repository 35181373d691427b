"""One transaction over everything that is kept, and where it is kept."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.domain.ids import ReviewId
from bot.domain.sign_off import Counted
from bot.records.deliveries import Audit, Errands, Holdings, Posts, Turns
from bot.records.notes import CatchUps, EvidenceOfClient, Findings, Observations
from bot.records.people import People, Reaches, Reviews
from bot.records.requests import Requests
from bot.records.timetable import CalendarChanges, Sessions


class Work(Protocol):
    """One transaction: all of it is kept, or nothing is."""

    reviews: Reviews
    people: People
    reaches: Reaches
    sessions: Sessions
    calendar: CalendarChanges
    observations: Observations
    findings: Findings
    catch_ups: CatchUps
    client_evidence: EvidenceOfClient
    requests: Requests
    errands: Errands
    posts: Posts
    turns: Turns
    holdings: Holdings
    audit: Audit

    async def destroy(self, review: ReviewId) -> tuple[Counted, ...]:
        """Take out all that was said in a review (R66), and say what was destroyed and what is left."""


class Store(Protocol):
    """Where everything is kept."""

    def work(self) -> AbstractAsyncContextManager[Work]:
        """Begin a transaction; it is committed at the end, and undone if anything is raised."""

    async def sweep(self) -> None:
        """After destruction, leave no copy in free pages or logs that this database keeps."""

    async def close(self) -> None:
        """Let go of the database."""
