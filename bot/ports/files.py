"""Files in and out: timetables that are read, documents that are written."""

from datetime import date
from typing import Protocol

from bot.domain.feedback import Feedback, Speaking
from bot.domain.frozen import Frozen
from bot.domain.gate import Gate
from bot.domain.handed_out import ClientTable, TeamTable
from bot.domain.report_facts import Edition, ReportFacts
from bot.domain.timetable import Draft


class Timetables(Protocol):
    """Reads what clients send."""

    async def read(self, name: str, content: bytes, *, first_day: date | None) -> Draft:
        """Return the draft, off the event loop; raises `NotATimetable` with a sentence for the sender."""


class Document(Frozen):
    """A file that the review hands out."""

    name: str
    content: bytes


class ReadReport(Frozen):
    """What a report that was edited in Word says, paragraph by paragraph, and the file without who wrote it."""

    text: tuple[str, ...]
    content: bytes


class Documents(Protocol):
    """Writes what the team and the client receive.

    What is for the client raises `Attributable` for a sentence that does not pass the gate (R65).
    """

    async def team_tables(self, table: TeamTable) -> tuple[Document, ...]:
        """Return the board as tables, for the team alone; no cell starts a formula."""

    async def client_tables(self, table: ClientTable, *, gate: Gate) -> tuple[Document, ...]:
        """Return the findings that the client may have as tables; no cell starts a formula."""

    async def presentation(
        self, feedback: Feedback, *, gate: Gate, speaking: Speaking | None = None
    ) -> Document:
        """Return the final feedback as a PowerPoint file; only with `speaking` has it notes for speakers."""

    async def report(self, facts: ReportFacts, *, edition: Edition, gate: Gate) -> Document:
        """Return an edition of the report as a Word file; a draft says on every page that it is one."""

    async def read_report(self, name: str, content: bytes) -> ReadReport:
        """Return what a Word file says; raises `NotAReport` with a sentence for whoever sent it."""
