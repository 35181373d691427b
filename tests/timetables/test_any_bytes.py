"""Whatever bytes come, the answer is a draft or a sentence."""

import contextlib
import io
import zipfile
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Draft
from bot.timetables.grid import EMPTY, Cell, Grid, Opened, clean
from bot.timetables.reading import read_draft
from tests.timetables.files import document, read, workbook

REAL = {
    "t.xlsx": workbook(
        ("Time", "Session", "Peers"), ("Tue 14 October 2025",), ("9.00-9.45", "Leader", "AB/CD")
    ),
    "t.docx": document("Tuesday 14 October 2025", [("Time", "Session"), ("9.00-9.45", "Leader")]),
    "t.csv": b"Date,Time,Session\n14/10/2025,9.00-9.45,Leader\n",
    "t.txt": b"Tuesday 14 October 2025\n9.00-9.45 Leader\n",
    "t.ics": (
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20251014T080000Z\nSUMMARY:Leader\nEND:VEVENT\nEND:VCALENDAR\n"
    ),
}
FRAGMENTS = """9.30 - 10.15am;9;tbc;Time;Session;Date
Stream 1 (AB/CD);Stream 2 (EF/GH);Tuesday;Day 1;Tue 14th;31/02/2021
14/09/2021;AB/CD;CANCELLED;Lunch;(;);-;:;\u2013;x;Peers;12.00 noon;until 12.00;45 mins;99 hours;w/c 13 September
0.375;25:99;(AB);Interview:""".replace("\n", ";")
WORDS = st.one_of(st.sampled_from(FRAGMENTS.split(";")), st.text(max_size=12))
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(clean)
CELLS = st.one_of(st.just(EMPTY), TEXTS.map(lambda words: Cell(words, "here") if words else EMPTY))
GRIDS = st.builds(
    lambda rows, title: Grid("table 1", tuple(tuple(row) for row in rows), title),
    st.lists(st.lists(CELLS, max_size=5), max_size=8),
    st.sampled_from(["", "Tue 14th", "Sheet1"]),
)
PATIENT = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)


def draft_or_sentence(name: str, content: bytes) -> Draft | str:
    try:
        return read(content, name)
    except NotATimetable as refused:
        return refused.sentence


@PATIENT
@given(st.sampled_from(sorted(REAL)), st.binary(max_size=300))
def test_random_bytes_are_answered(name: str, content: bytes) -> None:
    assert draft_or_sentence(name, content)


@PATIENT
@given(st.sampled_from(sorted(REAL)), st.data())
def test_a_real_file_cut_or_changed_anywhere_is_answered(name: str, data: st.DataObject) -> None:
    real = REAL[name]
    at = data.draw(st.integers(0, len(real) - 1))
    put = data.draw(st.binary(max_size=8))
    skip = data.draw(st.integers(0, 40))

    assert draft_or_sentence(name, real[:at] + put + real[at + skip :])
    assert draft_or_sentence(name, real[:at])


@PATIENT
@given(st.sampled_from(["t.xlsx", "t.docx"]), st.data())
def test_an_office_file_with_a_part_changed_or_gone_is_answered(name: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(REAL[name])) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    victim = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[victim])))
    parts[victim] = (
        parts[victim][:at]
        + data.draw(st.binary(max_size=6))
        + parts[victim][at + data.draw(st.integers(0, 30)) :]
    )
    if data.draw(st.booleans()):
        del parts[victim]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as changed:
        for member, part in parts.items():
            changed.writestr(member, part)

    assert draft_or_sentence(name, content.getvalue())


@PATIENT
@given(st.lists(GRIDS, max_size=3))
def test_any_grid_is_read_or_refused_by_the_core_itself(grids: list[Grid]) -> None:
    with contextlib.suppress(NotATimetable):
        draft = read_draft(Opened(tuple(grids)), name="t.xlsx", first_day=None)

        assert all(session.title for session in draft.sessions)


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(),
    st.dates(min_value=date(1900, 3, 1)),
    st.datetimes(min_value=datetime(1900, 3, 1)),  # noqa: DTZ001 - a spreadsheet knows no zones
    st.times(),
    st.text(max_size=12).map(clean),
    st.sampled_from(FRAGMENTS.split(";")),
)
CELL_BY_CELL: list[list[object]] = [
    ["Date", "Time", "Session", "Peers"],
    [date(2025, 10, 14), "9.00-9.45", "Leader", "AB/CD"],
    [date(2025, 10, 14), "10.00-10.45", "Carers", "EF"],
]


@PATIENT
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), ODD), max_size=6))
def test_a_workbook_with_any_cells_changed_is_answered(edits: list[tuple[int, int, object]]) -> None:
    rows = [list(row) for row in CELL_BY_CELL]
    for row, column, value in edits:
        rows[row][column] = value

    assert draft_or_sentence("t.xlsx", workbook(*rows))
