"""The commands that write files: export, board, cards."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.app import app
from bot.commands.shared import console, put, writable

if TYPE_CHECKING:
    from bot.ports.files import Document


@app.command()
def export(
    review: Annotated[
        str, typer.Argument(help="The review's id, as the card of the agreed feedback names it.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")],
) -> None:
    """Write the final presentation, with notes for its speakers and without, and the draft report."""
    put(asyncio.run(_exported(review)), folder=out)


async def _exported(review: str) -> "list[Document]":
    """Return the files, made one after another, with a bar that shows how far it is."""
    from rich.progress import Progress

    from bot.bootstrap import documents_of
    from bot.settings import read_settings

    documents = []
    with Progress(console=console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Writing", total=1.0)
        async for document, done in documents_of(read_settings(), review):
            documents.append(document)
            progress.update(bar, completed=done, description=document.name)
    return documents


@app.command()
def board(
    review: Annotated[
        str, typer.Argument(help="The review's id, as the card of the agreed feedback names it.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")],
) -> None:
    """Write the board for the team, and apart from it the findings that the client may have."""
    from bot.bootstrap import board_of
    from bot.settings import read_settings

    files, left_out = asyncio.run(board_of(read_settings(), review))
    put(files, folder=out)
    if left_out:
        numbers = ", ".join(map(str, left_out))
        console(stderr=True).print(
            f"Kept from the client, as they could show who said it: findings {numbers}. Please reword them."
        )


@app.command()
def cards(
    *, out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")]
) -> None:
    """Write every card that the bot can send, one JSON file each."""
    from bot.methods import shelf
    from cards.gallery import write_gallery

    written = write_gallery(writable(out), shelf.method("place-review"))
    console().print(f"{len(written)} cards are in {out}.", markup=False, highlight=False)
