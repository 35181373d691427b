"""The team sheet and its photographs, made off the event loop (R10)."""

import asyncio
from datetime import date

from bot.domain.team_sheet import TeamSheet
from bot.ports.files import Document


async def small_photograph(content: bytes) -> bytes:
    """Return a picture as a small JPEG file with nothing but its pixels; raises `Incomplete`."""
    return await asyncio.to_thread(_photograph, content)


async def team_sheet_file(sheet: TeamSheet, day: date) -> Document:
    """Return the team sheet as a Word file."""
    return await asyncio.to_thread(_written, sheet, day)


def _photograph(content: bytes) -> bytes:
    # Here and not above: the reader of pictures is heavy, and a review needs it seldom.
    from bot.documents.photograph import photograph  # noqa: PLC0415 - loaded when first wanted

    return photograph(content)


def _written(sheet: TeamSheet, day: date) -> Document:
    # Here and not above: the writer is heavy, and a review needs it seldom.
    from bot.documents.team_sheet import write_team_sheet  # noqa: PLC0415 - loaded when first wanted

    return write_team_sheet(sheet, day=day)
