"""Pasted text and Markdown as a grid: its lines, and the tables in it."""

import html
import re
from collections import Counter
from typing import Final

from bot.domain.errors import NotATimetable
from bot.timetables.columns import is_heading
from bot.timetables.grid import Grid, Opened, Row
from bot.timetables.text import MOST_COLUMNS, MOST_LINES, decode, open_delimited, row_of
from bot.timetables.times import find_leading

_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_TABS: Final = re.compile(r"\t+")
_ONE_TAB: Final = re.compile(r"\t")
_BULLETS: Final = ("-", "*", "\u2022", "o ", "+")
_BULLET: Final = re.compile(r"^(?:[-*\u2022>#]+\s+|\d{1,2}[.)]\s+)+")
_GAP: Final = re.compile(r" {3,}")
_FEW_GAPS: Final = 2
_RULE: Final = re.compile(r"[\s|:=+_*-]+")


def open_lines(name: str, content: bytes) -> Opened:
    """Return the lines of a text as one grid; tabs and bars part a line into cells."""
    text = decode(name, content)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise NotATimetable(f"'{name}' is too long. Send the timetable alone.")
    if _is_delimited(text):
        return open_delimited(name, content)
    rows: list[Row] = []
    tab = _tab(lines)
    indent = 0
    for number, line in enumerate(lines, start=1):
        bare = line.strip()
        if _RULE.fullmatch(bare):
            continue
        if rows and _is_nested(line, indent, rows[-1]):
            rows[-1] += row_of([bare], f"line {number}")
            continue
        indent = len(line) - len(line.lstrip())
        written = bare if tab is _TABS else line.rstrip()
        rows.append(row_of(_parts(_unmarked(written), tab)[:MOST_COLUMNS], f"line {number}"))
    return Opened((Grid("the text", tuple(rows)),))


def _unmarked(line: str) -> str:
    """Return a line without what only a browser shows otherwise: breaks, entities and links."""
    if "](" in line:
        line = _LINK.sub(r"\1 \2", line)
    return html.unescape(_BREAK.sub("\n", line)) if "<" in line or "&" in line else line


def _tab(lines: list[str]) -> re.Pattern[str]:
    """Return what parts a line: one tab where most lines have as many, so that empty cells keep their place."""
    tabs = Counter(n for line in lines if (n := line.count("\t")))
    number, times = tabs.most_common(1)[0] if tabs else (0, 0)
    return _ONE_TAB if number >= _FEW_GAPS and times * 5 >= tabs.total() * 3 else _TABS


def _is_nested(line: str, indent: int, above: Row) -> bool:
    """Whether a line is a point of the agenda of the session above it: further in, and with a start alone."""
    bare = line.lstrip()
    if len(line) - len(bare) < indent + _FEW_GAPS or not bare.startswith(_BULLETS) or not above:
        return False
    found, own = find_leading(_BULLET.sub("", above[0].text)), find_leading(bare[1:].lstrip())
    if found is None or own is None:
        return False
    (session, _), (point, _) = found, own
    if session.start is None or session.end is None or point.start is None or point.end:
        return False
    return session.start <= point.start < session.end


def _parts(line: str, tab: re.Pattern[str]) -> list[str]:
    """Part a line at its tabs or bars, or where it leaves two or more wide gaps."""
    if "|" in line:
        return re.split(r"\s*\|\s*", line.strip("|"))
    if "\t" in line:
        return tab.split(line)
    gaps = _GAP.split(line)
    return gaps if len(gaps) > _FEW_GAPS else [line]


def _is_delimited(text: str) -> bool:
    """Whether pasted text is the rows of a csv file: its first line holds headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;", key=first.count)
    return first.count(delimiter) >= _FEW_GAPS and is_heading(row_of(first.split(delimiter), ""))
