"""The neutral grid that every kind of file becomes before it is read."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.timetable import Doubt

Raw = str | float | date | datetime | time | timedelta | None

LONGEST_CELL: Final = 1_000
"""Characters of one cell that are read; no session needs more."""

_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r" ?\n[ \n]*")


def clean(text: str) -> str:
    """Return the text without control and direction marks, its blanks made single and its lines kept."""
    text = text[:LONGEST_CELL].strip()
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    kept = (c for c in text.replace("\r", "\n") if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return _LINES.sub("\n", _BLANKS.sub(" ", "".join(kept))).strip()


@dataclass(slots=True, eq=False)  # not frozen: a file has tens of thousands, made in half the time
class Cell:
    """One cell; a merged one stands at each of its places as the same object, so identity tells them."""

    text: str = ""
    at: str = ""
    value: Raw = None
    struck: bool = False

    def __bool__(self) -> bool:
        """Whether anything is written in it."""
        return bool(self.text)


EMPTY: Final = Cell()

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, a table or a stretch of lines; `at` is how a person would find it, `title` its own name."""

    at: str
    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: its grids in order, and what was left out on the way."""

    grids: tuple[Grid, ...]
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=1_024)
def distinct(row: Row) -> tuple[Cell, ...]:
    """Return the written cells of a row, each merged one once."""
    return tuple(dict.fromkeys([cell for cell in row if cell.text]))


def in_full(cells: tuple[Cell, ...]) -> str:
    """Return the words of some cells as one line."""
    return " | ".join(cell.text.replace("\n", " / ") for cell in cells)


def still_standing(runs: list[tuple[str, bool]]) -> tuple[str, str]:
    """Part what is written from what is struck through."""
    kept = clean("".join(text for text, struck in runs if not struck))
    return kept, clean("".join(text for text, struck in runs if struck))
