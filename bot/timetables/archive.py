"""Looks at an Office file from outside, before anything in it is opened."""

import io
import zipfile
import zlib
from typing import Final

from bot.domain.errors import NotATimetable

_MOST_PARTS: Final = 2_000
_MOST_XML: Final = 16_000_000
"""Bytes of all XML together; a timetable of 5,000 rows has a tenth of that."""
_MOST_BYTES: Final = 100_000_000
_HEADER: Final = b"PK\x01\x02"
"""Starts each member's line in a zip file's list of contents."""


def parts_of(name: str, content: bytes) -> frozenset[str]:
    """Return the names of the parts in an Office file; raises `NotATimetable` where it is not safe to open."""
    if content.count(_HEADER) > _MOST_PARTS:
        raise NotATimetable(f"'{name}' holds too many parts. Copy the timetable into a new file and send that.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if any(m.flag_bits & 1 for m in members):
                raise NotATimetable(
                    f"'{name}' is protected by a password. Take the password off and send it again."
                )
            _see_that_it_is_small(name, members)
            _see_that_sizes_are_true(name, archive, members)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError) as fault:
        raise NotATimetable(
            f"'{name}' is damaged and cannot be opened. Save it again and send the new copy."
        ) from fault
    return frozenset(m.filename for m in members)


def _see_that_it_is_small(name: str, members: list[zipfile.ZipInfo]) -> None:
    xml = sum(m.file_size for m in members if m.filename.lower().endswith((".xml", ".rels", ".vml")))
    if xml > _MOST_XML or sum(m.file_size for m in members) > _MOST_BYTES:
        raise NotATimetable(
            f"'{name}' is too large once it is unpacked. Copy the timetable into a new file and send that."
        )


def _see_that_sizes_are_true(name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Unpack each part up to the size it states: a forged one then fails its checksum."""
    for member in members:
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(member) as part:
            head = part.read(1024)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise NotATimetable(
                    f"'{name}' holds parts that no timetable needs. Save it again and send the new copy."
                )
