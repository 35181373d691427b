"""What it costs to read and check a client's timetable, beside what openpyxl needs to iterate the same file."""

import gc
import io
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from openpyxl import Workbook, load_workbook

from bot.checking import check_timetable
from bot.timetables.door import read_file
from tests.benchmarks.speed import Speed

_POSTS = (
    "Chief Executive",
    "Director of Public Health",
    "Housing leads",
    "Carers focus group",
    "Finance director",
)
_PEOPLE = ("Jo Patel", "Sam Green", "Lee Moss", "Kim Reed", "Ana Ford", "Max Dale", "Wen Hill")


def timetable(sessions: int, *, number: int) -> bytes:
    """Return a workbook with one session a row; each number has its own words, so that none is remembered."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Date", "Time", "Session", "Who", "Peers", "Place"])
    for i in range(sessions):
        day, hour = date(2025, 10, 13) + timedelta(days=i // 20), 9 + i % 9
        post, person = _POSTS[i % 5], _PEOPLE[(i + number) % 7]
        row = [day, f"{hour}.00 - {hour}.{15 + number % 40}", f"{post} {i}.{number}"]
        sheet.append([*row, f"{person}, {post} {number}.{i}", ("AB/CD", "EF/GH", "JK/LM")[i % 3], "Teams"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def iterated(content: bytes, *, read_only: bool) -> int:
    """Iterate every value of a workbook with openpyxl alone."""
    book = load_workbook(io.BytesIO(content), read_only=read_only, data_only=True)
    return sum(
        value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )


def read(content: bytes) -> int:
    """Read a timetable as the bot does."""
    return len(read_file("timetable.xlsx", content, first_day=None).sessions)


def checked(content: bytes) -> int:
    """Read a timetable, lay its sessions out and lint them, as `critical-friend check` does."""
    found = check_timetable(
        "timetable.xlsx", content, method="place-review", first_day="", zone="Europe/London"
    )
    return len(found.cautions)


def _cost(operation: Callable[[bytes], int], content: bytes) -> tuple[float, float]:
    """Return what an operation costs with one file, in milliseconds."""
    gc.collect()  # so that nobody clears up what another has made
    cpu, wall = time.process_time(), time.perf_counter()
    operation(content)
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)


def timetable_speeds(sessions: int, *, files: int) -> dict[str, Speed]:
    """Return the costs of openpyxl's cheapest and ordinary way, and ours, for files of so many sessions.

    Each is the median over files that nobody has seen before; the first of them is for warming up.
    """
    made = [timetable(sessions, number=number) for number in range(files)]
    ways: dict[str, Callable[[bytes], int]] = {
        "iterated by openpyxl, read only": lambda content: iterated(content, read_only=True),
        "iterated by openpyxl": lambda content: iterated(content, read_only=False),
        "read": read,
        "read, laid out and linted": checked,
    }
    costs: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for content in made:
        for way, operation in ways.items():  # in turn, so that all meet the machine in the same mood
            costs[way].append(_cost(operation, content))
    return {
        f"{sessions:,} sessions {way}": Speed(*map(median, zip(*found[1:], strict=True)))
        for way, found in costs.items()
    }
