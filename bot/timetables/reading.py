"""From grids to a draft timetable: pure, and the same for every kind of file."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Draft
from bot.timetables.anchors import Anchors
from bot.timetables.days import Day, Order, day_of, days_in, may_be_dated
from bot.timetables.forms import forms_as_tables
from bot.timetables.framing import hint_of_year, is_edition, span_in, week_commencing
from bot.timetables.gathered import Gathered
from bot.timetables.grid import Cell, Opened
from bot.timetables.people import are_initials, initials_named, read_peers
from bot.timetables.reader import Reader
from bot.timetables.titles import pair_at_the_end

_OLDEST: Final = 2000
_LONGEST: Final = 200
"""Characters in which a date is looked for."""
_LONGEST_PEERS: Final = len("JT / RM / SO / AP / KL")
_SATURDAY: Final = 5
_DIGIT: Final = re.compile(r"\d")


def read_draft(opened: Opened, *, name: str, first_day: date | None) -> Draft:
    """Return the draft of a file; raises `NotATimetable` where nothing in it has a time."""
    gathered = Gathered(_anchors(opened, name, first_day))
    reader = Reader(gathered, known=_initials(opened))
    for grid in forms_as_tables(opened.grids):
        reader.read(grid)
    if not any(session.start for session in gathered.sessions):
        raise NotATimetable(f"I found no times in '{name}'. Send the timetable with the time of each session.")
    gathered.ask_for_ends()
    return Draft(source=name, sessions=tuple(gathered.sessions), doubts=(*gathered.doubts, *opened.doubts))


def _cells(opened: Opened) -> Iterator[Cell]:
    """Return every cell; a merged one comes again at each of its places."""
    for grid in opened.grids:
        for row in grid.rows:
            yield from row


def _anchors(opened: Opened, name: str, first_day: date | None) -> Anchors:
    stated: dict[date, None] = {}
    named: list[Day] = []
    spans: dict[tuple[date, date], None] = {}
    weeks: dict[date, None] = {}
    hint = hint_of_year(name)
    texts = [(grid.title, None) for grid in opened.grids] + [(cell.text, cell.value) for cell in _cells(opened)]
    for text, value in dict.fromkeys((text[:_LONGEST], value) for text, value in texts if _DIGIT.search(text)):
        day = day_of(value)
        if day and day.full and day.full.year > _OLDEST:
            stated[day.full] = None
        elif not may_be_dated(text):
            pass
        elif week := week_commencing(text):
            weeks[week] = None
        elif not is_edition(text):
            named += days_in(text)
            spans |= {span: None for span in [span_in(text)] if span}
        hint = hint or hint_of_year(text)
    american = _is_american(named)
    stated |= {full: None for day in named if (full := (day.in_american if american else day).full)}
    stated |= {day: None for span in spans for day in span}
    return Anchors(
        first_day=first_day,
        stated=tuple(stated),
        weeks=tuple(weeks),
        hint=hint,
        american=american,
        span=_days_of(spans),
    )


def _days_of(spans: dict[tuple[date, date], None]) -> tuple[date, ...]:
    """Return each day of the one span that a file names; over a weekend it is open which days are meant."""
    if len(spans) != 1:
        return ()
    ((first, last),) = spans
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return () if any(day.weekday() >= _SATURDAY for day in days) else days


def _is_american(days: list[Day]) -> bool:
    """Whether the file certainly writes its months first, and nowhere its days."""
    return any(day.proves_american for day in days) and not any(day.order is Order.BRITISH for day in days)


def _initials(opened: Opened) -> frozenset[str]:
    """Return the initials that the file uses for peers, so that (ICB) is not taken for one."""
    named: set[str] = set()
    for text in {cell.text for cell in _cells(opened)}:
        if "(" in text:
            named |= initials_named(text)
        if text[-1:].isupper():
            named |= pair_at_the_end(text)
        if len(text) < _LONGEST_PEERS and are_initials(text) and len(read_peers(text)) > 1:
            named |= set(read_peers(text))
    return frozenset(named)
