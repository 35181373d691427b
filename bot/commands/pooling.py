"""The command about those who offered to be peers: pool."""

import asyncio
from typing import Annotated

import typer

from bot.commands.app import app


@app.command()
def pool(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    forget: Annotated[str, typer.Option(help="Delete whoever has this e-mail address from the pool.")] = "",
) -> None:
    """Show who is in the pool of peers, and how many bring what and come from where; nobody is ranked."""
    from bot import clock, pooling
    from bot.settings import read_settings

    if forget:
        asyncio.run(pooling.forget(read_settings(), forget))

    today = clock.now().date()
    pooling.tell(asyncio.run(pooling.read_pool(read_settings(), today)), as_json=as_json)
