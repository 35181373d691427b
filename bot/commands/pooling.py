"""The command about those who offered to be peers: pool."""

import asyncio
from typing import Annotated

import typer

from bot.commands.app import app


@app.command()
def pool(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show who is in the pool of peers, and how many bring what and come from where; nobody is ranked."""
    from bot import clock
    from bot.pooling import read_pool, tell
    from bot.settings import read_settings

    today = clock.now().date()
    tell(asyncio.run(read_pool(read_settings(), today)), as_json=as_json)
