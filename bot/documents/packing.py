"""Packs an Office file so that the same feedback always gives the same bytes."""

import re
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell; Office files carry it too."""


_PROPERTIES: Final = "docProps/core.xml"
_WRITTEN_AT: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
"""When a workbook behind a chart was written, which its writer takes from the clock."""


def same_each_time(content: bytes, *, without: re.Pattern[bytes] | None = None) -> bytes:
    """Return the file with every entry's time of writing taken out, and what is to go from its properties."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as written, ZipFile(packed, "w") as plain:
        for name in written.namelist():
            entry = ZipInfo(name, date_time=_LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # whatever machine it was written on
            words = written.read(name)
            if name.endswith(".xlsx"):
                words = same_each_time(words, without=_WRITTEN_AT)
            plain.writestr(entry, without.sub(b"", words) if without and name == _PROPERTIES else words)
    return packed.getvalue()


def dated(day: date) -> datetime:
    """Return the moment that stands in the file's properties: no clock is asked."""
    return datetime.combine(day, time(), UTC).replace(tzinfo=None)  # both writers take it without a zone
