"""The command that rehearses a whole review."""

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import logs
from bot.commands.app import Port, app
from bot.commands.shared import console, say, timetable_of, until_stopped, writable, write

if TYPE_CHECKING:
    from rich.console import Console

    from bot.rehearsal.scene import Script


@app.command()
def rehearse(
    timetable: Annotated[
        Path | None, typer.Argument(help="The client's timetable; an invented one unless given.")
    ] = None,
    *,
    method: Annotated[
        str, typer.Option(help="The kind of review, or a method file of your own (.toml).")
    ] = "place-review",
    seed: Annotated[int, typer.Option(help="The same seed plays the same way.")] = 1,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("rehearsal-out"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the rehearsal as one JSON object.")] = False,
    serve: Annotated[bool, typer.Option("--serve", help="Take seats yourself, in the browser.")] = False,
    port: Port = 3978,
) -> None:
    """Rehearse a whole review on a fast clock, with invented people who answer the real cards."""
    from bot.methods import shelf

    chosen = shelf.chosen(method).name
    name, content = timetable_of(timetable, method=chosen)
    folder = Path() if serve else writable(out)

    from bot.rehearsal.scene import Script
    from bot.staging import serve_rehearsal

    logs.start(quiet=True)
    script = Script(file=name, content=content, method=chosen, seed=seed)
    if serve:
        until_stopped(serve_rehearsal(script, port=port, ready=lambda at: say(f"Open {at} in a browser.")))
        return
    told = console(stderr=as_json)
    outcome, written = asyncio.run(_rehearse(script, folder, told))
    if as_json:
        sys.stdout.write(json.dumps(outcome, ensure_ascii=False, indent=1) + "\n")
    told.print("\nThe rehearsal wrote:")
    for path in written:
        told.print(f"  {path}", highlight=False, markup=False, soft_wrap=True)
    told.print(f"Begin with {written[0]}", highlight=False, markup=False, soft_wrap=True)


async def _rehearse(script: "Script", folder: Path, console: "Console") -> tuple[dict[str, object], list[Path]]:
    from bot.rehearsal.outcome import as_json
    from bot.rehearsal.review import Rehearsal
    from bot.rehearsal.storyboard import storyboard
    from bot.rehearsal.terminal import timeline
    from bot.staging import open_stage

    async with open_stage() as stage:
        with timeline(console) as watch:
            outcome = await Rehearsal(script, stage).run(watch)
    told = as_json(outcome)
    written = {
        "storyboard.html": storyboard(outcome).encode(),
        "rehearsal.json": (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(),
        **{d.name: d.content for d in outcome.kept.documents},
    }
    for name, content in written.items():
        write(folder / name, content)
    return told, [folder / name for name in written]
