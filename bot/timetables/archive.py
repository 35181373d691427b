"""Looks at an Office file from outside, before a reader that trusts it is let near."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from bot.domain.errors import NotATimetable

_MOST_PARTS: Final = 2_000
_MOST_XML: Final = 16_000_000
"""Bytes of all that unpacks to much more than its size; a timetable of 5,000 rows has a tenth of that."""
_MOST_BYTES: Final = 100_000_000
_MOST_COVERED: Final = 200_000
"""Cells under merged ranges, links and comments; openpyxl makes each of them, up to 17 thousand million."""
_MOST_MARKUP: Final = 600_000
"""Starts and ends of elements, which grow twentyfold in memory; a table of 5,000 rows has 400,000."""
_SWELLS: Final = 3
_HEADER: Final = b"PK\x01\x02"
"""Starts each member's line in a zip file's list of contents."""
_XML: Final = (".xml", ".rels", ".vml")
_STARTS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_PLAIN: Final = (b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
_COVERS: Final = re.compile(
    rb"""<(?:[\w.-]+:)?(?:mergeCell|hyperlink|comment)\s[^>]{0,2000}?ref\s*=\s*["']([^"']{0,80})["']"""
)


def parts_of(name: str, content: bytes) -> frozenset[str]:
    """Return the names of the parts in an Office file; raises `NotATimetable` where it is not safe to open."""
    if content.count(_HEADER) > _MOST_PARTS:
        raise NotATimetable(f"'{name}' holds too many parts. Copy the timetable into a new file and send that.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _look_at_sizes(name, members)
            _look_inside(name, archive, members)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError) as fault:
        raise NotATimetable(
            f"'{name}' is damaged and cannot be opened. Save it again and send the new copy."
        ) from fault
    return frozenset(m.filename for m in members)


def _look_at_sizes(name: str, members: list[zipfile.ZipInfo]) -> None:
    if any(m.flag_bits & 1 for m in members):
        raise NotATimetable(f"'{name}' is protected by a password. Take the password off and send it again.")
    if (
        sum(m.file_size for m in _swelling(members)) > _MOST_XML
        or sum(m.file_size for m in members) > _MOST_BYTES
    ):
        raise NotATimetable(
            f"'{name}' is too large once it is unpacked. Copy the timetable into a new file and send that."
        )


def _look_inside(name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Unpack each part of text: a forged size fails its checksum, and what no timetable needs is refused."""
    covered = markup = 0
    for member in _swelling(members):
        content = archive.read(member)
        markup += content.count(b"<")
        covered += sum(_area(found[1]) for found in _COVERS.finditer(content))
        if markup > _MOST_MARKUP:
            raise NotATimetable(f"'{name}' holds too much. Copy the timetable into a new file and send that.")
        if covered > _MOST_COVERED:
            raise NotATimetable(
                f"'{name}' merges too many cells. Copy the timetable into a new file and send that."
            )
        if member.filename.lower().endswith(_XML) and content and not _is_plain(content):
            raise NotATimetable(f"'{name}' holds what no timetable needs. Save it again and send the new copy.")


def _swelling(members: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """Return the members that are text or unpack like it; photographs hardly do."""
    for member in members:
        swells = member.file_size > _SWELLS * member.compress_size
        if swells or member.filename.lower().endswith(_XML):
            yield member


def _is_plain(content: bytes) -> bool:
    """Whether a part is XML in a common encoding, without entities of its own."""
    head = content[:300]
    encoding = _ENCODING.search(head)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return False
    return bool(_STARTS.match(head)) and (encoding is None or encoding[1].lower() in _PLAIN)


def _area(reference: bytes) -> int:
    """Return how many cells a reference covers; one that cannot be read covers too many."""
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415 - most files merge nothing, and it is heavy

    try:
        left, top, right, bottom = range_boundaries(reference.decode("ascii"))
    except ValueError:
        return _MOST_COVERED + 1
    if left is None or top is None or right is None or bottom is None:
        return _MOST_COVERED + 1
    return max(0, right - left + 1) * max(0, bottom - top + 1)
