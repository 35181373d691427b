"""What the presentation and the report of 100 findings cost, and how long the event loop stands still."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final

from rich.table import Table

from bot.documents.office import OfficeDocuments
from bot.domain.attribution import Guard
from bot.domain.feedback import Behind, Feedback, Met, Speaking, ThemeFeedback
from bot.domain.gate import Gate
from bot.domain.report_facts import Edition, ReportFacts
from bot.ports.files import Document

_THEMES: Final = 5
_LOOK_EVERY: Final = 0.005
_SAID: Final = (
    "Partners have agreed on point {n} of theme {t}, and they say in public what will be done by when."
)


async def documents_table() -> Table:
    """Return a table of seconds for each file, with the longest that the event loop stood still."""
    documents, gate = OfficeDocuments(), Gate(guard=Guard([f"Given{n} Family{n}" for n in range(150)]))
    told = _feedback()
    behind = (Behind(point=p, sources=3, first_trailed=told.first_day) for p in told.sentences)
    speaking, facts = Speaking(behind=tuple(behind)), ReportFacts(feedback=told)
    edition = Edition(name="Draft 1", day=date(2026, 3, 9))
    table = Table("file", "seconds", "loop stood still, ms", "KB", title=f"{len(told.sentences)} findings")
    for name, write in (
        ("presentation, the first", lambda: documents.presentation(told, gate=gate, speaking=speaking)),
        ("presentation", lambda: documents.presentation(told, gate=gate, speaking=speaking)),
        ("report, the first", lambda: documents.report(facts, edition=edition, gate=gate)),
        ("report", lambda: documents.report(facts, edition=edition, gate=gate)),
    ):
        began = time.perf_counter()
        document, stood = await _watched(write)
        table.add_row(
            name,
            f"{time.perf_counter() - began:.2f}",
            f"{1000 * stood:.0f}",
            f"{len(document.content) / 1024:.0f}",
        )
    return table


async def _watched(write: Callable[[], Awaitable[Document]]) -> tuple[Document, float]:
    """Return what was written, and the longest time in which nothing else could run."""
    longest, last = 0.0, time.perf_counter()
    written = asyncio.ensure_future(write())
    while not written.done():
        await asyncio.sleep(_LOOK_EVERY)
        now = time.perf_counter()
        longest, last = max(longest, now - last - _LOOK_EVERY), now
    return await written, longest


def _feedback() -> Feedback:
    themes = tuple(
        ThemeFeedback(
            title=f"Leading and deciding together, part {t}",
            short=f"Leading, part {t}",
            strengths=_texts(t, 0, 8),
            areas=_texts(t, 8, 16),
            recommendations=_texts(t, 16, 20),
        )
        for t in range(1, _THEMES + 1)
    )
    return Feedback(
        client="Exampleshire Place Partnership",
        method_title="Remote place review",
        first_day=date(2026, 3, 3),
        last_day=date(2026, 3, 5),
        presented_by="Ada Marlow",
        strengths_word="Strengths",
        areas_word="Areas to explore",
        recommendations_word="Recommendations",
        sessions_held=34,
        people_groups=16,
        met=(Met(kind="interviews", sessions=30), Met(kind="focus groups", sessions=4)),
        themes=themes,
    )


def _texts(theme: int, first: int, last: int) -> tuple[str, ...]:
    return tuple(_SAID.format(n=n, t=theme) for n in range(first, last))
