"""Writes one random timetable in every layout that clients use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from hypothesis import strategies as st
from openpyxl import Workbook

from bot.domain.timetable import Draft
from tests.timetables.files import document, saved

TITLES: Final = """Chief Executive|Director of Public Health|Head of Housing|Carers focus group|Elected members
Voluntary sector forum|Commissioning managers|Scene setting|Safeguarding board chair|Catch-up with the client
Front-line staff|Finance director and deputy|Team session|GP leads|Visit to the Café Libre|Final feedback
Adults' services: practitioners|Lunch|Housing & homelessness leads|Councillor for health""".replace(
    "\n", "|"
).split("|")
PEOPLE: Final = "Jo Patel|Siân Ó Riordan|Sam Green, Chief Nurse|Lee Moss; Kim Reed|TBC|".split("|")
PLACES: Final = "Teams|MS Teams|Room 4|".split("|")
PAIRS: Final = ("AB/CD", "EF/GH", "JK/LM")
MONDAY: Final = date(2024, 1, 1)


@dataclass(frozen=True)
class Met:
    """One session of a written timetable; `pair` is its place among those side by side."""

    day: date
    start: time
    end: time
    title: str
    who: str
    pair: int
    place: str


@dataclass(frozen=True)
class Written:
    """A timetable and the way in which its writer puts days and times."""

    met: tuple[Met, ...]
    day_in: Callable[[date], str]
    time_in: Callable[[time], str]
    dash: str

    def when(self, one: Met) -> str:
        return f"{self.time_in(one.start)}{self.dash}{self.time_in(one.end)}"

    @property
    def days(self) -> list[date]:
        return list(dict.fromkeys(one.day for one in self.met))

    def on(self, day: date) -> list[Met]:
        return [one for one in self.met if one.day == day]

    @property
    def facts(self) -> list[str]:
        return sorted(f"{one.day} {one.start}-{one.end} {one.title}" for one in self.met)


def facts_of(draft: Draft) -> list[str]:
    return sorted(f"{one.date} {one.start}-{one.end} {one.title}" for one in draft.sessions)


DAYS_IN: Final[tuple[Callable[[date], str], ...]] = (
    lambda day: f"{day:%A} {day.day} {day:%B %Y}",
    lambda day: f"{day:%a} {day.day} {day:%b %Y}",
    lambda day: f"{day.day} {day:%B %Y}",
    lambda day: f"{day:%A, %d/%m/%Y}",
    lambda day: f"{day:%Y-%m-%d}",
)
TIMES_IN: Final[tuple[Callable[[time], str], ...]] = (
    lambda at: f"{at:%H:%M}",
    lambda at: f"{at:%H.%M}",
    lambda at: f"{at:%H%M}",
    lambda at: f"{at.hour}.{at:%M}",
    lambda at: f"{(at.hour - 1) % 12 + 1}.{at:%M}{'a' if at.hour < 12 else 'p'}m",
    lambda at: f"{(at.hour - 1) % 12 + 1}:{at:%M} {'a' if at.hour < 12 else 'p'}.m.",
    lambda at: f"{(at.hour - 1) % 12 + 1}.{at:%M}",
)
DASHES: Final = (" - ", "-", "\u2013", " to ", " \u2014 ")


@st.composite
def timetables(draw: st.DrawFn, *, streams: int = 3, alike: bool = False) -> Written:
    """Draw a timetable of one to four days; `alike` gives every day the same times."""
    first = MONDAY + timedelta(days=draw(st.integers(0, 2_000)))
    days = [first + timedelta(days=n) for n in range(draw(st.integers(1 + alike, 4)))]
    same = draw(_slots())
    met = tuple(
        one
        for day in days
        for start, end in (same if alike else draw(_slots()))
        for one in draw(_side_by_side(day, start, end, streams))
    )
    return Written(
        met, draw(st.sampled_from(DAYS_IN)), draw(st.sampled_from(TIMES_IN)), draw(st.sampled_from(DASHES))
    )


@st.composite
def _slots(draw: st.DrawFn) -> list[tuple[time, time]]:
    at = 8 * 60 + 5 * draw(st.integers(0, 18))
    slots = []
    for _ in range(draw(st.integers(2, 6))):
        end = at + draw(st.sampled_from((30, 45, 60, 75, 90)))
        slots.append((_wall(at), _wall(end)))
        at = end + draw(st.sampled_from((0, 5, 15, 30)))
    return slots


