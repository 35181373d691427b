"""The documents that the client receives, written off the event loop."""

import asyncio

from bot.domain.feedback import Feedback, Speaking
from bot.domain.gate import Gate
from bot.domain.handed_out import ClientTable, TeamTable
from bot.domain.report_facts import Edition, ReportFacts
from bot.ports.files import Document, ReadReport


class OfficeDocuments:
    """The `Documents` port: PowerPoint and Word; every sentence is judged once more before it is written."""

    async def team_tables(self, table: TeamTable) -> tuple[Document, ...]:
        """Return the board as tables, for the team alone."""
        return await asyncio.to_thread(_team_tables, table)

    async def client_tables(self, table: ClientTable, *, gate: Gate) -> tuple[Document, ...]:
        """Return the findings that the client may have as tables."""
        gate.refuse_blocked(table.sentences)
        return await asyncio.to_thread(_client_tables, table)

    async def presentation(
        self, feedback: Feedback, *, gate: Gate, speaking: Speaking | None = None
    ) -> Document:
        """Return the final feedback as a PowerPoint file; only with `speaking` has it notes for speakers."""
        return await asyncio.to_thread(_presentation, feedback, speaking, gate)

    async def report(self, facts: ReportFacts, *, edition: Edition, gate: Gate) -> Document:
        """Return an edition of the report as a Word file; a draft says on every page that it is one."""
        return await asyncio.to_thread(_report, facts, edition, gate)

    async def read_report(self, name: str, content: bytes) -> ReadReport:
        """Return what a Word file says; raises `NotAReport` with a sentence for whoever sent it."""
        return await asyncio.to_thread(_read_report, name, content)


def _team_tables(table: TeamTable) -> tuple[Document, ...]:
    # Here and not above: the writer is heavy, and a review needs it seldom.
    from bot.documents.boards import team_files  # noqa: PLC0415 - loaded when first wanted

    return team_files(table)


def _client_tables(table: ClientTable) -> tuple[Document, ...]:
    # Here and not above: the writer is heavy, and a review needs it seldom.
    from bot.documents.boards import client_files  # noqa: PLC0415 - loaded when first wanted

    return client_files(table)


def _presentation(feedback: Feedback, speaking: Speaking | None, gate: Gate) -> Document:
    # Here and not above: the writer is heavy, and a review needs it once.
    from bot.documents.presentation import write_presentation  # noqa: PLC0415 - loaded when first wanted

    gate.refuse_blocked(feedback.leaving)  # beside the loop too: of 100 findings it takes a while
    return write_presentation(feedback, speaking=speaking)


def _report(facts: ReportFacts, edition: Edition, gate: Gate) -> Document:
    # Here and not above: the writer is heavy, and a review needs it once.
    from bot.documents.report import write_report  # noqa: PLC0415 - loaded when first wanted

    gate.refuse_blocked(facts.sentences)
    return write_report(facts, edition=edition)


def _read_report(name: str, content: bytes) -> ReadReport:
    # Here and not above: the reader is heavy, and a review needs it seldom.
    from bot.documents.reading import read_report  # noqa: PLC0415 - loaded when first wanted

    return read_report(name, content)
