"""Shows a checked timetable on the terminal: a table for each day, then doubts and cautions (R13, R22)."""

import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.checking import NO_DAY, Checked, in_json
from bot.domain.caution import WHOLE, listed
from bot.domain.session import SessionKind
from bot.domain.timetable import Doubt, DraftSession
from bot.timetables.people import ALL

WIDE: Final = 110
"""Columns from which a table can be read; below that each session has lines of its own."""

PIPED: Final = 160
"""Columns where the output goes to no terminal that could say how wide it is."""

_HOURS: Final = 15
"""Columns that the hours and the marks of a session take."""
_NARROWEST: Final = 16
_SHEET: Final = re.compile(r"Sheet '.*' (?=\S+$)")
_RULES: Final = {
    "R1": "Days and times",
    "R16": "Length and size",
    "R17": "Pairs",
    "R18": "Team sessions",
    "R19": "Catch-ups",
    "R20": "Scene setting",
    "R21": "Final feedback",
    "R22": "Peers' days",
    "R23": "Who is met",
}


def tell(checked: Checked, *, as_json: bool) -> None:
    """Print what was read on standard output, in UTF-8 whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if as_json:
        sys.stdout.write(in_json(checked) + "\n")
        return
    told_how_wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    show(checked, Console(width=None if told_how_wide else PIPED, highlight=False))


def show(checked: Checked, console: Console) -> None:
    """Print the timetable day by day, then what is doubtful and what the method would ask."""
    doubted = {doubt.at for doubt in checked.draft.doubts}
    cautioned = {caution.at for caution in checked.cautions}
    for day, lines in groupby(checked.draft.sessions, key=_day):
        sessions = list(lines)
        sheet = _one_sheet(sessions)
        console.print()
        console.print(Text.assemble((day, "bold"), (f"  {sheet}".rstrip(), "dim")))
        marks = [_mark(s, doubted=doubted, cautioned=cautioned) for s in sessions]
        if console.width >= WIDE:
            console.print(_table(sessions, marks, sheet=sheet))
        else:
            _list(sessions, marks, sheet=sheet, console=console)
    _show_doubts(checked.draft.doubts, console)
    _show_cautions(checked, console)
    console.print()
    _put(Text(_sum(checked)), console)


def _table(sessions: Sequence[DraftSession], marks: Sequence[str], *, sheet: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=False, pad_edge=False, show_edge=False)
    table.add_column("Time", no_wrap=True)
    table.add_column("", no_wrap=True, style="bold")
    table.add_column("Session", ratio=5, min_width=24)
    table.add_column("Kind", ratio=2, min_width=11)
    table.add_column("Who is met", ratio=5, min_width=14)
    if any(s.stream for s in sessions):
        table.add_column("Stream", ratio=1, min_width=6)
    table.add_column("Peers", ratio=1, min_width=7)
    table.add_column("Place", ratio=2, min_width=7)
    table.add_column("In the file", ratio=1, min_width=4, style="dim")
    for session, mark in zip(sessions, marks, strict=True):
        stream = (session.stream,) if any(s.stream for s in sessions) else ()
        cells = (
            _hours(session),
            mark,
            session.title,
            session.kind.value,
            "; ".join(session.people),
            *stream,
            _peers(session),
            session.place,
            session.at.removeprefix(sheet).strip(),
        )
        table.add_row(*map(Text, cells), style=_style(session))
    return table


def _list(sessions: Sequence[DraftSession], marks: Sequence[str], *, sheet: str, console: Console) -> None:
    for session, mark in zip(sessions, marks, strict=True):
        first = f"{_hours(session)} {mark.ljust(2)} {session.title}"
        _put(Text(first, style=_style(session)), console, hanging=_HOURS)
        where = session.at.removeprefix(sheet).strip()
        rest = (
            session.kind.value,
            "; ".join(session.people),
            session.stream,
            _peers(session),
            session.place,
            where,
        )
        _put(Text(" · ".join(filter(None, rest)), style="dim"), console, indent=_HOURS)


def _show_doubts(doubts: Sequence[Doubt], console: Console) -> None:
    if not doubts:
        return
    console.print()
    console.print(Text(f"Doubts ({len(doubts)}): please settle these with the client", style="bold"))
    for doubt in doubts:
        suggested = f" Suggested: {doubt.suggested}" if doubt.suggested else ""
        text = Text.assemble("? ", f"{doubt.question}{suggested}", (f"  {doubt.at}: {doubt.text}", "dim"))
        _put(text, console, indent=2, hanging=2)


def _show_cautions(checked: Checked, console: Console) -> None:
    if not checked.cautions:
        return
    console.print()
    title = f"Against the method ({len(checked.cautions)}): {checked.method.title}"
    console.print(Text(title, style="bold"))
    for rule, cautions in groupby(
        sorted(checked.cautions, key=lambda c: int(c.rule[1:])), key=lambda c: c.rule
    ):
        _put(Text(f"{_RULES.get(rule, rule)} ({rule})"), console, indent=2)
        for caution in cautions:
            at = "" if caution.at == WHOLE or caution.at in caution.text else f"  {caution.at}"
            _put(Text.assemble("! ", caution.text, (at, "dim")), console, indent=4, hanging=2)


def _put(text: Text, console: Console, *, indent: int = 0, hanging: int = 0) -> None:
    """Print a text, its later lines further in, without a trail of spaces."""
    lines = text.wrap(console, max(console.width - indent - hanging, _NARROWEST))
    for number, line in enumerate(lines):
        line.rstrip()
        console.print(Text(" " * (indent + (hanging if number else 0))).append_text(line), soft_wrap=True)


def _sum(checked: Checked) -> str:
    lines = checked.draft.sessions
    met = sum(line.kind is not SessionKind.BREAK for line in lines)
    days = len({_day(line) for line in lines})
    read = f"{_counted(met, 'session')} on {_counted(days, 'day')}, read in {checked.zone} time"
    doubts, cautions = _counted(len(checked.draft.doubts), "doubt"), _counted(len(checked.cautions), "caution")
    return f"{read}: {doubts} (?), {cautions} (!). Cautions never stop a timetable from being accepted."


def _mark(session: DraftSession, *, doubted: Iterable[str], cautioned: Iterable[str]) -> str:
    return ("?" if session.at in doubted else "") + ("!" if session.at in cautioned else "")


def _day(line: DraftSession) -> str:
    if line.date is None:
        return line.day or NO_DAY.capitalize()
    return f"{line.date:%A} {line.date.day} {line.date:%B} {line.date.year}"


def _hours(line: DraftSession) -> str:
    if line.start is None:
        return "no time".ljust(11)
    return f"{line.start:%H:%M}–{f'{line.end:%H:%M}' if line.end else '?    '}"


def _peers(line: DraftSession) -> str:
    return listed(["everybody" if peer == ALL else peer for peer in line.peers])


def _style(line: DraftSession) -> str:
    return "dim" if line.kind is SessionKind.BREAK else ""


def _one_sheet(lines: Sequence[DraftSession]) -> str:
    """Return the sheet on which all the lines stand, or nothing."""
    sheets = {found[0].strip() if (found := _SHEET.match(line.at)) else "" for line in lines}
    return sheets.pop() if len(sheets) == 1 else ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
