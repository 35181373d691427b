"""Makes small timetable files of each kind."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from docx import Document
from openpyxl import Workbook

from bot.domain.timetable import Draft, DraftSession
from bot.timetables.door import read_file

FIRST_SHEET = "xl/worksheets/sheet1.xml"


def workbook(*rows: Sequence[object], title: str = "Timetable") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def document(*blocks: str | Sequence[Sequence[str]]) -> bytes:
    made = Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        table = made.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == part else old.read(member))
    return changed.getvalue()


def read(content: bytes | str, name: str = "timetable.xlsx", first_day: date | None = None) -> Draft:
    data = content.encode() if isinstance(content, str) else content
    return read_file(name, data, first_day=first_day)


def text(content: str, first_day: date | None = None) -> Draft:
    return read(content, "timetable.txt", first_day)


def told(sessions: Iterable[DraftSession]) -> list[str]:
    return [f"{_day(s)} {_time(s)} {s.title}" for s in sessions]


def _day(session: DraftSession) -> str:
    return session.date.isoformat() if session.date else session.day or "no day"


def _time(session: DraftSession) -> str:
    start = f"{session.start:%H:%M}" if session.start else "?"
    return f"{start}-{session.end:%H:%M}" if session.end else f"{start}-?"
