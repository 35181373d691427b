"""The commands that read and tell: methods, check, guard, suggest, deliveries."""

import asyncio
import io
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.app import app
from bot.commands.shared import console, content_of, timetable_of


@app.command()
def methods(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of methods in JSON.")] = False,
) -> None:
    """List the kinds of review on offer, with how many days each takes."""
    from bot.methods import shelf

    offered = [shelf.method(name) for name in shelf.names()]
    if as_json:
        told = [
            {
                "name": each.name,
                "title": each.title,
                "days": [days if days % 1 else int(days) for days in each.days],
                "follow_up": each.follow_up,
                "captures": each.captures,
                "themes": [theme.title for theme in each.themes],
                "source": each.source,
            }
            for each in offered
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    for each in offered:
        line = f"{each.name}: {each.title}, {each.lasts}"
        console(highlight=False, soft_wrap=True).print(line, markup=False)


@app.command()
def check(
    timetable: Annotated[Path, typer.Argument(help="The client's timetable.")],
    *,
    method: Annotated[
        str, typer.Option(help="The kind of review, or a method file of your own (.toml).")
    ] = "place-review",
    first_day: Annotated[str, typer.Option(help="The first day, where the file leaves out dates.")] = "",
    zone: Annotated[str, typer.Option(help="The time zone of the client.")] = "Europe/London",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was read as one JSON object.")] = False,
) -> None:
    """Read a timetable and say what is doubtful in it, and what is not as the method has it."""
    from bot.checked_table import tell
    from bot.checking import check_timetable

    name, content = timetable_of(timetable)
    tell(check_timetable(name, content, method=method, first_day=first_day, zone=zone), as_json=as_json)


@app.command()
def guard(
    notes: Annotated[Path, typer.Argument(help='Notes, a line each: {"id": "1", "text": "…"}.')],
    *,
    roster: Annotated[Path | None, typer.Option(help="People: a list of name and role, in JSON.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Find what would show who said what. It is an aid: please read the text as well."""
    from bot.guarding import guard_file

    guard_file(notes, roster=roster, as_json=as_json)


@app.command()
def suggest(
    notes: Annotated[Path, typer.Argument(help="The notes, one JSON object a line.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a note.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Name every candidate, not only the best three.")
    ] = False,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Go by words alone, though a language model is installed.")
    ] = False,
) -> None:
    """Suggest for each note which others may say the same; people decide."""
    from bot.likeness.door import best_likeness
    from bot.suggesting import in_json, read_notes, show, suggestions

    read = read_notes(content_of(notes))
    found = asyncio.run(suggestions(read, likeness=best_likeness(words_only=words_only), every=every))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if as_json:
        sys.stdout.writelines(f"{in_json(*each)}\n" for each in zip(read, found, strict=True))
    else:
        show(read, found, console(highlight=False, soft_wrap=True))


@app.command()
def deliveries(
    review: Annotated[str, typer.Argument(help="The review's id.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Show what was to reach whom in a review, by which way, and how it ended; nothing of what it said."""
    from bot.delivering import read_deliveries, tell
    from bot.settings import read_settings

    found = asyncio.run(read_deliveries(read_settings(), review))
    tell(found, as_json=as_json, console=console(highlight=False))
