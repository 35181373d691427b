"""The commands that write files: export, cards."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.app import app
from bot.commands.shared import console, writable, write


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
        write(folder / document.name, document.content)
        console().print(f"{folder / document.name}", markup=False, highlight=False, soft_wrap=True)


@app.command()
def cards(
    *, out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")]
) -> None:
    """Write every card that the bot can send, one JSON file each."""
    from bot.methods import shelf
    from cards.gallery import write_gallery

    written = write_gallery(writable(out), shelf.method("place-review"))
    console().print(f"{len(written)} cards are in {out}.", markup=False, highlight=False)
