"""Plain text as grids: csv and tsv in any common encoding and delimiter, pasted lines, Markdown tables."""

import csv
import io
import re
from collections import Counter
from typing import Final

from charset_normalizer import from_bytes

from bot.domain.errors import NotATimetable
from bot.timetables.grid import EMPTY, Cell, Grid, Opened, Row, clean

MOST_LINES: Final = 10_000
MOST_COLUMNS: Final = 100
_DELIMITERS: Final = (",", ";", "\t", "|")
_BYTE_ORDER_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WESTERN: Final = ("cp1252", "mac_roman", "cp850")
_MARKS: Final = frozenset(
    "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u00a3\u20ac\u00b7\u00bd\u00a0\u2192"
)
_LETTERS: Final = frozenset("áàâäãåéèêëíìîïóòôöõøúùûüýçñæœßÁÀÂÄÅÉÈÊËÍÓÖØÚÜÇÑŴŶŵŷ")
_OFTEN: Final = ["cp1252", "mac_roman", "cp850", "utf_16_le", "utf_16_be"]
_SAMPLE: Final = 20_000
_EMPHASIS: Final = re.compile(r"(?<![\w*_])[*_](?![\s*_])([^*_\n]+?)(?<![\s*_])[*_](?![\w*_])")
"""What stands between single stars or low lines in Markdown."""


def decode(name: str, content: bytes) -> str:
    """Return the text of some bytes; raises `NotATimetable` where they are no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode(_encoding(content[:_SAMPLE]), errors="replace")
    if not _is_text(text) and len(content) % 2 == 0:
        text = _wide(content) or text
    if not _is_text(text):
        raise NotATimetable(
            f"'{name}' is not a timetable that I can read. Send it as Excel, Word, CSV, calendar or plain text."
        )
    return text


def _encoding(sample: bytes) -> str:
    """Return the encoding in which most of what is not plain English is likely in a timetable."""
    likely = {encoding: _likelihood(sample.decode(encoding, errors="replace")) for encoding in _WESTERN}
    western = max(_WESTERN, key=likely.__getitem__)
    if likely[western] > 0:
        return western
    best = from_bytes(sample, cp_isolation=_OFTEN).best()
    return best.encoding if best else western


def _likelihood(text: str) -> int:
    """Count dashes, and accents that stand in a word and in its case, less all else that is not plain."""
    score = 0
    for before, char, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if not char.isascii():
            in_a_word = (before.isalpha() or after.isalpha()) and not (before.islower() and char.isupper())
            score += 1 if char in _MARKS or (char in _LETTERS and in_a_word) else -1
    return score


def open_delimited(name: str, content: bytes) -> Opened:
    """Return the rows of a csv or tsv file as one grid."""
    text = decode(name, content)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    start = 1
    for fields in reader:
        if len(rows) >= MOST_LINES:
            raise NotATimetable(f"'{name}' is too long. Send the timetable alone.")
        rows.append(row_of(fields[:MOST_COLUMNS], f"line {start}"))
        start = reader.line_num + 1
    return Opened((Grid("the file", tuple(rows)),))


def row_of(fields: list[str], at: str) -> Row:
    """Return one row; a line struck through in Markdown is marked so."""
    cells = []
    for written in fields:
        text = clean(written)
        struck = text.startswith("~~") and text.endswith("~~")
        text = _EMPHASIS.sub(r"\1", text)
        cells.append(
            Cell(text.strip("~").strip("*") if struck else text.replace("**", ""), at, None, struck)
            if text
            else EMPTY
        )
    return tuple(cells)


def _delimiter(text: str) -> str:
    """Return the delimiter that parts most lines into the same number of fields."""
    sample = text[:_SAMPLE]

    def steadiness(delimiter: str) -> tuple[int, int]:
        try:
            widths = [
                len(fields) for fields in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
            ]
        except csv.Error:
            return 0, 0
        (width, lines), *_ = Counter(w for w in widths if w > 1).most_common(1) or [(0, 0)]
        return lines, width

    return max(_DELIMITERS, key=steadiness)


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(1 for c in sample if (ord(c) < 32 and c not in "\n\r\t\f\v\x0b") or c == "\ufffd")  # noqa: PLR2004 - control characters
    return odd * 10 <= len(sample)


def _wide(content: bytes) -> str | None:
    """Return UTF-16 without its mark, known by its zeros."""
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = content[odd:_SAMPLE:2].count(0)
        if zeros * 3 > len(content[odd:_SAMPLE:2]):
            return content.decode(encoding, errors="replace")
    return None
