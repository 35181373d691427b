"""The door of the house: `critical-friend rehearse | serve | cards`."""

import asyncio
import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import logs
from bot.domain.errors import ReviewError

app = typer.Typer(
    name="critical-friend",
    help="A Microsoft Teams bot for remote peer reviews.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def serve(
    *,
    local: Annotated[
        bool, typer.Option("--local", help="Serve this machine only, without checking who calls.")
    ] = False,
    port: Annotated[int | None, typer.Option(help="The port to listen on.", min=1, max=65535)] = None,
) -> None:
    """Serve Microsoft Teams, or with --local the Agents Playground on this machine."""
    from bot import bootstrap  # noqa: PLC0415 - the whole house takes a second to import; help does not wait
    from bot.settings import read_settings  # noqa: PLC0415 - as above

    logs.start()
    settings = read_settings()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    where = f"http://{bootstrap.LOOPBACK if local else settings.host}:{settings.port}/api/messages"
    Console(stderr=True).print(f"Serving Teams at {where}. Press Ctrl+C to stop.")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(bootstrap.serve(settings, local=local))


@app.command()
def cards(
    *, out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")]
) -> None:
    """Write every card that the bot can send, one JSON file each."""
    from bot.methods import shelf  # noqa: PLC0415 - the card library takes 0.2 s to import
    from cards.gallery import write_gallery  # noqa: PLC0415 - as above

    folder = writable(out)
    written = write_gallery(folder, method=shelf.method("place-review"))
    Console().print(f"{len(written)} cards are in {folder}.")


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


def main() -> None:
    """Run the command line; a sentence and exit code 2 for whatever a person can put right."""
    try:
        app(prog_name="critical-friend")
    except ReviewError as error:
        Console(stderr=True).print(error.sentence, style="bold", highlight=False, markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
