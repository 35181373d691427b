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
    "R86": "Mentors",
}


def tell(checked: Checked, *, as_json: bool) -> None:
    """Print what was read on standard output, in UTF-8 whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
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
        _put(Text.assemble((day, "bold"), (f"  {sheet}".rstrip(), "dim")), console)
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
    """Draw a day; a column in which nothing would stand is left out."""
    columns = {
        "Session": (5, 24, [s.title for s in sessions]),
        "Kind": (2, 11, [s.kind.value for s in sessions]),
        "Who is met": (5, 14, ["; ".join(s.people) for s in sessions]),
        "Stream": (1, 6, [s.stream for s in sessions]),
        "Peers": (1, 7, [_peers(s) for s in sessions]),
        "Place": (2, 7, [s.place for s in sessions]),
        "In the file": (1, 4, [_where(s, sheet) for s in sessions]),
    }
    filled = {name: column for name, column in columns.items() if any(column[2])}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Time", no_wrap=True)
    table.add_column("", no_wrap=True, style="bold")
    for name, (ratio, least, _) in filled.items():
        table.add_column(name, ratio=ratio, min_width=least)
    for number, (session, mark) in enumerate(zip(sessions, marks, strict=True)):
        cells = (_hours(session), mark, *(column[2][number] for column in filled.values()))
        table.add_row(*map(Text, cells), style=_style(session))
    return table


def _list(sessions: Sequence[DraftSession], marks: Sequence[str], *, sheet: str, console: Console) -> None:
    for session, mark in zip(sessions, marks, strict=True):
        lead = f"{_hours(session)} {mark.ljust(2)} "
        _put(Text(session.title, style=_style(session)), console, lead=lead)
        rest = (
            session.kind.value,
            "; ".join(session.people),
            session.stream,
            _peers(session),
            session.place,
            _where(session, sheet),
        )
        _put(Text(" · ".join(filter(None, rest)), style="dim"), console, lead=" " * len(lead))


def _show_doubts(doubts: Sequence[Doubt], console: Console) -> None:
    if not doubts:
        return
    console.print()
    _put(Text(f"Doubts ({len(doubts)}): please settle these with the client", style="bold"), console)
    for doubt in doubts:
        suggested = f" Suggested: {doubt.suggested}" if doubt.suggested else ""
        text = Text.assemble(f"{doubt.question}{suggested}", (f"  {doubt.at}: {doubt.text}", "dim"))
        _put(text, console, lead="  ? ")


def _show_cautions(checked: Checked, console: Console) -> None:
    if not checked.cautions:
        return
    console.print()
    title = f"Against the method ({len(checked.cautions)}): {checked.method.title}"
    _put(Text(title, style="bold"), console)
    for rule, cautions in groupby(
        sorted(checked.cautions, key=lambda c: int(c.rule[1:])), key=lambda c: c.rule
    ):
        _put(Text(f"{_RULES.get(rule, rule)} ({rule})"), console, lead="  ")
        for caution in cautions:
            at = "" if caution.at == WHOLE or caution.at in caution.text else f"  {caution.at}"
            _put(Text.assemble(caution.text, (at, "dim")), console, lead="    ! ")


def _put(text: Text, console: Console, *, lead: str = "") -> None:
    """Print a text after its lead, its later lines as far in, without a trail of spaces."""
    before = lead
    for line in text.wrap(console, max(console.width - len(lead), _NARROWEST)):
        line.rstrip()
        console.print(Text(before).append_text(line), soft_wrap=True)
        before = " " * len(lead)


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


def _where(line: DraftSession, sheet: str) -> str:
    return line.at.removeprefix(sheet).strip()


def _style(line: DraftSession) -> str:
    return "dim" if line.kind is SessionKind.BREAK else ""


def _one_sheet(lines: Sequence[DraftSession]) -> str:
    """Return the sheet on which all the lines stand, or nothing."""
    sheets = {found[0].strip() if (found := _SHEET.match(line.at)) else "" for line in lines}
    return sheets.pop() if len(sheets) == 1 else ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