def _wall(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@st.composite
def _side_by_side(draw: st.DrawFn, day: date, start: time, end: time, streams: int) -> list[Met]:
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=streams, unique=True))
    return [
        Met(day, start, end, title, draw(st.sampled_from(PEOPLE)), pair, draw(st.sampled_from(PLACES)))
        for pair, title in enumerate(titles)
    ]


HEADINGS: Final = ("Date", "Time", "Session", "Who", "Peers", "Place")


def rows_of(plan: Written) -> Iterator[tuple[str, ...]]:
    """Write one session a row."""
    yield HEADINGS
    for one in plan.met:
        yield (plan.day_in(one.day), plan.when(one), one.title, one.who, PAIRS[one.pair], one.place)


def without_dates(plan: Written, day: date) -> Iterator[tuple[str, ...]]:
    """Write the sessions of a day, one a row."""
    yield HEADINGS[1:]
    for one in plan.on(day):
        yield (plan.when(one), one.title, one.who, PAIRS[one.pair], one.place)


def grid_of(plan: Written) -> Iterator[tuple[str, ...]]:
    """Write a column for each pair, and a row for each day before its own."""
    yield ("Time", *(f"Stream {n + 1} ({pair})" for n, pair in enumerate(PAIRS)))
    for day in plan.days:
        yield (plan.day_in(day), "", "", "")
        for start in dict.fromkeys(one.start for one in plan.on(day)):
            together = [one for one in plan.on(day) if one.start == start]
            yield (plan.when(together[0]), *(one.title for one in together), *[""] * (3 - len(together)))


def across_of(plan: Written) -> Iterator[tuple[str, ...]]:
    """Write a column for each day, and the same times down."""
    yield ("Time", *(plan.day_in(day) for day in plan.days))
    for slots in zip(*(plan.on(day) for day in plan.days), strict=True):
        yield (plan.when(slots[0]), *(one.title for one in slots))


def typed_workbook(plan: Written) -> bytes:
    """Write a workbook whose days and times are typed as such, not as words."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Date", "Start", "End", "Session", "Who", "Peers"])
    for one in plan.met:
        sheet.append([one.day, one.start, one.end, one.title, one.who or None, PAIRS[one.pair]])
    return saved(book)


def workbook_of(sheets: dict[str, Iterator[tuple[str, ...]]], *, merged: bool = False) -> bytes:
    """Write sheets by their titles; `merged` lets a row with one cell span all columns."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            sheet.append([text or None for text in row])
            if merged and row[0] and not any(row[1:]):
                sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(row))
    return saved(book)


def document_per_day(plan: Written) -> bytes:
    """Write a Word document with a line and a table for each day."""
    blocks: list[str | list[tuple[str, ...]]] = []
    for day in plan.days:
        blocks += [plan.day_in(day), list(without_dates(plan, day))]
    return document(*blocks)


def pasted(plan: Written) -> str:
    """Write lines: a day, then its sessions, each with its times before it."""
    lines = [
        line
        for day in plan.days
        for line in (plan.day_in(day), *(f"{plan.when(one)} {one.title}" for one in plan.on(day)), "")
    ]
    return "\n".join(lines)


def markdown(plan: Written) -> str:
    """Write a Markdown table with one session a row."""
    heading, *rows = ("| " + " | ".join(row) + " |" for row in rows_of(plan))
    return "\n".join((heading, "|---" * len(HEADINGS) + "|", *rows))


def calendar(plan: Written) -> bytes:
    """Write a calendar file with an event for each session."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//written//EN"]
    for number, one in enumerate(plan.met):
        start, end = datetime.combine(one.day, one.start), datetime.combine(one.day, one.end)
        lines += ["BEGIN:VEVENT", f"UID:{number}@example.org", "DTSTAMP:20240101T000000Z"]
        lines += [f"DTSTART:{start:%Y%m%dT%H%M%S}", f"DTEND:{end:%Y%m%dT%H%M%S}"]
        lines += ["SUMMARY:" + one.title.replace(",", "\\,"), "END:VEVENT"]
    return "\r\n".join((*lines, "END:VCALENDAR", "")).encode()
