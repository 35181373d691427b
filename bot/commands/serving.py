"""The commands of whoever runs the bot: serve, doctor, pack."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import logs
from bot.commands.app import app
from bot.commands.shared import console, say, until_stopped, writable, write


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
    from bot.methods import shelf
    from bot.settings import read_settings

    logs.start()
    settings = read_settings()
    if settings.methods:
        shelf.put_all(Path(settings.methods))
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    until_stopped(bootstrap.serve(settings, local=local, ready=lambda at: say(f"Serving Teams at {at}.")))


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
    write(writable(out.parent) / out.name, package)
    console().print(f"{out}", markup=False, highlight=False, soft_wrap=True)
