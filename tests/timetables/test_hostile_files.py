"""Files that are empty, broken, disguised or meant to do harm: each is answered with a sentence."""

import io
import struct
import zipfile

import pytest
from openpyxl import Workbook

from bot.domain.errors import NotATimetable
from bot.timetables.door import FileTimetables
from tests.timetables.files import FIRST_SHEET, document, read, saved, told, with_part, workbook

GOOD = workbook(("Time", "Session"), ("Tuesday 14 October 2025",), ("9.00-9.45", "Leader"))
DAMAGED = "'t.xlsx' is damaged and cannot be opened. Save it again and send the new copy."
TOO_LARGE = "'t.xlsx' is too large once it is unpacked. Copy the timetable into a new file and send that."
TOO_MUCH = "'t.xlsx' holds too much. Copy the timetable into a new file and send that."
NOT_NEEDED = "'t.xlsx' holds what no timetable needs. Save it again and send the new copy."
MERGES = "'t.xlsx' merges too many cells. Copy the timetable into a new file and send that."
UNKNOWN = (
    "is not a timetable that I can read. "
    "Send it as Excel (.xlsx), Word (.docx), CSV, calendar (.ics) or plain text."
)
NO_TIMES = "I found no times in 't.xlsx'. Send the timetable with the time of each session."


def answer(content: bytes, name: str = "t.xlsx") -> str:
    with pytest.raises(NotATimetable) as refused:
        read(content, name)
    return refused.value.sentence


def of_many_parts() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"part{number}", b"")
    return content.getvalue()


def with_forged_size() -> bytes:
    content = with_part(GOOD, FIRST_SHEET, lambda sheet: sheet + b" " * 20_000_000)
    size = zipfile.ZipFile(io.BytesIO(content)).getinfo(FIRST_SHEET).file_size
    return content.replace(struct.pack("<I", size), struct.pack("<I", 2_000))


def with_merge(reference: bytes) -> bytes:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="' + reference + b'"/></mergeCells>'
    return with_part(GOOD, FIRST_SHEET, lambda sheet: sheet.replace(b"</sheetData>", merged))


def with_entities() -> bytes:
    kind = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    return with_part(GOOD, FIRST_SHEET, lambda sheet: kind + sheet)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "'t.xlsx' is empty."),
        (b" \r\n", "'t.xlsx' is empty."),
        (b"%PDF-1.7 ...", f"'t.xlsx' {UNKNOWN}"),
        (document("hello"), "'t.xlsx' is really a Word document. Rename it to end in .docx and send it again."),
        (GOOD[: len(GOOD) // 2], DAMAGED),
        (with_forged_size(), DAMAGED),
        (with_part(GOOD, FIRST_SHEET, lambda sheet: sheet + b" " * 40_000_000), TOO_LARGE),
        (of_many_parts(), "'t.xlsx' holds too many parts. Copy the timetable into a new file and send that."),
        (with_entities(), NOT_NEEDED),
        (with_part(GOOD, FIRST_SHEET, lambda sheet: sheet + b"<a/>" * 700_000), TOO_MUCH),
        (with_part(GOOD, FIRST_SHEET, lambda sheet: sheet.decode().encode("utf-16")), NOT_NEEDED),
        (with_merge(b"A1:XFD1048576"), MERGES),
        (with_merge(b"nonsense"), MERGES),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "'t.xlsx' is protected by a password. Take the password off and send it again.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest",
            "'t.xlsx' is in an old Office format. Save it as .xlsx or .docx and send it again.",
        ),
        (workbook(("Name", "Email"), ("Jo", "jo@example.org")), NO_TIMES),
    ],
    ids=(
        "empty,blank,pdf,word named excel,truncated,forged size,bomb,many parts,entities,many elements,utf-16,"
        "merged sheet,merged nonsense,encrypted,old format,no times"
    ).split(","),
)
def test_a_file_that_is_no_timetable_is_answered_in_one_sentence(content: bytes, sentence: str) -> None:
    assert answer(content) == sentence


def test_a_cell_at_the_far_end_of_a_sheet_is_named_as_left_out() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tuesday 14 October 2025"])
    sheet.append(["9.00-9.45", "Leader"])
    sheet["XFD1048576"] = "x"

    draft = read(saved(book))

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader"]
    assert [(doubt.at, doubt.question) for doubt in draft.doubts] == [
        ("Sheet 'Sheet' XFD1048576", "Left out: it stands far from everything else. Is that right?")
    ]


def test_prose_without_times_is_no_timetable() -> None:
    sentence = answer(b"Monday 24/04: Steering meeting in the morning?\nClosing of rooms: 8:30 pm\n", "plan.md")

    assert sentence == "I found no times in 'plan.md'. Send the timetable with the time of each session."


def test_a_formula_is_never_worked_out() -> None:
    content = workbook(("Time", "Session"), ("9.00-9.45", "Leader"), ("10.00-10.45", "=1+1"))

    draft = read(content)

    assert told(draft.sessions) == ["no day 09:00-09:45 Leader"]


def test_marks_that_turn_text_around_are_taken_out() -> None:
    draft = read("Tuesday 14 October 2025\n9.00-9.45 \u202eLeader\u200b\x07\n", "t.txt")

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader"]


async def test_a_file_is_read_off_the_event_loop() -> None:
    draft = await FileTimetables().read("t.xlsx", GOOD, first_day=None)

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader"]
