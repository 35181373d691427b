"""Files in and out: timetables that are read, documents that are written."""

from datetime import date
from typing import Protocol

from bot.domain.feedback import Feedback
from bot.domain.frozen import Frozen
from bot.domain.timetable import Draft


class Timetables(Protocol):
    """Reads what clients send."""

    async def read(self, name: str, content: bytes, *, first_day: date | None) -> Draft:
        """Return the draft, off the event loop; raises `NotATimetable` with a sentence for the sender."""


class Document(Frozen):
    """A file that the review hands out."""

    name: str
    content: bytes


class Documents(Protocol):
    """Writes what the client receives."""

    async def presentation(self, feedback: Feedback) -> Document:
        """Return the final feedback as a PowerPoint file."""

    async def report(self, feedback: Feedback) -> Document:
        """Return the draft report as a Word file."""
