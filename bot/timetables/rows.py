"""When the row of a table is: its day, its start, its end."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.timetable import Asks
from bot.timetables.clock import DAY, NO_END, Times
from bot.timetables.columns import Columns
from bot.timetables.days import Day, day_of, find_day
from bot.timetables.grid import Cell, Row
from bot.timetables.headings import Role
from bot.timetables.lengths import minutes_in
from bot.timetables.times import read_cell, read_fraction, read_value

_HALF_A_DAY: Final = 12
_DIGITS_OF_A_DAY: Final = 2
_LONGEST_MONTH: Final = 31
_A_LONG_PART_OF_A_DAY: Final = 0.2
_MOST_HOURS: Final = 5
"""From here on a bare number is minutes: nobody meets for five hours."""
_OLDEST: Final = 2000
"""Spreadsheets date a bare time to 1899 or 1900."""


@dataclass(frozen=True, slots=True)
class When:
    """The times of a row and, where the row itself names one, its day."""

    times: Times | None
    day: Day | None = None


def read_when(row: Row, columns: Columns, *, above: Day | None, after: time | None) -> When:
    """Read when a row is; `above` is the day and `after` the start of the row above."""
    day = _day_in(columns.cells(row, Role.DATE, Role.DAY))
    after = after if day is None or day == above else None
    bare = bool(columns.headings)
    cell = columns.first(row, Role.TIME) or columns.first(row, Role.DATE)
    found, beside = _times_in(cell, after, bare=bare)
    if found is None or found.start is None:
        return When(found, day)
    end = columns.first(row, Role.END)
    if end and end is not cell:
        found = _ended(found, _times_in(end, found.start, bare=bare)[0])
    if length := columns.first(row, Role.LENGTH):
        found = replace(found, minutes=_length(length)).ended()
    return When(found.ended(), day or beside)


def date_unread(row: Row, columns: Columns) -> Cell | None:
    """Return a date cell in which no day was found, or None."""
    cells = columns.cells(row, Role.DATE)
    return (
        cells[0]
        if cells and _day_in(cells) is None and _times_in(cells[0], None, bare=False)[0] is None
        else None
    )


def _day_in(cells: tuple[Cell, ...]) -> Day | None:
    day: Day | None = None
    for cell in cells:
        found = _day_of_cell(cell)
        if found:
            day = day.with_more(found) if day else found
    return day


def _day_of_cell(cell: Cell) -> Day | None:
    if isinstance(cell.value, date) and cell.value.year > _OLDEST:
        return day_of(cell.value)
    if cell.text.isdigit() and len(cell.text) <= _DIGITS_OF_A_DAY:
        return Day(cell.text, day=int(cell.text)) if 1 <= int(cell.text) <= _LONGEST_MONTH else None
    found = find_day(cell.text)
    return found[0] if found else None


def _times_in(cell: Cell, after: time | None, *, bare: bool) -> tuple[Times | None, Day | None]:
    """Read the times of a cell, and the day where it stands beside them."""
    if isinstance(cell.value, datetime):
        return read_value(cell.value), day_of(cell.value) if cell.value.year > _OLDEST else None
    if cell.value is not None:
        return read_value(cell.value), None
    if found := read_cell(cell.text, after=after, bare=bare) or read_fraction(cell.text):
        return found, None
    named = find_day(cell.text)
    if named is None:
        return None, None
    day, (start, end) = named
    return read_cell(f"{cell.text[:start]} {cell.text[end:]}".strip(" ,@:"), after=after), day


def _ended(times: Times, last: Times | None) -> Times:
    if last is None or last.start is None or times.start is None:
        return times
    end = last.end or last.start
    if end <= times.start and end.hour < _HALF_A_DAY:
        end = end.replace(hour=end.hour + _HALF_A_DAY)
    if end <= times.start:
        return replace(times, question=NO_END, asks=Asks.END)
    return replace(times, end=end)


def _length(cell: Cell) -> int | None:
    if isinstance(cell.value, time):
        return cell.value.hour * 60 + cell.value.minute
    if isinstance(cell.value, timedelta):
        return round(cell.value.total_seconds() / 60) or None
    if re.fullmatch(r"\d{1,3}(?:\.\d+)?", cell.text):
        return _in_minutes(float(cell.text))
    return minutes_in(cell.text)


def _in_minutes(number: float) -> int | None:
    """Read a bare number: 0.03125 of a day, 0.75 or 1.5 hours, 45 minutes."""
    if number < _A_LONG_PART_OF_A_DAY:
        return round(number * DAY) or None
    return round(number * 60) if number < _MOST_HOURS else round(number)
