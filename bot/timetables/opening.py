"""What the client's file is, whether it is safe, and what it says."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import Final

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Draft
from bot.timetables.archive import parts_of
from bot.timetables.grid import Opened, clean
from bot.timetables.pasted import open_lines
from bot.timetables.reading import read_draft
from bot.timetables.text import open_delimited
from bot.timetables.unreadable import UNREADABLE

MOST_BYTES: Final = 15_000_000
"""Bytes of a file; a timetable with photographs is smaller."""

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CALENDAR: Final = b"BEGIN:VCALENDAR"
_TEXT: Final = ("", ".txt", ".md", ".markdown", ".text")
_DELIMITED: Final = (".csv", ".tsv", ".tab")
_KINDS: Final = "Send it as Excel (.xlsx), Word (.docx), CSV, calendar (.ics) or plain text."


# The rooms of openpyxl, python-docx and icalendar are entered when the first file of their kind comes: together
# they take as long to load as everything else that reads a timetable.


def _open_workbook(name: str, content: bytes) -> Opened:
    from bot.timetables.excel import open_workbook  # noqa: PLC0415 - as said above

    return open_workbook(name, content)


def _open_document(name: str, content: bytes) -> Opened:
    from bot.timetables.word import open_document  # noqa: PLC0415 - as said above

    return open_document(name, content)


def _open_calendar(name: str, content: bytes) -> Opened:
    from bot.timetables.ics import open_calendar  # noqa: PLC0415 - as said above

    return open_calendar(name, content)


_OFFICE: Final[dict[str, tuple[str, tuple[str, ...], Callable[[str, bytes], Opened]]]] = {
    "xl/workbook.xml": ("an Excel workbook", (".xlsx", ".xlsm", ".xltx", ".xltm"), _open_workbook),
    "word/document.xml": ("a Word document", (".docx", ".docm", ".dotx"), _open_document),
}


def read_file(name: str, content: bytes, *, first_day: date | None) -> Draft:
    """Return the draft of a file; raises `NotATimetable`, whatever bytes it is given."""
    shown = clean(PurePath(name).name)[:80] or "timetable"
    if not content.strip(b"\x00 \t\r\n"):
        raise NotATimetable(f"'{shown}' is empty.")
    if len(content) > MOST_BYTES:
        raise NotATimetable(f"'{shown}' is too large. Send the timetable alone, without pictures.")
    opener = _opener(shown, content)
    try:
        opened = opener(shown, content)
        return read_draft(opened, name=shown, first_day=first_day)
    except UNREADABLE as fault:
        raise NotATimetable(
            f"'{shown}' is damaged and cannot be read. Save it again and send the new copy."
        ) from fault


def _opener(name: str, content: bytes) -> Callable[[str, bytes], Opened]:
    """Return what opens a file, by what it is; its name must not say otherwise."""
    ending = PurePath(name).suffix.lower()
    if content.startswith(_ZIP):
        return _office(name, ending, parts_of(name, content))
    if content.startswith(_OLD_OFFICE):
        raise NotATimetable(_old_office(name, content))
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[: len(_CALENDAR)].upper() == _CALENDAR:
        return _open_calendar
    if ending in _DELIMITED:
        return open_delimited
    if ending in _TEXT:
        return open_lines
    raise NotATimetable(f"'{name}' is not a timetable that I can read. {_KINDS}")


def _office(name: str, ending: str, parts: frozenset[str]) -> Callable[[str, bytes], Opened]:
    for part, (what, endings, opener) in _OFFICE.items():
        if part in parts:
            if ending and ending not in endings:
                raise NotATimetable(
                    f"'{name}' is really {what}. Rename it to end in {endings[0]} and send it again."
                )
            return opener
    raise NotATimetable(f"'{name}' is not a timetable that I can read. {_KINDS}")


def _old_office(name: str, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return f"'{name}' is protected by a password. Take the password off and send it again."
    return f"'{name}' is in an old Office format. Save it as .xlsx or .docx and send it again."
