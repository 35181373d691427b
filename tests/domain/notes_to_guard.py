"""Invented notes with the level that a careful person would give them, as they stand in `guard_notes`."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.domain.attribution import Guard

FOLDER = Path(__file__).parent / "guard_notes"
_MARK = re.compile(r"\[[A-Z]+:([^\]]*)\]")


@dataclass(frozen=True)
class Noted:
    """One note: its level, what it is an example of, its text, and the words that show somebody."""

    level: str
    who: str
    text: str
    shown: tuple[str, ...]


@cache
def noted() -> tuple[Noted, ...]:
    """Return the notes of every lot."""
    return tuple(
        _read(line)
        for file in sorted(FOLDER.glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )


@cache
def the_guard() -> Guard:
    """Return the guard for the people of the notes' review."""
    return Guard([person["name"] for person in json.loads((FOLDER / "roster.json").read_text("utf-8"))])


def _read(line: str) -> Noted:
    head, marked = line.split(" | ", 1)
    level, who = head.split()
    return Noted(level=level, who=who, text=_MARK.sub(r"\1", marked), shown=tuple(_MARK.findall(marked)))
