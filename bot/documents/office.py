"""The documents that the client receives, written off the event loop."""

import asyncio

from bot.domain.feedback import Feedback
from bot.ports.files import Document


class OfficeDocuments:
    """The `Documents` port: PowerPoint and Word."""

    async def presentation(self, feedback: Feedback) -> Document:
        """Return the final feedback as a PowerPoint file."""
        return await asyncio.to_thread(_presentation, feedback)

    async def report(self, feedback: Feedback) -> Document:
        """Return the draft report as a Word file."""
        return await asyncio.to_thread(_report, feedback)


def _presentation(feedback: Feedback) -> Document:
    # Here and not above: the writer is heavy, and a review needs it once.
    from bot.documents.presentation import write_presentation  # noqa: PLC0415

    return write_presentation(feedback)


def _report(feedback: Feedback) -> Document:
    # Here and not above: the writer is heavy, and a review needs it once.
    from bot.documents.report import write_report  # noqa: PLC0415

    return write_report(feedback)
