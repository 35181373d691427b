"""The command about those who offered to be peers: pool."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.app import app
from bot.commands.shared import console, write_for_one


@app.command()
def pool(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    export: Annotated[
        tuple[str, Path] | None,
        typer.Option(help="Write all that is kept of whoever has this e-mail address to this JSON file."),
    ] = None,
    forget: Annotated[str, typer.Option(help="Delete whoever has this e-mail address from the pool.")] = "",
) -> None:
    """Show who is in the pool of peers, and how many bring what and come from where; nobody is ranked."""
    from bot import clock, pooling
    from bot.settings import read_settings

    if export is not None:
        email, file = export
        write_for_one(file, asyncio.run(pooling.kept_of(read_settings(), email)))
        console().print(f"{file}", markup=False, highlight=False, soft_wrap=True)
    if forget:
        asyncio.run(pooling.forget(read_settings(), forget))
    if export is not None:
        return

    today = clock.now().date()
    pooling.tell(asyncio.run(pooling.read_pool(read_settings(), today)), as_json=as_json)
