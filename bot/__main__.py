"""The door: `critical-friend rehearse | serve | check | guard | doctor | pack | export | cards`."""

import asyncio
import contextlib
import io
import json
import sys
from collections.abc import Coroutine
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import logs
from bot.domain.errors import NotATimetable, ReviewError
from bot.ports import Refused, Unavailable

if TYPE_CHECKING:
    from rich.console import Console

    from bot.rehearsal.scene import Script

# The rooms are imported by the command that needs them: together they take a second, and help does not wait.

app = typer.Typer(
    name="critical-friend",
    help="A Microsoft Teams bot for remote peer reviews.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]


@app.command()
def rehearse(
    timetable: Annotated[
        Path | None, typer.Argument(help="The client's timetable; an invented one unless given.")
    ] = None,
    *,
    method: Annotated[str, typer.Option(help="The kind of review.")] = "place-review",
    seed: Annotated[int, typer.Option(help="The same seed plays the same way.")] = 1,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("rehearsal-out"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the rehearsal as one JSON object.")] = False,
    serve: Annotated[bool, typer.Option("--serve", help="Take seats yourself, in the browser.")] = False,
    port: Port = 3978,
) -> None:
    """Rehearse a whole review on a fast clock, with invented people who answer the real cards."""
    from bot.methods.shelf import method as on_the_shelf

    name, content = _timetable(timetable)
    chosen = on_the_shelf(method).name
    folder = Path() if serve else writable(out)

    from bot.bootstrap import serve_rehearsal
    from bot.rehearsal.scene import Script

    logs.start(quiet=True)
    script = Script(file=name, content=content, method=chosen, seed=seed)
    if serve:
        _until_stopped(serve_rehearsal(script, port=port, ready=lambda at: _say(f"Open {at} in a browser.")))
        return
    told = _console(stderr=as_json)
    outcome, written = asyncio.run(_rehearse(script, folder, told))
    if as_json:
        sys.stdout.write(json.dumps(outcome, ensure_ascii=False, indent=1) + "\n")
    told.print("\nThe rehearsal wrote:")
    for path in written:
        told.print(f"  {path}", highlight=False, markup=False, soft_wrap=True)
    told.print(f"Begin with {written[0]}", highlight=False, markup=False, soft_wrap=True)


async def _rehearse(script: "Script", folder: Path, console: "Console") -> tuple[dict[str, object], list[Path]]:
    from bot.bootstrap import open_stage
    from bot.rehearsal.outcome import as_json
    from bot.rehearsal.review import Rehearsal
    from bot.rehearsal.storyboard import storyboard
    from bot.rehearsal.terminal import timeline

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
        _write(folder / name, content)
    return told, [folder / name for name in written]


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ReviewError(f"I cannot write {path}: {error.strerror}.") from None


@app.command()
def serve(
    *,
    local: Annotated[
        bool, typer.Option("--local", help="Serve this machine only, without checking who calls.")
    ] = False,
    port: Annotated[int | None, typer.Option(help="The port to listen on.", min=1, max=65535)] = None,
) -> None:
    """Serve Microsoft Teams, or with --local the Agents Playground on this machine."""
    from bot import bootstrap
    from bot.settings import read_settings

    logs.start()
    settings = read_settings()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    _until_stopped(bootstrap.serve(settings, local=local, ready=lambda at: _say(f"Serving Teams at {at}.")))


@app.command()
def check(
    timetable: Annotated[Path, typer.Argument(help="The client's timetable.")],
    *,
    method: Annotated[str, typer.Option(help="The kind of review.")] = "place-review",
    first_day: Annotated[str, typer.Option(help="The first day, where the file leaves out dates.")] = "",
    zone: Annotated[str, typer.Option(help="The time zone of the client.")] = "Europe/London",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was read as one JSON object.")] = False,
) -> None:
    """Read a timetable and say what is doubtful in it, and what is not as the method has it."""
    from bot.checked_table import tell
    from bot.checking import check_timetable

    name, content = _timetable(timetable)
    tell(check_timetable(name, content, method=method, first_day=first_day, zone=zone), as_json=as_json)


@app.command()
def doctor(
    *,
    organiser: Annotated[
        str, typer.Option(help="In whose calendar meetings are made; the newest review's unless given.")
    ] = "",
    outside: Annotated[str, typer.Option(help="A mailbox that the bot must not be able to read.")] = "",
    post: Annotated[
        bool, typer.Option("--post", help="Post a card in the newest review's channel and take it back.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as one JSON list.")] = False,
) -> None:
    """Look at everything that the bot needs, and say what to do about what is missing."""
    from bot.doctor.examination import examine
    from bot.doctor.telling import tell

    logs.start(quiet=True)
    if not asyncio.run(tell(examine(organiser=organiser, outside=outside, post=post), as_json=as_json)):
        sys.exit(1)


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

    read = read_notes(_content(notes))
    found = asyncio.run(suggestions(read, likeness=best_likeness(words_only=words_only), every=every))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if as_json:
        sys.stdout.writelines(f"{in_json(*each)}\n" for each in zip(read, found, strict=True))
    else:
        show(read, found, _console(highlight=False, soft_wrap=True))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReviewError(f"I cannot read {path}: {error.strerror}.") from None


@app.command()
def export(
    review: Annotated[
        str, typer.Argument(help="The review's id, as the card of the agreed feedback names it.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")],
) -> None:
    """Write the final presentation and the draft report of a review."""
    from bot.bootstrap import documents_of
    from bot.settings import read_settings

    folder = writable(out)
    for document in asyncio.run(documents_of(read_settings(), review)):
        _write(folder / document.name, document.content)
        _console().print(f"{folder / document.name}", markup=False, highlight=False, soft_wrap=True)


@app.command()
def cards(
    *, out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")]
) -> None:
    """Write every card that the bot can send, one JSON file each."""
    from bot.methods import shelf
    from cards.gallery import write_gallery

    written = write_gallery(writable(out), shelf.method("place-review"))
    _console().print(f"{len(written)} cards are in {out}.", markup=False, highlight=False)


@app.command()
def pack(
    *,
    out: Annotated[Path, typer.Option(help="The file to write, such as app.zip.")],
    by: Annotated[str, typer.Option(help="Whose app it is, as people see it in Teams.")] = "Critical Friend",
) -> None:
    """Write the app package that an administrator uploads to Teams."""
    from bot.settings import read_settings
    from manifest.packing import pack as packed

    settings = read_settings()
    package = packed(app_id=settings.app_id, public_url=settings.public_url, developer=by)
    _write(writable(out.parent) / out.name, package)
    _console().print(f"{out}", markup=False, highlight=False, soft_wrap=True)


def writable(folder: Path) -> Path:
    """Return a folder that can be written to, made if need be; raises `ReviewError` otherwise."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".critical-friend"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ReviewError(f"I cannot write to {folder}: {error.strerror}.") from None
    return folder


def _timetable(path: Path | None) -> tuple[str, bytes]:
    if path is None:
        sample = files("bot.rehearsal") / "sample_timetable.xlsx"
        return "sample timetable.xlsx", sample.read_bytes()
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise NotATimetable(f"I cannot read {path}: {error.strerror}.") from None


def _until_stopped(serving: Coroutine[object, object, None]) -> None:
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serving)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence} Press Ctrl+C to stop.\n")


def _console(*, stderr: bool = False, highlight: bool = True, soft_wrap: bool = False) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, highlight=highlight, soft_wrap=soft_wrap)


def main() -> None:
    """Run the command line; a sentence and exit code 2 for whatever a person can put right."""
    try:
        app(prog_name="critical-friend")
    except (ReviewError, Unavailable, Refused) as error:
        _console(stderr=True).print(str(error), style="bold", highlight=False, markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
